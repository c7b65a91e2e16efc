package dev.kinora.transcoder.ingest;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.isobmff.Box;
import dev.kinora.packager.isobmff.Boxes;
import dev.kinora.packager.publish.Asset;
import dev.kinora.packager.publish.AssetLayout;
import dev.kinora.packager.publish.AssetStore;
import dev.kinora.packager.publish.SegmentKey;
import dev.kinora.packager.publish.SegmentRecord;
import dev.kinora.packager.publish.SpanLedger;
import dev.kinora.packager.publish.SpanRef;
import dev.kinora.packager.publish.SpanState;
import dev.kinora.packager.publish.StoredAsset;
import dev.kinora.packager.timeline.Span;
import dev.kinora.packager.timeline.Timeline;
import dev.kinora.packager.title.Lane;
import dev.kinora.packager.title.Rendition;
import dev.kinora.packager.title.Title;
import dev.kinora.transcoder.supply.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the ledger's segments those that are in the store. */
final class SegmentFiles {
  private static final int MAX_BYTES = 256 << 20;

  private final AssetStore store;
  private final SpanLedger ledger;

  SegmentFiles(AssetStore store, SpanLedger ledger) {
    this.store = store;
    this.ledger = ledger;
  }

  /** Looks at one title; how many records were added or removed. */
  int reconcile(Title title, Reconciler.Depth depth, Reconciler.Tally tally) throws IOException {
    Map<SegmentKey, SegmentRecord> recorded = new HashMap<>();
    ledger.segments(title.id()).forEach(segment -> recorded.put(segment.key(), segment));
    Set<SegmentKey> there = new HashSet<>();
    int changes = 0;
    for (StoredAsset stored : store.list(title.id())) {
      if (stored.asset() instanceof Asset.Media(SegmentKey key) && isOfTitle(title, key)) {
        Optional<SegmentRecord> known = Optional.ofNullable(recorded.get(key));
        if (known.isPresent() && agrees(known.get(), stored, depth)) {
          there.add(key);
        } else {
          changes++;
          if (adopt(stored, key, tally)) {
            there.add(key);
          }
        }
      }
    }
    tally.files += there.size();
    for (SegmentKey key : recorded.keySet()) {
      if (!there.contains(key)) {
        ledger.forget(key);
        changes++;
      }
    }
    settle(title, there);
    return changes;
  }

  private static boolean isOfTitle(Title title, SegmentKey key) {
    Optional<Rendition> rendition = title.rendition(key.rendition());
    return rendition.isPresent()
        && !title.isCopied(rendition.get())
        && key.number() < title.timelineOf(rendition.get()).segmentCount();
  }

  private static boolean agrees(SegmentRecord known, StoredAsset stored, Reconciler.Depth depth)
      throws IOException {
    if (known.sizeBytes() != stored.sizeBytes()) {
      return false;
    }
    return switch (depth) {
      case SIZES -> true;
      case HASHES -> known.sha256().equals(Sha256.of(stored));
    };
  }

  /** Records a file that is a segment; removes one that is not. */
  private boolean adopt(StoredAsset stored, SegmentKey key, Reconciler.Tally tally)
      throws IOException {
    byte[] bytes = stored.readAll(MAX_BYTES);
    ledger.forget(key);
    Optional<String> flaw = flaw(bytes);
    if (flaw.isPresent()) {
      store.delete(stored.asset());
      tally.broken(
          AssetLayout.name(stored.asset()), flaw.get() + "; it was removed and is made again");
      return false;
    }
    ledger.record(new SegmentRecord(key, bytes.length, Sha256.of(ByteBuffer.wrap(bytes))));
    return true;
  }

  /** Why these bytes are no media segment (ISO/IEC 23000-19, 7.3.2.3). */
  private static Optional<String> flaw(byte[] bytes) {
    try {
      List<String> types = Boxes.readAll(ByteBuffer.wrap(bytes)).stream().map(Box::type).toList();
      return types.contains("moof") && types.contains("mdat")
          ? Optional.empty()
          : Optional.of("expected moof and mdat, found " + types);
    } catch (MediaException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private void settle(Title title, Set<SegmentKey> there) {
    for (Lane lane : Lane.values()) {
      List<Rendition> renditions = title.encoded(lane);
      if (renditions.isEmpty()) {
        continue;
      }
      Timeline timeline = title.timeline(lane).orElseThrow();
      for (int i = 0; i < timeline.spanCount(); i++) {
        SpanRef ref = new SpanRef(title.id(), lane, i);
        if (isWhole(title.id(), renditions, timeline.span(i), there)
            && !(ledger.state(ref).orElse(null) instanceof SpanState.Done)) {
          ledger.settle(ref);
        }
      }
    }
  }

  private static boolean isWhole(
      String titleId, List<Rendition> renditions, Span span, Set<SegmentKey> there) {
    for (Rendition rendition : renditions) {
      for (int n = span.firstSegment(); n < span.endSegment(); n++) {
        if (!there.contains(new SegmentKey(titleId, rendition.name(), n))) {
          return false;
        }
      }
    }
    return true;
  }
}
