package dev.kinora.transcoder.ffmpeg;

import java.nio.ByteBuffer;
import java.util.Optional;

/** Containers that a running stream may come in, each told by its first bytes. */
public enum FeedFormat {
  /** WebM or Matroska (RFC 8794, 11.2.4: EBML's first element). */
  MATROSKA("matroska", "WebM"),
  /** Fragmented MP4 (ISO/IEC 14496-12, 4.2). */
  MP4("mov", "MP4"),
  /** MPEG-2 transport stream (ISO/IEC 13818-1, 2.4.3.2). */
  TRANSPORT_STREAM("mpegts", "MPEG-TS");

  /** How many bytes {@link #of} needs at most. */
  public static final int SNIFFED_BYTES = 377;

  /** What EBML begins with. */
  public static final int MATROSKA_FIRST_BYTE = 0x1a;

  private static final int EBML = 0x1a45dfa3;
  private static final int FTYP = 0x66747970;
  private static final int STYP = 0x73747970;
  private static final byte TS_SYNC = 0x47;
  private static final int TS_PACKET_BYTES = 188;

  final String demuxer;
  private final String spoken;

  FeedFormat(String demuxer, String spoken) {
    this.demuxer = demuxer;
    this.spoken = spoken;
  }

  /** Its name in messages. */
  public String spoken() {
    return spoken;
  }

  /**
   * The format of a stream that begins like this.
   *
   * @param start at least {@link #SNIFFED_BYTES} bytes, or the whole stream
   */
  public static Optional<FeedFormat> of(ByteBuffer start) {
    ByteBuffer in = start.slice();
    if (in.remaining() >= 4 && in.getInt(0) == EBML) {
      return Optional.of(MATROSKA);
    }
    if (in.remaining() >= 8 && (in.getInt(4) == FTYP || in.getInt(4) == STYP)) {
      return Optional.of(MP4);
    }
    return hasPackets(in) ? Optional.of(TRANSPORT_STREAM) : Optional.empty();
  }

  /** Whoever joins in the middle of a stream may not get the first packet whole. */
  private static boolean hasPackets(ByteBuffer in) {
    for (int at = 0; at < TS_PACKET_BYTES && at + TS_PACKET_BYTES < in.remaining(); at++) {
      if (in.get(at) == TS_SYNC && in.get(at + TS_PACKET_BYTES) == TS_SYNC) {
        return true;
      }
    }
    return false;
  }
}
