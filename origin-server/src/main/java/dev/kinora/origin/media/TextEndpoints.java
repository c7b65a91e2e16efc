package dev.kinora.origin.media;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kinora.origin.http.MediaTypes;
import dev.kinora.origin.http.Problem;
import dev.kinora.origin.http.ProblemException;
import dev.kinora.origin.library.Library;
import dev.kinora.origin.library.Stage;
import dev.kinora.origin.reply.Caching;
import dev.kinora.origin.reply.Call;
import dev.kinora.origin.reply.Document;
import dev.kinora.origin.reply.Replies;
import dev.kinora.packager.MediaException;
import dev.kinora.packager.publish.Asset;
import dev.kinora.packager.publish.AssetStore;
import dev.kinora.packager.publish.LinkedOutside;
import dev.kinora.packager.publish.StoredAsset;
import dev.kinora.packager.text.Subtitles;
import dev.kinora.packager.text.TextLimits;
import dev.kinora.packager.text.TextSegments;
import dev.kinora.packager.title.Title;
import java.io.IOException;
import java.util.Optional;

/**
 * Subtitles: whole, and in segments that are cut when they are asked for. A document that was read
 * is kept until others push it out. Addresses never change their bytes: a track's name ends in a
 * digest of its text and of the timeline that it is cut along. Thread-safe.
 */
public final class TextEndpoints {
  /** Of documents' bytes; a film's has a hundred thousand. */
  private static final long MOST_BYTES_KEPT = 32 << 20;

  private final Shelf shelf;
  private final AssetStore store;
  private final Cache<Asset.Text, Read> read =
      Caffeine.newBuilder()
          .maximumWeight(MOST_BYTES_KEPT)
          .weigher((Asset.Text key, Read value) -> value.document.weightBytes())
          .build();

  private record Read(Document document, Subtitles subtitles) {}

  /** Endpoints over a store. */
  public TextEndpoints(Library library, AssetStore store) {
    this.shelf = new Shelf(library);
    this.store = store;
  }

  /** {@code /titles/{id}/{rendition}/{n}.vtt}. */
  public void segment(Call call) throws ProblemException, IOException {
    Title title = shelf.title(call.part("id")).title();
    TextSegments segments = TextSegments.of(title.videoTimeline(), title.audioTimeline());
    int number = Integer.parseInt(call.part("n"));
    Read text = text(call);
    if (number >= segments.timeline().segmentCount()) {
      throw notFound("The segment lies outside the timeline.");
    }
    String segment = segments.segment(text.subtitles, number);
    Replies.send(call, Document.of(MediaTypes.VTT, segment), Caching.IMMUTABLE);
  }

  /** {@code /titles/{id}/{rendition}/subtitles.vtt}. */
  public void whole(Call call) throws ProblemException, IOException {
    Replies.send(call, text(call).document, Caching.IMMUTABLE);
  }

  private Read text(Call call) throws ProblemException, IOException {
    Stage.Probed probed = shelf.title(call.part("id"));
    String name = call.part("rendition");
    if (Shelf.text(probed, name).isEmpty()) {
      throw notFound("This title has no subtitles of that name.");
    }
    Asset.Text asset = new Asset.Text(probed.title().id(), name);
    Read known = read.getIfPresent(asset);
    if (known != null) {
      return known;
    }
    byte[] document =
        stored(asset)
            .orElseThrow(() -> notFound("The subtitles are not in the store any more."))
            .readAll(TextLimits.MAX_BYTES);
    try {
      Read fresh = new Read(Document.of(MediaTypes.VTT, document), Subtitles.read(document, name));
      read.put(asset, fresh);
      return fresh;
    } catch (MediaException e) {
      throw new ProblemException(Problem.badGateway(String.valueOf(e.getMessage())));
    }
  }

  private Optional<StoredAsset> stored(Asset asset) throws ProblemException, IOException {
    try {
      return store.find(asset);
    } catch (LinkedOutside _) {
      throw notFound("The file that should be here is not one of the store.");
    }
  }

  private static ProblemException notFound(String detail) {
    return new ProblemException(Problem.notFound(detail));
  }
}
