package dev.kinora.packager.check.load;

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a resource holds.
 *
 * @param address where it was found in the end, after redirects
 * @param body the bytes asked for, never written to
 * @param totalBytes of the whole resource, where that is known
 * @param mediaType what the server calls it; empty for files
 */
public record Fetched(
    URI address, ByteBuffer body, OptionalLong totalBytes, Optional<String> mediaType) {
  /** The bytes as an array of their own. */
  public byte[] bytes() {
    byte[] copy = new byte[body.remaining()];
    body.duplicate().get(copy);
    return copy;
  }
}
