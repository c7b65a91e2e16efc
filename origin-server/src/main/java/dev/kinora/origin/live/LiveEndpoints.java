package dev.kinora.origin.live;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kinora.origin.http.MediaTypes;
import dev.kinora.origin.http.Problem;
import dev.kinora.origin.http.ProblemException;
import dev.kinora.origin.http.Validators;
import dev.kinora.origin.reply.Caching;
import dev.kinora.origin.reply.Call;
import dev.kinora.origin.reply.Content;
import dev.kinora.origin.reply.Document;
import dev.kinora.origin.reply.Replies;
import dev.kinora.packager.live.LiveChannel;
import dev.kinora.packager.live.LiveDocuments;
import dev.kinora.packager.live.LiveRendition;
import dev.kinora.packager.live.LiveTrack;
import dev.kinora.packager.live.LiveView;
import dev.kinora.packager.publish.Asset;
import dev.kinora.packager.publish.AssetStore;
import dev.kinora.packager.publish.SegmentKey;
import dev.kinora.packager.publish.StoredAsset;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * Playlists, MPDs and segments of running streams. Documents change with every segment and are
 * checked each time; each version is written once, however many ask. Thread-safe.
 */
final class LiveEndpoints {
  /** From an MPD in {@code /live/{name}/}. */
  private static final String CLOCK_URL = "../../api/time";

  private static final int MOST_DOCUMENTS = 1024;
  private static final int MOST_SEGMENT_BYTES = 256 << 20;

  private final LiveShelf shelf;
  private final AssetStore store;
  private final SegmentViewers viewers;
  private final Cache<Key, Document> written =
      Caffeine.newBuilder().maximumSize(MOST_DOCUMENTS).build();

  /** One version of one document. */
  private record Key(LiveChannel channel, long version, String name) {}

  LiveEndpoints(LiveShelf shelf, AssetStore store, SegmentViewers viewers) {
    this.shelf = shelf;
    this.viewers = viewers;
    this.store = store;
  }

  /** {@code /live/{name}/master.m3u8}. */
  void master(Call call) throws ProblemException {
    send(call, "master", MediaTypes.HLS, LiveDocuments::master);
  }

  /** {@code /live/{name}/manifest.mpd}. */
  void mpd(Call call) throws ProblemException {
    send(call, "mpd", MediaTypes.DASH, view -> LiveDocuments.mpd(view, CLOCK_URL));
  }

  /** {@code /live/{name}/{rendition}/index.m3u8}. */
  void media(Call call) throws ProblemException {
    LiveRendition rendition = rendition(channel(call).view(), call.part("rendition"));
    send(call, rendition.name(), MediaTypes.HLS, view -> LiveDocuments.media(view, rendition));
  }

  private void send(Call call, String name, String mediaType, Function<LiveView, String> text)
      throws ProblemException {
    LiveChannel channel = channel(call);
    LiveView view = channel.view();
    if (!view.isListed()) {
      throw new ProblemException(
          Problem.notFound("The stream has only just begun; ask again in a moment."));
    }
    Document document =
        written.get(
            new Key(channel, view.version(), name), _ -> Document.of(mediaType, text.apply(view)));
    Replies.send(call, document, Caching.CHECKED);
  }

  /** {@code /live/{name}/{rendition}/init.mp4}. */
  void init(Call call) throws ProblemException, IOException {
    LiveRendition rendition = rendition(channel(call).view(), call.part("rendition"));
    send(call, rendition, "init", new Content.InMemory(rendition.track().init()));
  }

  /** {@code /live/{name}/{rendition}/{n}.m4s}: from memory while it is new, else as recorded. */
  void segment(Call call) throws ProblemException, IOException {
    LiveChannel channel = channel(call);
    LiveRendition rendition = rendition(channel.view(), call.part("rendition"));
    viewers.saw(channel, call);
    int number = Integer.parseInt(call.part("n"));
    Optional<ByteBuffer> listed = channel.segment(rendition.name(), number);
    Content content =
        listed.isPresent()
            ? new Content.InMemory(listed.get())
            : recorded(rendition, number)
                .orElseThrow(() ->
                    new ProblemException(
                        Problem.notFound("The segment is not there yet, or not any more.")));
    send(call, rendition, call.part("n"), content);
  }

  private Optional<Content> recorded(LiveRendition rendition, int number) throws IOException {
    Optional<StoredAsset> stored =
        store.find(
            new Asset.Media(new SegmentKey(rendition.recordingId(), rendition.name(), number)));
    if (stored.isEmpty()) {
      return Optional.empty();
    }
    Optional<Path> file = stored.get().file();
    return Optional.of(
        file.isPresent()
            ? new Content.OnDisk(file.get(), stored.get().sizeBytes(), stored.get().published())
            : new Content.InMemory(ByteBuffer.wrap(stored.get().readAll(MOST_SEGMENT_BYTES))));
  }

  /** The rendition's name belongs to one broadcast, so the address is a strong tag. */
  private static void send(Call call, LiveRendition rendition, String name, Content content)
      throws ProblemException, IOException {
    String mediaType =
        switch (rendition.track()) {
          case LiveTrack.Video _ -> MediaTypes.VIDEO;
          case LiveTrack.Audio _ -> MediaTypes.AUDIO;
        };
    Validators validators =
        Validators.of("\"%s.%s-%x\"".formatted(rendition.name(), name, content.sizeBytes()));
    Replies.send(call, content, mediaType, validators, Caching.IMMUTABLE);
  }

  /** The stream that a request names. */
  LiveChannel channel(Call call) throws ProblemException {
    return shelf
        .channel(StreamName.of(call))
        .orElseThrow(() ->
            new ProblemException(Problem.notFound("No stream of that name runs at the moment.")));
  }

  private static LiveRendition rendition(LiveView view, String name) throws ProblemException {
    LiveRendition rendition = view.renditions().get(name);
    if (rendition == null) {
      throw new ProblemException(
          Problem.notFound("The stream has no rendition of that name; read its playlist anew."));
    }
    return rendition;
  }
}
