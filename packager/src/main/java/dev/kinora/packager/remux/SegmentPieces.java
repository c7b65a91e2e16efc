package dev.kinora.packager.remux;

import dev.kinora.packager.cmaf.MediaSegmentWriter;
import dev.kinora.packager.cmaf.SampleHead;
import dev.kinora.packager.source.CodedSample;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Collects the pieces of a segment; ranges that touch become one. */
final class SegmentPieces {
  /** Every segment of a rendition belongs to this track, as its header says. */
  static final int TRACK_ID = 1;

  private static final MediaSegmentWriter WRITER = new MediaSegmentWriter(TRACK_ID);

  private final List<CopiedSegment.Piece> pieces = new ArrayList<>();

  void add(CodedSample sample) {
    if (!pieces.isEmpty()
        && pieces.getLast() instanceof CopiedSegment.Piece.OfFile last
        && last.offsetBytes() + last.sizeBytes() == sample.offsetBytes()) {
      pieces.removeLast();
      pieces.add(
          new CopiedSegment.Piece.OfFile(
              last.offsetBytes(), last.sizeBytes() + sample.sizeBytes()));
    } else {
      pieces.add(new CopiedSegment.Piece.OfFile(sample.offsetBytes(), sample.sizeBytes()));
    }
  }

  void add(ByteBuffer bytes) {
    pieces.add(new CopiedSegment.Piece.InMemory(bytes));
  }

  /** With the header in front. */
  CopiedSegment toSegment(Path source, int number, long decodeTimeTicks, List<SampleHead> heads) {
    byte[] head = WRITER.writeHead(number + 1L, decodeTimeTicks, heads);
    pieces.addFirst(new CopiedSegment.Piece.InMemory(ByteBuffer.wrap(head)));
    return new CopiedSegment(source, pieces);
  }
}
