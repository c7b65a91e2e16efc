package dev.kinora.packager.ebml;

import dev.kinora.packager.MediaException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Elements of EBML (RFC 8794). Pure functions. */
public final class Ebml {
  /** A size that is not known (RFC 8794, 6.2). */
  public static final long UNKNOWN_SIZE = -1;

  private static final int MOST_ID_BYTES = 4;
  private static final int MOST_SIZE_BYTES = 8;

  private Ebml() {}

  /**
   * What stands before an element's content.
   *
   * @param sizeBytes of the content, or {@link #UNKNOWN_SIZE}
   * @param headBytes of id and size themselves
   */
  public record Head(int id, long sizeBytes, int headBytes) {}

  /**
   * A whole element.
   *
   * @param content a view
   */
  public record Element(int id, ByteBuffer content) {
    /** The content as an unsigned number; 0 for an empty one. */
    public long number() {
      long value = 0;
      for (int i = 0; i < Math.min(8, content.remaining()); i++) {
        value = (value << 8) | (content.get(i) & 0xff);
      }
      return value;
    }

    /** The content as text, without zeros at its end. */
    public String text() {
      String text = StandardCharsets.UTF_8.decode(content.duplicate()).toString();
      int end = text.indexOf('\0');
      return end < 0 ? text : text.substring(0, end);
    }
  }

  /**
   * The head at the buffer's position, which stays, or nothing when it has not come whole.
   *
   * @throws MediaException if there is none
   */
  public static Optional<Head> head(ByteBuffer in) throws MediaException {
    if (!in.hasRemaining()) {
      return Optional.empty();
    }
    int at = in.position();
    int idBytes = Integer.numberOfLeadingZeros(in.get(at) & 0xff) - 23;
    if (idBytes > MOST_ID_BYTES) {
      throw new MediaException.Malformed("WebM", "an element", in.get(at) & 0xff);
    }
    if (in.remaining() < idBytes + 1) {
      return Optional.empty();
    }
    int id = (int) bits(in, at, idBytes);
    int first = in.get(at + idBytes) & 0xff;
    int sizeBytes = Integer.numberOfLeadingZeros(first) - 23;
    if (sizeBytes > MOST_SIZE_BYTES) {
      throw new MediaException.Malformed("WebM", "an element's size", first);
    }
    if (in.remaining() < idBytes + sizeBytes) {
      return Optional.empty();
    }
    long mask = (1L << (7 * sizeBytes)) - 1;
    long size = bits(in, at + idBytes, sizeBytes) & mask;
    return Optional.of(new Head(id, size == mask ? UNKNOWN_SIZE : size, idBytes + sizeBytes));
  }

  private static long bits(ByteBuffer in, int at, int bytes) {
    long value = 0;
    for (int i = 0; i < bytes; i++) {
      value = (value << 8) | (in.get(at + i) & 0xff);
    }
    return value;
  }

  /**
   * The elements that fill a buffer.
   *
   * @throws MediaException if one reaches over its end
   */
  public static List<Element> all(ByteBuffer content) throws MediaException {
    ByteBuffer in = content.slice();
    List<Element> elements = new ArrayList<>();
    while (in.hasRemaining()) {
      Optional<Head> head = head(in);
      long left = head.isEmpty() ? -1 : in.remaining() - head.get().headBytes();
      if (head.isEmpty() || head.get().sizeBytes() < 0 || head.get().sizeBytes() > left) {
        throw new MediaException.Malformed("WebM", "elements within their parent", "a longer one");
      }
      int start = in.position() + head.get().headBytes();
      int size = (int) head.get().sizeBytes();
      elements.add(new Element(head.get().id(), in.slice(start, size)));
      in.position(start + size);
    }
    return elements;
  }

  /** The first of some elements with an id. */
  public static Optional<Element> first(List<Element> elements, int id) {
    return elements.stream().filter(element -> element.id() == id).findFirst();
  }

  /** An element's bytes: id of one to four bytes, size in eight, content. */
  public static void put(ByteBuffer out, int id, ByteBuffer content) {
    putHead(out, id, content.remaining());
    out.put(content.duplicate());
  }

  /** Id and size; room of 12 bytes is enough. */
  public static void putHead(ByteBuffer out, int id, long sizeBytes) {
    for (int shift = 24; shift >= 0; shift -= 8) {
      if (id >>> shift != 0) {
        out.put((byte) (id >>> shift));
      }
    }
    out.putLong((1L << 56) | (sizeBytes == UNKNOWN_SIZE ? (1L << 56) - 1 : sizeBytes));
  }
}
