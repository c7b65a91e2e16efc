package dev.kinora.packager.isobmff;

import dev.kinora.packager.Bytes;
import dev.kinora.packager.MediaException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads fields inside the bounds of one box. Knows its place for messages, and shares a budget of
 * boxes with its children so that a small hostile file cannot make many objects. Confined to one
 * thread.
 */
public final class BoxReader {
  private static final int MAX_DEPTH = 16;
  private static final int MAX_BOXES = 100_000;
  private static final int MAX_FREE_ENTRIES = 1 << 20;

  private final ByteBuffer bytes;
  private final String place;
  private final long startOffset;
  private final int depth;
  private final Budget budget;

  private BoxReader(ByteBuffer bytes, String place, long startOffset, int depth, Budget budget) {
    this.bytes = bytes;
    this.place = place;
    this.startOffset = startOffset;
    this.depth = depth;
    this.budget = budget;
  }

  /** A reader over what remains in the buffer; the buffer's position stays. */
  public static BoxReader of(ByteBuffer buffer, String place) {
    return new BoxReader(buffer.slice().asReadOnlyBuffer(), place, 0, 0, new Budget());
  }

  /** Bytes left inside this box. */
  public int remaining() {
    return bytes.remaining();
  }

  /** Where the next byte stands in the whole input. */
  public long offset() {
    return startOffset + bytes.position();
  }

  /** Names the box and the byte for a message. */
  String place() {
    return place + " @" + offset();
  }

  MediaException.Malformed malformed(String expected, Object found) {
    return new MediaException.Malformed(place(), expected, found);
  }

  /** Reads the header of the next box and gives a reader confined to its payload. */
  Header nextHeader() throws MediaException {
    long start = offset();
    if (--budget.boxes < 0) {
      throw malformed("at most " + MAX_BOXES + " boxes", "more");
    }
    if (depth >= MAX_DEPTH) {
      throw malformed("boxes nested at most " + MAX_DEPTH + " deep", "deeper");
    }
    long sizeBytes = u32();
    String type = fourCc();
    int headerBytes = 8;
    if (sizeBytes == 1) {
      sizeBytes = u64();
      headerBytes = 16;
    } else if (sizeBytes == 0) {
      // ISO/IEC 14496-12, 4.2: the last box may extend to the end of the file.
      sizeBytes = headerBytes + (long) remaining();
    }
    if (sizeBytes < headerBytes || sizeBytes - headerBytes > remaining()) {
      throw new MediaException.Malformed(
          place + "/" + printable(type) + " @" + start,
          "a box size from %d to %d".formatted(headerBytes, headerBytes + (long) remaining()),
          sizeBytes);
    }
    int payloadBytes = (int) (sizeBytes - headerBytes);
    ByteBuffer payload = bytes.slice(bytes.position(), payloadBytes);
    long payloadOffset = offset();
    bytes.position(bytes.position() + payloadBytes);
    String childPlace = place.isEmpty() ? printable(type) : place + "/" + printable(type);
    return new Header(
        type,
        start,
        headerBytes,
        new BoxReader(payload, childPlace, payloadOffset, depth + 1, budget));
  }

  /** The boxes up to the end of this one. */
  List<Box> children() throws MediaException {
    List<Box> children = new ArrayList<>();
    while (remaining() > 0) {
      children.add(Boxes.read(this));
    }
    return children;
  }

  FullBox fullBox(int highestVersion) throws MediaException {
    int word = i32();
    int version = word >>> 24;
    if (version > highestVersion) {
      throw new MediaException.Unsupported(
          place(),
          "version 0 to " + highestVersion,
          version,
          "the file is of a newer edition than this reader");
    }
    return new FullBox(version, word & 0xff_ffff);
  }

  /** A count of entries that each take so many bytes, checked against what is left. */
  int count(long count, int entryBytes) throws MediaException {
    if (count < 0 || count * entryBytes > remaining()) {
      throw malformed("at most " + remaining() / entryBytes + " entries", count);
    }
    return (int) count;
  }

  /**
   * A count of entries that take no bytes, so that only the budget of the whole input bounds it.
   */
  int freeCount(long count) throws MediaException {
    if (count > budget.freeEntries) {
      throw malformed(
          "at most " + MAX_FREE_ENTRIES + " samples without fields of their own", count);
    }
    budget.freeEntries -= (int) count;
    return (int) count;
  }

  int u8() throws MediaException {
    need(1);
    return bytes.get() & 0xff;
  }

  int u16() throws MediaException {
    need(2);
    return bytes.getShort() & 0xffff;
  }

  int i16() throws MediaException {
    need(2);
    return bytes.getShort();
  }

  long u32() throws MediaException {
    return i32() & 0xffff_ffffL;
  }

  int i32() throws MediaException {
    need(4);
    return bytes.getInt();
  }

  long i64() throws MediaException {
    need(8);
    return bytes.getLong();
  }

  long u64() throws MediaException {
    long value = i64();
    if (value < 0) {
      throw malformed("a number below 2^63", Long.toUnsignedString(value));
    }
    return value;
  }

  /** A count of ticks: 32 bits in version 0 of a box, 64 in version 1. */
  long ticks(int version) throws MediaException {
    return version == 0 ? u32() : u64();
  }

  String fourCc() throws MediaException {
    need(4);
    byte[] text = new byte[4];
    bytes.get(text);
    return new String(text, StandardCharsets.ISO_8859_1);
  }

  void skip(int count) throws MediaException {
    need(count);
    bytes.position(bytes.position() + count);
  }

  /** The next bytes, as a view. */
  Bytes bytes(int count) throws MediaException {
    need(count);
    Bytes view = Bytes.view(bytes.slice(bytes.position(), count));
    bytes.position(bytes.position() + count);
    return view;
  }

  /** All bytes left, as a view. */
  Bytes rest() throws MediaException {
    return bytes(remaining());
  }

  /** UTF-8 up to a zero byte or the end of the box. */
  String text() {
    int end = bytes.position();
    while (end < bytes.limit() && bytes.get(end) != 0) {
      end++;
    }
    String text =
        StandardCharsets.UTF_8
            .decode(bytes.slice(bytes.position(), end - bytes.position()))
            .toString();
    bytes.position(Math.min(end + 1, bytes.limit()));
    return text;
  }

  /** Refuses bytes that the box's fields do not explain. */
  void end() throws MediaException {
    if (remaining() > 0) {
      throw malformed("the end of the box", remaining() + " more bytes");
    }
  }

  private void need(int count) throws MediaException {
    if (count < 0 || count > bytes.remaining()) {
      throw malformed(count + " more bytes", bytes.remaining());
    }
  }

  private static String printable(String type) {
    StringBuilder text = new StringBuilder();
    type.chars()
        .mapToObj(
            c -> c >= ' ' && c < 0x7f && c != '/' ? Character.toString(c) : "\\x%02x".formatted(c))
        .forEach(text::append);
    return text.toString();
  }

  /** What the whole input may still take. */
  private static final class Budget {
    private int boxes = MAX_BOXES;
    private int freeEntries = MAX_FREE_ENTRIES;
  }

  /**
   * The header of a box and what is inside it.
   *
   * @param type four characters
   * @param offset where the box's first byte stands in the whole input
   * @param headerBytes 8, or 16 with a 64-bit size
   * @param payload confined to the box
   */
  record Header(String type, long offset, int headerBytes, BoxReader payload) {
    long sizeBytes() {
      return headerBytes + (long) payload.bytes.limit();
    }
  }
}
