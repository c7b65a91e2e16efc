package dev.kinora.packager.live;

/** What holds for the parts of every rendition. Pure functions. */
final class Parts {
  /** What one rendition may keep waiting. */
  static final long MOST_OPEN_BYTES = 64 << 20;

  private Parts() {}

  static void requireOrder(LivePart part, long endTicks) {
    if (part.startTicks() < endTicks) {
      throw new IllegalArgumentException(
          "part of %s: expected a start from tick %d on, found %d"
              .formatted(part.track(), endTicks, part.startTicks()));
    }
  }
}
