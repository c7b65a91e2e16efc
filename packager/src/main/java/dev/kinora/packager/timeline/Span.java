package dev.kinora.packager.timeline;

/**
 * The segments that one encode task makes: {@code firstSegment} up to but without {@code
 * endSegment}.
 *
 * @param index the span's place in the timeline's fixed grid, from 0
 */
public record Span(int index, int firstSegment, int endSegment) {
  public Span {
    if (index < 0 || firstSegment < 0 || endSegment <= firstSegment) {
      throw new IllegalArgumentException(
          "span %d: expected at least one segment, found [%d, %d)"
              .formatted(index, firstSegment, endSegment));
    }
  }

  /** How many segments the span holds, 1 or more. */
  public int segmentCount() {
    return endSegment - firstSegment;
  }

  /** Whether the span makes this segment. */
  public boolean contains(int segment) {
    return segment >= firstSegment && segment < endSegment;
  }
}
