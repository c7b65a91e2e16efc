package dev.kinora.packager.isobmff;

import dev.kinora.packager.Bytes;
import dev.kinora.packager.MediaException;

/**
 * The content of an {@code esds} box: an ES_Descriptor with its DecoderConfigDescriptor (ISO/IEC
 * 14496-1, 7.2.6.5 and 7.2.6.6). The writer adds the SLConfigDescriptor that MP4 prescribes.
 *
 * @param objectType objectTypeIndication: 0x40 is MPEG-4 audio
 * @param streamType 5 is audio
 * @param bufferSizeBytes of the decoder's buffer, 24 bits
 * @param maxBitsPerSecond 0 when not known
 * @param averageBitsPerSecond 0 when not known
 * @param decoderSpecificInfo for MPEG-4 audio, an AudioSpecificConfig
 */
public record ElementaryStream(
    int objectType,
    int streamType,
    int bufferSizeBytes,
    long maxBitsPerSecond,
    long averageBitsPerSecond,
    Bytes decoderSpecificInfo) {
  private static final int ES = 3;
  private static final int DECODER_CONFIG = 4;
  private static final int DECODER_SPECIFIC = 5;
  private static final int SL_CONFIG = 6;

  /**
   * Reads the box's payload, version and flags included.
   *
   * @throws MediaException if it is cut short or a descriptor is missing
   */
  public static ElementaryStream read(Bytes payload) throws MediaException {
    BoxReader in = BoxReader.of(payload.buffer(), "esds");
    in.fullBox(0);
    BoxReader es = descriptor(in, ES);
    es.skip(2);
    int flags = es.u8();
    es.skip((flags & 0x80) != 0 ? 2 : 0);
    es.skip((flags & 0x40) != 0 ? es.u8() : 0);
    es.skip((flags & 0x20) != 0 ? 2 : 0);
    BoxReader config = descriptor(es, DECODER_CONFIG);
    int objectType = config.u8();
    int streamType = config.u8() >> 2;
    int bufferSize = config.u8() << 16 | config.u16();
    long max = config.u32();
    long average = config.u32();
    Bytes specific =
        config.remaining() > 0 ? descriptor(config, DECODER_SPECIFIC).rest() : Bytes.EMPTY;
    return new ElementaryStream(objectType, streamType, bufferSize, max, average, specific);
  }

  private static BoxReader descriptor(BoxReader in, int tag) throws MediaException {
    int found = in.u8();
    if (found != tag) {
      throw in.malformed("descriptor " + tag, found);
    }
    int size = 0;
    int octet;
    int octets = 0;
    do {
      if (++octets > 4) {
        throw in.malformed("a descriptor size of at most four bytes", "more");
      }
      octet = in.u8();
      size = size << 7 | (octet & 0x7f);
    } while ((octet & 0x80) != 0);
    return BoxReader.of(in.bytes(size).buffer(), "esds/descriptor " + tag);
  }

  /** The payload of an {@code esds} box, version and flags included. */
  public Bytes write() {
    BoxWriter specific = new BoxWriter();
    if (!decoderSpecificInfo.isEmpty()) {
      descriptor(specific, DECODER_SPECIFIC, decoderSpecificInfo.toArray());
    }
    BoxWriter config = new BoxWriter();
    config.u8(objectType).u8(streamType << 2 | 1);
    config.u8(bufferSizeBytes >> 16).u16(bufferSizeBytes & 0xffff);
    config.u32(maxBitsPerSecond).u32(averageBitsPerSecond).bytes(specific.toByteArray());
    BoxWriter es = new BoxWriter().u16(0).u8(0);
    descriptor(es, DECODER_CONFIG, config.toByteArray());
    descriptor(es, SL_CONFIG, new byte[] {2});
    BoxWriter out = new BoxWriter().fullBox(0, 0);
    descriptor(out, ES, es.toByteArray());
    return Bytes.copyOf(out.toByteArray());
  }

  /** Sizes always take four bytes, the way most writers spell them. */
  private static void descriptor(BoxWriter out, int tag, byte[] content) {
    int size = content.length;
    out.u8(tag).u8(0x80 | (size >> 21 & 0x7f)).u8(0x80 | (size >> 14 & 0x7f));
    out.u8(0x80 | (size >> 7 & 0x7f)).u8(size & 0x7f).bytes(content);
  }
}
