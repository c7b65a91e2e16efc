package dev.kinora.transcoder.live.relay;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.ebml.Ebml;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * A SimpleBlock, or a BlockGroup with its Block (RFC 9559, 10.1 and 10.2).
 *
 * @param element the whole of it
 * @param timeAt where in the element's content the two bytes of its time stand
 * @param relativeTime to its Cluster's
 * @param key whether decoding can start with it
 */
record WebmBlock(Ebml.Element element, int timeAt, long track, short relativeTime, boolean key) {
  private static final int SIMPLE_BLOCK = 0xa3;
  private static final int BLOCK = 0xa1;
  private static final int REFERENCE_BLOCK = 0xfb;
  private static final int KEY_FLAG = 0x80;

  /** The block in an element, or nothing where a group holds none. */
  static Optional<WebmBlock> of(Ebml.Element element) throws MediaException {
    if (element.id() == SIMPLE_BLOCK) {
      return Optional.of(read(element, 0, Optional.empty()));
    }
    List<Ebml.Element> members = Ebml.all(element.content());
    boolean key = Ebml.first(members, REFERENCE_BLOCK).isEmpty();
    ByteBuffer in = element.content().duplicate();
    for (Ebml.Element member : members) {
      int content = in.position() + Ebml.head(in).orElseThrow().headBytes();
      if (member.id() == BLOCK) {
        return Optional.of(read(element, content, Optional.of(key)));
      }
      in.position(content + member.content().remaining());
    }
    return Optional.empty();
  }

  private static WebmBlock read(Ebml.Element element, int at, Optional<Boolean> key)
      throws MediaException {
    ByteBuffer in = element.content();
    int left = in.remaining() - at;
    int numberBytes = left < 1 ? 1 : Integer.numberOfLeadingZeros(in.get(at) & 0xff) - 23;
    if (left < numberBytes + 3 || numberBytes > 8) {
      throw new MediaException.Malformed("WebM block", "track, time and flags", left + " bytes");
    }
    long number = 0;
    for (int i = 0; i < numberBytes; i++) {
      number = (number << 8) | (in.get(at + i) & 0xff);
    }
    int timeAt = at + numberBytes;
    return new WebmBlock(
        element,
        timeAt,
        number & ((1L << (7 * numberBytes)) - 1),
        in.getShort(timeAt),
        key.orElse((in.get(timeAt + 2) & KEY_FLAG) != 0));
  }

  /** A copy of the content with another time. */
  ByteBuffer withTime(short time) {
    ByteBuffer copy = ByteBuffer.allocate(element.content().remaining());
    copy.put(element.content().duplicate()).flip();
    return copy.putShort(timeAt, time);
  }
}
