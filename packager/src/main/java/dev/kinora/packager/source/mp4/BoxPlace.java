package dev.kinora.packager.source.mp4;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.source.SourceFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a box lies in a file.
 *
 * @param startBytes of its payload
 * @param endBytes of its payload
 */
record BoxPlace(String type, long startBytes, long endBytes) {
  private static final int MOST_SIBLINGS = 4096;
  private static final int LONGEST_HEADER = 16;

  /** The boxes that lie one after another in a range; a last one that is cut ends where it is. */
  static List<BoxPlace> in(SourceFile file, String where, long start, long end)
      throws MediaException, IOException {
    List<BoxPlace> boxes = new ArrayList<>();
    long at = start;
    while (end - at >= 8) {
      if (boxes.size() == MOST_SIBLINGS) {
        throw new MediaException.Unsupported(
            where, "at most " + MOST_SIBLINGS + " boxes side by side", "more", "remux the file");
      }
      BoxPlace box = at(file, where, at, end);
      boxes.add(box);
      at = box.endBytes;
    }
    return boxes;
  }

  private static BoxPlace at(SourceFile file, String where, long at, long end)
      throws MediaException, IOException {
    ByteBuffer head = file.readUpTo(at, LONGEST_HEADER);
    if (head.remaining() < 8) {
      throw new MediaException.Malformed(where + " @" + at, "a box", head.remaining() + " bytes");
    }
    long size = head.getInt() & 0xffff_ffffL;
    byte[] type = new byte[4];
    head.get(type);
    int headBytes = 8;
    if (size == 1 && head.remaining() >= 8) {
      size = head.getLong();
      headBytes = 16;
    } else if (size == 0) {
      size = end - at;
    }
    if (size < headBytes) {
      throw new MediaException.Malformed(where + " @" + at, "a box of 8 bytes or more", size);
    }
    return new BoxPlace(
        new String(type, StandardCharsets.ISO_8859_1),
        at + headBytes,
        size > end - at ? end : at + size);
  }

  /** The boxes in this one. */
  List<BoxPlace> children(SourceFile file) throws MediaException, IOException {
    return in(file, type, startBytes, endBytes);
  }

  /** The only child of that type, where there is one. */
  Optional<BoxPlace> child(SourceFile file, String childType) throws MediaException, IOException {
    return first(children(file), childType);
  }

  static Optional<BoxPlace> first(List<BoxPlace> boxes, String type) {
    return boxes.stream().filter(box -> box.type.equals(type)).findFirst();
  }

  /** The only child of that type. */
  BoxPlace only(SourceFile file, String childType) throws MediaException, IOException {
    Optional<BoxPlace> child = child(file, childType);
    if (child.isEmpty()) {
      throw new MediaException.Malformed(type + " @" + startBytes, "a box " + childType, "none");
    }
    return child.get();
  }

  /** The payload. */
  ByteBuffer payload(SourceFile file, int mostBytes) throws MediaException, IOException {
    return file.read(type, startBytes, endBytes - startBytes, mostBytes);
  }
}
