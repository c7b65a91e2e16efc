package dev.kinora.origin.media;

import dev.kinora.origin.http.Problem;
import dev.kinora.origin.http.ProblemException;
import dev.kinora.origin.http.Validators;
import dev.kinora.origin.library.Library;
import dev.kinora.origin.reply.Caching;
import dev.kinora.origin.reply.Call;
import dev.kinora.origin.reply.Content;
import dev.kinora.origin.reply.Document;
import dev.kinora.origin.reply.Replies;
import dev.kinora.origin.reply.Role;
import dev.kinora.packager.preview.SheetPlan;
import dev.kinora.packager.preview.TileMap;
import dev.kinora.packager.publish.Asset;
import dev.kinora.packager.publish.AssetStore;
import dev.kinora.packager.publish.LinkedOutside;
import dev.kinora.packager.publish.StoredAsset;
import dev.kinora.packager.title.Title;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Small pictures for the seek bar: the map from times to tiles, which grows while sheets are drawn,
 * and the sheets, which never change. Thread-safe.
 */
public final class ThumbnailEndpoints {
  private static final Logger LOG = LoggerFactory.getLogger(ThumbnailEndpoints.class);
  private static final String JPEG = "image/jpeg";
  private static final int LARGEST_SHEET = 32 << 20;

  private final Shelf shelf;
  private final AssetStore store;

  /** Endpoints over a store. */
  public ThumbnailEndpoints(Library library, AssetStore store) {
    this.shelf = new Shelf(library);
    this.store = store;
  }

  /** {@code /titles/{id}/thumbnails.vtt}: the part that exists. */
  public void map(Call call) throws ProblemException, IOException {
    Title title = shelf.title(call.part("id")).title();
    SheetPlan plan =
        SheetPlan.of(title)
            .orElseThrow(() -> notFound("This title has no pictures for the seek bar."));
    BitSet there = new BitSet();
    for (int sheet = 0; sheet < plan.sheets(); sheet++) {
      there.set(sheet, stored(plan.asset(title.id(), sheet)).isPresent());
    }
    if (there.isEmpty()) {
      throw notFound("This title has no pictures for the seek bar yet.");
    }
    String text = TileMap.write(plan, title.durationSeconds(), query(call), there::get);
    Replies.send(call, Document.of(TileMap.MEDIA_TYPE, text), Caching.CHECKED);
  }

  /** What its addresses need: the signature that the map itself was asked for with. */
  private static String query(Call call) {
    String signature = call.query("sig");
    return call.caller().role() == Role.LINK && signature != null ? "?sig=" + signature : "";
  }

  /** {@code /titles/{id}/{sheets}/{n}.jpg}. */
  public void sheet(Call call) throws ProblemException, IOException {
    Title title = shelf.title(call.part("id")).title();
    String name = call.part("rendition");
    int number = Integer.parseInt(call.part("n"));
    StoredAsset sheet =
        stored(new Asset.Sheet(title.id(), name, number))
            .orElseThrow(() -> notFound("This title has no such sheet of pictures yet."));
    Optional<Path> file = sheet.file();
    Content content =
        file.isPresent()
            ? new Content.OnDisk(file.get(), sheet.sizeBytes(), sheet.published())
            : new Content.InMemory(ByteBuffer.wrap(sheet.readAll(LARGEST_SHEET)));
    Validators validators =
        Validators.of("\"%s.%d-%x\"".formatted(name, number, content.sizeBytes()));
    Replies.send(call, content, JPEG, validators, Caching.IMMUTABLE);
  }

  private Optional<StoredAsset> stored(Asset asset) throws ProblemException, IOException {
    try {
      return store.find(asset);
    } catch (LinkedOutside e) {
      LOG.warn("{}", e.getMessage());
      throw notFound("The file that should be here is not one of the store.");
    }
  }

  private static ProblemException notFound(String detail) {
    return new ProblemException(Problem.notFound(detail));
  }
}
