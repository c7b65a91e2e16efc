package dev.kinora.transcoder.supply;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.check.stored.Breath;
import dev.kinora.packager.publish.Asset;
import dev.kinora.packager.publish.AssetStore;
import dev.kinora.packager.publish.SegmentKey;
import dev.kinora.packager.publish.SegmentRecord;
import dev.kinora.packager.publish.SpanLedger;
import dev.kinora.packager.publish.StoredAsset;
import dev.kinora.packager.publish.TitleCatalogue;
import dev.kinora.packager.publish.TitleState;
import dev.kinora.packager.remux.CopiedTitles;
import dev.kinora.packager.title.Measured;
import dev.kinora.packager.title.Rendition;
import dev.kinora.packager.title.Title;
import dev.kinora.packager.title.TitleJson;
import dev.kinora.packager.title.Weights;
import dev.kinora.transcoder.work.WorkFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides when a title is ready or failed: first the document in the published folder, then the
 * catalogue, then the news. Safe for use by any thread.
 */
public final class TitleOutcomes {
  private static final Logger LOG = LoggerFactory.getLogger(TitleOutcomes.class);

  /** How many findings a failure names; the log has all. */
  private static final int MOST_SAID = 5;

  private final AssetStore store;
  private final SpanLedger ledger;
  private final TitleCatalogue catalogue;
  private final TitleEvents events;
  private final CopiedTitles copied;
  private final TitleJudge judge;

  /** Works on these. */
  public TitleOutcomes(
      AssetStore store,
      SpanLedger ledger,
      TitleCatalogue catalogue,
      TitleEvents events,
      CopiedTitles copied,
      TitleJudge judge) {
    this.store = store;
    this.ledger = ledger;
    this.catalogue = catalogue;
    this.events = events;
    this.copied = copied;
    this.judge = judge;
  }

  /**
   * A span of the title was finished: tells so. A title of which that was the last stays playable
   * until it was checked, which {@link #prove} does in the background; one that was checked before
   * is ready at once.
   */
  public void cameOn(Title title) throws IOException {
    if (isWhole(title) && !isReady(title)) {
      Optional<Measured> before = published(measuredOf(title));
      if (before.isPresent()) {
        ready(title, before.get());
      }
    }
    events.changed(title.id());
  }

  private boolean isWhole(Title title) {
    return title.needsNoWork() || ledger.progress(title.id()).complete();
  }

  private boolean isReady(Title title) {
    return catalogue.state(title.id()).orElse(null) instanceof TitleState.Ready;
  }

  /**
   * Checks a title of which everything is there and that waits for it, and makes it ready, or sets
   * it aside with what was found. Does nothing to others.
   *
   * @param breath asked before each segment
   * @throws IOException if that cannot be told now
   * @throws WorkFailure if that cannot be told now, since a child died
   * @throws InterruptedException if the work is to end
   */
  public void prove(Title title, Breath breath)
      throws IOException, WorkFailure, InterruptedException {
    if (!isWhole(title)
        || !(catalogue.state(title.id()).orElse(null) instanceof TitleState.Playable)) {
      return;
    }
    Measured measured;
    try {
      measured = measure(title);
    } catch (MediaException e) {
      stopped(title.id(), e.getMessage() == null ? "its source cannot be read" : e.getMessage());
      return;
    }
    List<String> faults = judge.faults(title, measured, breath);
    if (!faults.isEmpty()) {
      faults.forEach(fault -> LOG.warn("{}: {}", title.id(), fault));
      failed(title.id(), sentence(faults));
      return;
    }
    store.publish(measuredOf(title), ByteBuffer.wrap(TitleJson.write(measured)));
    ready(title, published(measuredOf(title)).orElse(measured));
    events.changed(title.id());
  }

  private static String sentence(List<String> faults) {
    int more = faults.size() - MOST_SAID;
    return "the finished title did not pass its check: "
        + String.join("; ", faults.subList(0, Math.min(MOST_SAID, faults.size())))
        + (more > 0 ? "; and %d more, see the log".formatted(more) : "");
  }

  private void ready(Title title, Measured measured) throws IOException {
    store.delete(new Asset.Document(title.id(), Asset.Kind.FAILURE));
    catalogue.ready(title.id(), measured);
    LOG.info("{} \"{}\" is ready", title.id(), title.name());
  }

  private static Asset.Document measuredOf(Title title) {
    return new Asset.Document(title.id(), Asset.Kind.MEASURED);
  }

  private Measured measure(Title title) throws MediaException, IOException {
    Map<SegmentKey, Long> sizes = new HashMap<>();
    for (Rendition rendition : title.renditions()) {
      if (title.isCopied(rendition)) {
        for (int n = 0; n < title.timelineOf(rendition).segmentCount(); n++) {
          sizes.put(
              new SegmentKey(title.id(), rendition.name(), n),
              copied.segment(title, rendition, n).sizeBytes());
        }
      }
    }
    for (SegmentRecord segment : ledger.segments(title.id())) {
      sizes.put(segment.key(), segment.sizeBytes());
    }
    return Weights.measure(
        title,
        (rendition, number) -> {
          SegmentKey key = new SegmentKey(title.id(), rendition.name(), number);
          Long sizeBytes = sizes.get(key);
          if (sizeBytes == null) {
            throw new IllegalStateException("measuring: expected every segment, found no " + key);
          }
          return sizeBytes;
        });
  }

  private Optional<Measured> published(Asset.Document document) throws IOException {
    Optional<StoredAsset> stored = store.find(document);
    if (stored.isEmpty()) {
      return Optional.empty();
    }
    try {
      byte[] json = stored.get().readAll(TitleJson.MAX_BYTES);
      return Optional.of(TitleJson.readMeasured(json, document.titleId() + "/measured.json"));
    } catch (MediaException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** Something of the title cannot be encoded; nothing more of it is made unless asked for. */
  public void failed(String titleId, String reason) throws IOException {
    store.publish(
        new Asset.Document(titleId, Asset.Kind.FAILURE),
        ByteBuffer.wrap(TitleJson.writeFailure(reason)));
    stopped(titleId, reason);
  }

  /**
   * The title cannot be gone on with as things stand, its source being away or changed. That may
   * pass, so nothing is published.
   */
  public void stopped(String titleId, String reason) {
    ledger.shelve(titleId);
    catalogue.failed(titleId, reason);
    LOG.warn("{} failed: {}", titleId, reason);
    events.changed(titleId);
  }

  /** Tries a failed title again. */
  public void retry(String titleId) throws IOException {
    store.delete(new Asset.Document(titleId, Asset.Kind.FAILURE));
    ledger.retry(titleId);
    catalogue.reopen(titleId);
    events.changed(titleId);
  }
}
