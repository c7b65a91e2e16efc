package dev.kinora.packager.isobmff;

/**
 * A box and where it stood.
 *
 * @param offset of its first byte in the input
 * @param headerBytes 8, or 16 where the size is a 64-bit one
 * @param sizeBytes header and payload
 */
public record PlacedBox(long offset, int headerBytes, long sizeBytes, Box box) {}
