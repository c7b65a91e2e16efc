package dev.kinora.origin.media;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kinora.origin.http.MediaTypes;
import dev.kinora.origin.http.ProblemException;
import dev.kinora.origin.library.Library;
import dev.kinora.origin.library.Stage;
import dev.kinora.origin.reply.Caching;
import dev.kinora.origin.reply.Call;
import dev.kinora.origin.reply.Document;
import dev.kinora.origin.reply.Replies;
import dev.kinora.origin.reply.Role;
import dev.kinora.packager.title.Measured;
import dev.kinora.packager.title.Rendition;
import dev.kinora.packager.title.Title;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Playlists and MPDs. They change once, when measured values arrive, so they are checked each time
 * and answered 304 in between; written ones are kept until other titles push them out. Thread-safe.
 */
public final class ManifestEndpoints {
  private static final long MOST_BYTES_KEPT = 8 << 20;

  private final Shelf shelf;
  private final Manifests manifests;
  private final Cache<Key, Document> written =
      Caffeine.newBuilder()
          .maximumWeight(MOST_BYTES_KEPT)
          .weigher((Key key, Document document) -> document.weightBytes())
          .build();

  /** The name of a text; a title with other content is another key. */
  private record Key(String kind, Title title, Optional<Measured> measured) {
    @Override
    public int hashCode() {
      // A title's own hash walks its whole timeline.
      return kind.hashCode() * 31 + title.id().hashCode();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key that
          && kind.equals(that.kind)
          && title.equals(that.title)
          && measured.equals(that.measured);
    }
  }

  /** Endpoints over a library. */
  public ManifestEndpoints(Library library, Manifests manifests) {
    this.shelf = new Shelf(library);
    this.manifests = manifests;
  }

  /** {@code /titles/{id}/master.m3u8}. */
  public void master(Call call) throws ProblemException {
    Stage.Probed probed = shelf.title(call.part("id"));
    send(
        call,
        new Key("master", probed.title(), probed.measured()),
        MediaTypes.HLS,
        () -> manifests.master(probed.title(), probed.measured()));
  }

  /** {@code /titles/{id}/manifest.mpd}. */
  public void mpd(Call call) throws ProblemException {
    Stage.Probed probed = shelf.title(call.part("id"));
    send(
        call,
        new Key("mpd", probed.title(), probed.measured()),
        MediaTypes.DASH,
        () -> manifests.mpd(probed.title(), probed.measured()));
  }

  /** {@code /titles/{id}/{rendition}/index.m3u8}. */
  public void media(Call call) throws ProblemException {
    Stage.Probed probed = shelf.title(call.part("id"));
    if (Shelf.text(probed, call.part("rendition")).isPresent()) {
      send(
          call,
          new Key("texts", probed.title(), Optional.empty()),
          MediaTypes.HLS,
          () -> manifests.texts(probed.title()));
      return;
    }
    Rendition rendition = Shelf.rendition(probed, call.part("rendition"));
    send(
        call,
        new Key(rendition.name(), probed.title(), Optional.empty()),
        MediaTypes.HLS,
        () -> manifests.media(probed.title(), rendition));
  }

  private void send(Call call, Key key, String mediaType, Supplier<String> text)
      throws ProblemException {
    String signature = call.query("sig");
    Document document =
        call.caller().role() == Role.LINK && signature != null
            ? Document.of(mediaType, Signed.text(mediaType, text.get(), signature))
            : written.get(key, k -> Document.of(mediaType, text.get()));
    Replies.send(call, document, Caching.CHECKED);
  }
}
