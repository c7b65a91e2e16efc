package dev.kinora.packager.isobmff;

/** Chooses the version of a full box that its values need. */
final class Versions {
  private Versions() {}

  /** 0 when every value fits 32 bits, else 1. */
  static int forTicks(long... values) {
    for (long value : values) {
      if (value < 0 || value > 0xffff_ffffL) {
        return 1;
      }
    }
    return 0;
  }
}
