package dev.kinora.transcoder.work;

import java.nio.ByteBuffer;

/**
 * What opening an encoder showed.
 *
 * @param initSegment the finished CMAF header
 * @param codecs its RFC 6381 string
 */
public record PreparedRendition(ByteBuffer initSegment, String codecs) {}
