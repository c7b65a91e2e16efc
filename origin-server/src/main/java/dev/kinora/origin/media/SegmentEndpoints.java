package dev.kinora.origin.media;

import dev.kinora.origin.http.MediaTypes;
import dev.kinora.origin.http.Problem;
import dev.kinora.origin.http.ProblemException;
import dev.kinora.origin.http.Validators;
import dev.kinora.origin.library.Library;
import dev.kinora.origin.library.Stage;
import dev.kinora.origin.reply.Caching;
import dev.kinora.origin.reply.Call;
import dev.kinora.origin.reply.Content;
import dev.kinora.origin.reply.Replies;
import dev.kinora.origin.route.Router;
import dev.kinora.packager.MediaException;
import dev.kinora.packager.publish.Asset;
import dev.kinora.packager.publish.AssetStore;
import dev.kinora.packager.publish.LinkedOutside;
import dev.kinora.packager.publish.SegmentKey;
import dev.kinora.packager.publish.StoredAsset;
import dev.kinora.packager.remux.CopiedTitles;
import dev.kinora.packager.title.Rendition;
import dev.kinora.packager.title.Title;
import dev.kinora.packager.trick.KeyFrames;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Init segments, media segments and posters. Thread-safe. */
public final class SegmentEndpoints implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SegmentEndpoints.class);

  /** No segment of a few seconds is larger; what is larger is not ours. */
  private static final int LARGEST_IN_MEMORY = 64 << 20;

  private final Shelf shelf;
  private final AssetStore store;
  private final OnDemand onDemand;
  private final SegmentCache cache;
  private final CopiedTitles copied = new CopiedTitles();

  /**
   * Endpoints over a store.
   *
   * @param cacheBytes how much direct memory hot segments may take
   */
  public SegmentEndpoints(Library library, AssetStore store, OnDemand onDemand, int cacheBytes) {
    this.shelf = new Shelf(library);
    this.store = store;
    this.onDemand = onDemand;
    this.cache = new SegmentCache(cacheBytes);
  }

  /** Forgets the hot segments of a title that is gone. */
  public void forget(String titleId) {
    cache.forget("/titles/" + titleId + "/");
  }

  /** Closes the sources that copied segments came from. */
  @Override
  public void close() {
    copied.close();
  }

  /** {@code /titles/{id}/{rendition}/{n}.m4s}; starts on the I/O thread. */
  public void segment(Call call) throws ProblemException, IOException {
    Optional<SegmentCache.Hot> hot = cache.find(call.exchange().getRequestPath());
    if (hot.isPresent()) {
      onDemand.served(key(call));
      send(call, hot.get().content(), hot.get().mediaType());
    } else {
      Router.continueOnWorker(call, this::fromStore);
    }
  }

  private void fromStore(Call call) throws ProblemException, IOException {
    SegmentKey key = key(call);
    Stage.Probed probed = shelf.title(key.titleId());
    Rendition rendition = Shelf.rendition(probed, key.rendition());
    if (key.number() >= probed.title().timelineOf(rendition).segmentCount()) {
      throw notFound("The segment lies outside the timeline.");
    }
    Optional<KeyFrames> keys = KeyFrames.named(probed.title(), rendition.name());
    if (keys.isPresent()) {
      keyFrame(call, probed.title(), keys.get().rung(), key.number());
      return;
    }
    String mediaType = mediaType(rendition);
    if (probed.title().isCopied(rendition)) {
      sendCopied(call, probed.title(), rendition, key.number());
      return;
    }
    if (!sendIfPublished(call, key, mediaType)) {
      onDemand.await(call, key, made -> afterSupply(made, key, mediaType));
    }
  }

  /** The source's own samples, from where they lie. */
  private void sendCopied(Call call, Title title, Rendition rendition, int number)
      throws ProblemException, IOException {
    Content content;
    try {
      content = new Content.InPieces(copied.segment(title, rendition, number));
    } catch (MediaException e) {
      LOG.warn("{} {}/{}: {}", title.id(), rendition.name(), number, e.getMessage());
      throw new ProblemException(Problem.badGateway(String.valueOf(e.getMessage())));
    }
    String path = call.exchange().getRequestPath();
    send(call, cache.admit(path, content, mediaType(rendition)), mediaType(rendition));
  }

  /** The first picture of the rung's segment, which is made when it has to be. */
  private void keyFrame(Call call, Title title, Rendition.Video rung, int number)
      throws ProblemException, IOException {
    SegmentKey key = new SegmentKey(title.id(), rung.name(), number);
    if (title.isCopied(rung)) {
      try {
        sendKeyFrame(call, rung, new Content.InPieces(copied.segment(title, rung, number)));
      } catch (MediaException e) {
        throw new ProblemException(Problem.badGateway(String.valueOf(e.getMessage())));
      }
      return;
    }
    Optional<Content> published = find(new Asset.Media(key));
    if (published.isPresent()) {
      sendKeyFrame(call, rung, published.get());
      return;
    }
    onDemand.await(
        call,
        key,
        made ->
            sendKeyFrame(
                made,
                rung,
                find(new Asset.Media(key))
                    .orElseThrow(
                        () -> notFound("The segment was made and then taken away again."))));
  }

  private void sendKeyFrame(Call call, Rendition.Video rung, Content whole)
      throws ProblemException, IOException {
    Content header =
        find(new Asset.Init(call.part("id"), rung.name()))
            .orElseThrow(() -> notFound("There is no init segment yet."));
    try {
      ByteBuffer picture = KeyFrames.segment(SegmentCache.read(header), SegmentCache.read(whole));
      send(call, new Content.InMemory(picture), mediaType(rung));
    } catch (MediaException e) {
      LOG.warn("{} {}: {}", call.part("id"), rung.name(), e.getMessage());
      throw new ProblemException(Problem.badGateway(String.valueOf(e.getMessage())));
    }
  }

  private void afterSupply(Call call, SegmentKey key, String mediaType)
      throws ProblemException, IOException {
    if (!sendIfPublished(call, key, mediaType)) {
      throw notFound("The segment was made and then taken away with its title.");
    }
  }

  private boolean sendIfPublished(Call call, SegmentKey key, String mediaType)
      throws ProblemException, IOException {
    Optional<Content> published = find(new Asset.Media(key));
    if (published.isEmpty()) {
      return false;
    }
    onDemand.served(key);
    String path = call.exchange().getRequestPath();
    send(call, cache.admit(path, published.get(), mediaType), mediaType);
    return true;
  }

  /** {@code /titles/{id}/{rendition}/init.mp4}. */
  public void init(Call call) throws ProblemException, IOException {
    Stage.Probed probed = shelf.title(call.part("id"));
    Rendition rendition = Shelf.rendition(probed, call.part("rendition"));
    Content content =
        find(new Asset.Init(probed.title().id(), headerOf(probed.title(), rendition)))
            .orElseThrow(() -> notFound("There is no init segment yet."));
    send(call, content, mediaType(rendition));
  }

  /** Key frames have the header of the rung that they are from. */
  private static String headerOf(Title title, Rendition rendition) {
    return KeyFrames.named(title, rendition.name())
        .map(keys -> keys.rung().name())
        .orElse(rendition.name());
  }

  /** {@code /titles/{id}/poster.jpg}. */
  public void poster(Call call) throws ProblemException, IOException {
    StoredAsset poster =
        stored(new Asset.Document(call.part("id"), Asset.Kind.POSTER))
            .orElseThrow(() -> notFound("This title has no picture yet."));
    Validators validators =
        new Validators(
            "\"poster-%x-%x\"".formatted(poster.sizeBytes(), poster.published().toEpochMilli()),
            Optional.of(poster.published()));
    Content content = content(poster);
    Replies.send(call, content, "image/jpeg", validators, Caching.CHECKED);
  }

  /**
   * A rendition's name ends in a digest of source and recipe, and the first publisher of a segment
   * wins: the address is a strong tag for its bytes. The size tells stores apart that were filled
   * by different kinds of machines.
   */
  private static void send(Call call, Content content, String mediaType)
      throws ProblemException, IOException {
    String rendition = call.part("rendition");
    String number = call.parts().getOrDefault("n", "init");
    Validators validators =
        Validators.of("\"%s.%s-%x\"".formatted(rendition, number, content.sizeBytes()));
    Replies.send(call, content, mediaType, validators, Caching.IMMUTABLE);
  }

  private Optional<Content> find(Asset asset) throws ProblemException, IOException {
    Optional<StoredAsset> stored = stored(asset);
    return stored.isPresent() ? Optional.of(content(stored.get())) : Optional.empty();
  }

  private Optional<StoredAsset> stored(Asset asset) throws ProblemException, IOException {
    try {
      return store.find(asset);
    } catch (LinkedOutside e) {
      LOG.warn("{}", e.getMessage());
      throw notFound("The file that should be here is not one of the store.");
    }
  }

  private static Content content(StoredAsset stored) throws IOException {
    Optional<Path> file = stored.file();
    return file.isPresent()
        ? new Content.OnDisk(file.get(), stored.sizeBytes(), stored.published())
        : new Content.InMemory(ByteBuffer.wrap(stored.readAll(LARGEST_IN_MEMORY)));
  }

  private static SegmentKey key(Call call) {
    return new SegmentKey(
        call.part("id"), call.part("rendition"), Integer.parseInt(call.part("n")));
  }

  private static String mediaType(Rendition rendition) {
    return switch (rendition) {
      case Rendition.Video v -> MediaTypes.VIDEO;
      case Rendition.Audio a -> MediaTypes.AUDIO;
    };
  }

  private static ProblemException notFound(String detail) {
    return new ProblemException(Problem.notFound(detail));
  }
}
