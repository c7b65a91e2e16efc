package dev.kinora.packager.publish;

import dev.kinora.packager.time.Rational;
import dev.kinora.packager.timeline.Timeline;

/** How soon a span is wanted, most urgent first. */
public enum Urgency {
  /** Somebody looks at a spinner. */
  VIEWER_WAITS,
  /** A playhead gets there soon. */
  AHEAD,
  /** The opening minutes of a title, so that whoever starts it does not wait. */
  OPENING,
  /** Everything else, in order. */
  REST;

  private static final Rational OPENING_SECONDS = Rational.of(120);

  /** What a span nobody asked for yet is worth. */
  public static Urgency initial(Timeline timeline, int span) {
    Rational start = timeline.decodeTime(timeline.span(span).firstSegment()).seconds();
    return start.compareTo(OPENING_SECONDS) < 0 ? OPENING : REST;
  }
}
