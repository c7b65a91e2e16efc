package dev.kinora.packager.source.matroska;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.ebml.Ebml;
import dev.kinora.packager.source.SourceFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * Where an element lies in a file.
 *
 * @param headBytes where its id begins
 * @param startBytes of its content
 * @param endBytes of its content; the parent's end where the size is not known
 * @param open whether the size is not known
 */
record Place(int id, long headBytes, long startBytes, long endBytes, boolean open) {
  private static final int LONGEST_HEAD = 12;

  /**
   * The element at a place; one that is cut ends where its parent does.
   *
   * @param end of the parent's content
   * @return nothing at the parent's end
   */
  static Optional<Place> at(SourceFile file, long at, long end) throws MediaException, IOException {
    if (at >= end) {
      return Optional.empty();
    }
    return of(file.readUpTo(at, LONGEST_HEAD), at, end);
  }

  static Optional<Place> of(ByteBuffer head, long at, long end) throws MediaException {
    Optional<Ebml.Head> found = Ebml.head(head);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    long start = at + found.get().headBytes();
    long size = found.get().sizeBytes();
    boolean open = size == Ebml.UNKNOWN_SIZE;
    long stop = open || size > end - start ? end : start + size;
    return Optional.of(new Place(found.get().id(), at, start, Math.max(start, stop), open));
  }

  /** The elements in it. */
  List<Ebml.Element> elements(SourceFile file, int mostBytes) throws MediaException, IOException {
    return Ebml.all(
        file.read("element %x".formatted(id), startBytes, endBytes - startBytes, mostBytes));
  }
}
