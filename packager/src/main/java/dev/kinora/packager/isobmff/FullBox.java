package dev.kinora.packager.isobmff;

/**
 * Version and flags that open a full box (ISO/IEC 14496-12, 4.2.2).
 *
 * @param version 0 to 255
 * @param flags 24 bits
 */
record FullBox(int version, int flags) {
  /** Whether that bit is set. */
  boolean has(int flag) {
    return (flags & flag) != 0;
  }
}
