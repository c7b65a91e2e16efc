package dev.kinora.packager.bitstream;

import dev.kinora.packager.Bytes;
import dev.kinora.packager.MediaException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The header of an AAC frame in a byte stream (ISO/IEC 13818-7, 6.2). Immutable.
 *
 * @param objectType audio object type, 1 to 4; 2 is AAC-LC
 * @param sampleRate hertz
 * @param channelConfiguration 0 to 7
 * @param headerBytes 7, or 9 with a checksum
 * @param frameBytes header and payload
 */
public record AdtsHeader(
    int objectType, int sampleRate, int channelConfiguration, int headerBytes, int frameBytes) {
  private static final int PLAIN_BYTES = 7;
  private static final int CHECKED_BYTES = 9;
  private static final int MAX_FRAME_BYTES = (1 << 13) - 1;
  private static final int SYNC = 0xfff;

  /** adts_buffer_fullness of a stream whose rate varies. */
  private static final int VARIABLE_RATE = 0x7ff;

  public AdtsHeader {
    if (objectType < 1
        || objectType > 4
        || channelConfiguration < 0
        || channelConfiguration > 7
        || (headerBytes != PLAIN_BYTES && headerBytes != CHECKED_BYTES)
        || frameBytes < headerBytes
        || frameBytes > MAX_FRAME_BYTES
        || SampleRates.indexOf(sampleRate) > 12) {
      throw new IllegalArgumentException(
          "ADTS header out of bounds: type %d, %d Hz, configuration %d, %d of %d bytes"
              .formatted(objectType, sampleRate, channelConfiguration, headerBytes, frameBytes));
    }
  }

  /** The header, without checksum, for a raw frame of that size. */
  public static AdtsHeader forFrame(AudioSpecificConfig config, int payloadBytes) {
    return new AdtsHeader(
        config.objectType(),
        config.sampleRate(),
        config.channelConfiguration(),
        PLAIN_BYTES,
        PLAIN_BYTES + payloadBytes);
  }

  /**
   * Reads the header at the buffer's position, which stays.
   *
   * @throws MediaException if there is none, or the frame is made of several raw blocks
   */
  public static AdtsHeader read(ByteBuffer stream) throws MediaException {
    ByteBuffer head = stream.slice();
    BitReader in =
        new BitReader(Bytes.view(head.limit(Math.min(head.limit(), CHECKED_BYTES))), "ADTS header");
    int sync = in.small(12);
    if (sync != SYNC) {
      throw in.malformed("the sync word fff", Integer.toHexString(sync));
    }
    in.skip(1);
    int layer = in.small(2);
    if (layer != 0) {
      throw in.malformed("layer 0", layer);
    }
    int headerBytes = in.flag() ? PLAIN_BYTES : CHECKED_BYTES;
    int objectType = in.small(2) + 1;
    int sampleRate = SampleRates.ofIndex(in.small(4), in);
    in.skip(1);
    int channels = in.small(3);
    in.skip(4);
    int frameBytes = in.small(13);
    in.skip(11);
    int moreBlocks = in.small(2);
    if (moreBlocks > 0) {
      throw new MediaException.Unsupported(
          "ADTS header", "one raw block a frame", moreBlocks + 1, "encode the sound again");
    }
    if (frameBytes < headerBytes || frameBytes > stream.remaining()) {
      throw in.malformed(
          "a frame of %d to %d bytes".formatted(headerBytes, stream.remaining()), frameBytes);
    }
    return new AdtsHeader(objectType, sampleRate, channels, headerBytes, frameBytes);
  }

  /**
   * The raw frames of a byte stream as views, their headers stripped; it must hold whole frames.
   *
   * @throws MediaException if a frame is broken or cut
   */
  public static List<ByteBuffer> strip(ByteBuffer stream) throws MediaException {
    ByteBuffer rest = stream.slice().asReadOnlyBuffer();
    List<ByteBuffer> frames = new ArrayList<>();
    while (rest.hasRemaining()) {
      AdtsHeader header = read(rest);
      frames.add(
          rest.slice(rest.position() + header.headerBytes, header.frameBytes - header.headerBytes));
      rest.position(rest.position() + header.frameBytes);
    }
    return frames;
  }

  /** The header's bytes; a checksum is not written, so 9-byte headers come out as 7. */
  public byte[] write() {
    BitWriter out = new BitWriter();
    out.bits(12, SYNC).bits(1, 0).bits(2, 0).bits(1, 1);
    out.bits(2, objectType - 1L).bits(4, SampleRates.indexOf(sampleRate)).bits(1, 0);
    out.bits(3, channelConfiguration).bits(4, 0);
    out.bits(13, (long) frameBytes - headerBytes + PLAIN_BYTES);
    return out.bits(11, VARIABLE_RATE).bits(2, 0).toBytes().toArray();
  }

  /** What a container's header says about such frames. */
  public AudioSpecificConfig config() {
    return new AudioSpecificConfig(
        objectType, sampleRate, channelConfiguration, OptionalInt.empty(), false);
  }
}
