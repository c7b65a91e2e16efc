package dev.kinora.packager.check;

import dev.kinora.packager.check.finding.Place;
import dev.kinora.packager.check.load.ByteSpan;
import java.net.URI;
import java.util.Optional;

/**
 * A segment that a document announces.
 *
 * @param index in its list
 * @param from where the document says so
 * @param init where its header is
 * @param opaque whether its bytes are encrypted as a whole
 */
record SegmentRef(int index, Place from, Span media, Optional<Span> init, boolean opaque) {
  /** A resource or a part of one. */
  record Span(URI address, Optional<ByteSpan> part) {}
}
