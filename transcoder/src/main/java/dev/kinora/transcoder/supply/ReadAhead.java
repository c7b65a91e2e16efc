package dev.kinora.transcoder.supply;

import dev.kinora.packager.publish.SpanLedger;
import dev.kinora.packager.publish.SpanRef;
import dev.kinora.packager.publish.Urgency;
import dev.kinora.packager.time.Rational;
import dev.kinora.packager.timeline.Timeline;
import dev.kinora.packager.title.Lane;
import dev.kinora.packager.title.Title;
import java.util.Optional;

/** What a viewer will ask for next. Safe for use by any thread. */
final class ReadAhead {
  private static final Rational WINDOW_SECONDS = Rational.of(32);

  private final SpanLedger ledger;

  ReadAhead(SpanLedger ledger) {
    this.ledger = ledger;
  }

  /** Raises the spans of every lane from where a viewer is to half a minute later. */
  void from(Title title, Rational seconds) {
    for (Lane lane : Lane.values()) {
      Optional<Timeline> timeline = title.timeline(lane);
      if (timeline.isPresent() && !title.encoded(lane).isEmpty()) {
        int first = spanAt(timeline.get(), seconds);
        int last = spanAt(timeline.get(), seconds.plus(WINDOW_SECONDS));
        ledger.raise(new SpanRef(title.id(), lane, first), last - first + 1, Urgency.AHEAD);
      }
    }
  }

  /** The span that a moment lies in; the last one for a moment past the end. */
  static int spanAt(Timeline timeline, Rational seconds) {
    int low = 0;
    int high = timeline.spanCount() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      Rational start = timeline.decodeTime(timeline.span(middle).firstSegment()).seconds();
      if (start.compareTo(seconds) <= 0) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
