package dev.kinora.transcoder.work;

/**
 * What opening an encoder showed.
 *
 * @param initSegment the finished CMAF header
 * @param codecs its RFC 6381 string
 */
public record PreparedRendition(byte[] initSegment, String codecs) {}
