package dev.kinora.transcoder.work;

import dev.kinora.packager.publish.SegmentKey;
import java.nio.ByteBuffer;

/** A whole media segment, not yet published. The buffer belongs to the receiver. */
public record MadeSegment(SegmentKey key, ByteBuffer data) {}
