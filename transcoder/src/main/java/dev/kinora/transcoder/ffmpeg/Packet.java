package dev.kinora.transcoder.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_CORRUPT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_DISCARD;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.SizeTPointer;

/** A coded frame, or nothing. Reused: each read or receive replaces what it held. */
public final class Packet extends Handle {
  /** What {@link #ptsTicks} and {@link #dtsTicks} answer when the time is not known. */
  public static final long NO_TIME = avutil.AV_NOPTS_VALUE;

  final AVPacket av;

  public Packet() {
    av = NativeError.checkAllocated(avcodec.av_packet_alloc(), "a packet");
  }

  public int streamIndex() {
    return av.stream_index();
  }

  /** Presentation time in the stream's time base, or {@link #NO_TIME}. */
  public long ptsTicks() {
    return av.pts();
  }

  /** Decoding time in the stream's time base, or {@link #NO_TIME}. */
  public long dtsTicks() {
    return av.dts();
  }

  /** How long the frame lasts in the stream's time base, or 0 when that is not known. */
  public long durationTicks() {
    return av.duration();
  }

  public int sizeBytes() {
    return av.size();
  }

  public boolean isKey() {
    return (av.flags() & AV_PKT_FLAG_KEY) != 0;
  }

  /** Whether the frame is decoded for others' sake but not shown, as outside an edit list. */
  public boolean isNotShown() {
    return (av.flags() & AV_PKT_FLAG_DISCARD) != 0;
  }

  public boolean isCorrupt() {
    return (av.flags() & AV_PKT_FLAG_CORRUPT) != 0;
  }

  /** A copy of the bytes. */
  public byte[] bytes() {
    byte[] bytes = new byte[av.size()];
    if (bytes.length > 0) {
      av.data().get(bytes);
    }
    return bytes;
  }

  /** The bytes themselves, valid until this packet is used again. */
  public ByteBuffer view() {
    if (av.size() == 0) {
      return ByteBuffer.allocate(0);
    }
    return av.data().capacity(av.size()).asByteBuffer();
  }

  /** Takes over what another packet holds, which is empty afterwards. */
  public void take(Packet other) {
    clear();
    avcodec.av_packet_move_ref(av, other.av);
  }

  /** Refers to the same bytes as another packet, times and flags included. */
  public void referTo(Packet other) throws IOException {
    clear();
    NativeError.checkOwn(avcodec.av_packet_ref(av, other.av), "a reference to a packet");
  }

  /** Whether some of its last samples are not to be heard, as at the end of a stream. */
  public boolean isCutShort() {
    SizeTPointer size = new SizeTPointer(1);
    BytePointer data = avcodec.av_packet_get_side_data(av, avcodec.AV_PKT_DATA_SKIP_SAMPLES, size);
    // Two counts of 32 bits, little-endian: skipped at the start, discarded at the end.
    return data != null
        && size.get() >= 2 * Integer.BYTES
        && data.capacity(2L * Integer.BYTES)
                .asByteBuffer()
                .order(ByteOrder.LITTLE_ENDIAN)
                .getInt(Integer.BYTES)
            > 0;
  }

  /** Lets go of the bytes. */
  public void clear() {
    avcodec.av_packet_unref(av);
  }

  @Override
  void free() {
    avcodec.av_packet_free(av);
  }
}
