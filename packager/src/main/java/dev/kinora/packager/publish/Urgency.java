package dev.kinora.packager.publish;

import dev.kinora.packager.time.Rational;
import dev.kinora.packager.timeline.Timeline;

/** How soon a span is wanted, most urgent first. */
public enum Urgency {
  /** Somebody looks at a spinner. */
  VIEWER_WAITS(0),
  /** A playhead gets there soon. */
  AHEAD(1),
  /** The opening minutes of a title, so that whoever starts it does not wait. */
  OPENING(2),
  /** Everything else, in order. */
  REST(3),
  /** Not to be made unless somebody asks for it: the rest of a title that cannot be finished. */
  SHELVED(4);

  private static final Rational OPENING_SECONDS = Rational.of(120);

  private final int rank;

  Urgency(int rank) {
    this.rank = rank;
  }

  /** The number that databases keep; lower is more urgent. */
  public int rank() {
    return rank;
  }

  /** What a span nobody asked for yet is worth. */
  public static Urgency initial(Timeline timeline, int span) {
    Rational start = timeline.decodeTime(timeline.span(span).firstSegment()).seconds();
    return start.compareTo(OPENING_SECONDS) < 0 ? OPENING : REST;
  }
}
