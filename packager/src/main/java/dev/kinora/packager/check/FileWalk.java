package dev.kinora.packager.check;

import dev.kinora.packager.check.finding.Place;
import dev.kinora.packager.check.load.ByteSpan;
import dev.kinora.packager.check.load.Fetched;
import dev.kinora.packager.check.media.HeaderCheck;
import dev.kinora.packager.check.media.IsoHeader;
import dev.kinora.packager.check.media.Joins;
import dev.kinora.packager.check.media.MediaRule;
import dev.kinora.packager.check.media.SegmentCheck;
import dev.kinora.packager.check.media.SegmentFacts;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Walks through one fragmented MP4 file, box by box, a fragment in memory at a time. */
final class FileWalk {
  private static final int HEADER_BYTES = 16;
  private static final int MOST_HEADER_BYTES = 4 << 20;
  private static final int MOST_FRAGMENT_BYTES = 128 << 20;
  private static final int MOST_BOXES = 200_000;

  private final Desk desk;
  private int segments;

  FileWalk(Desk desk) {
    this.desk = desk;
  }

  int segments() {
    return segments;
  }

  /** A box at the top of the file. */
  private record Top(String type, long offset, long size) {
    long end() {
      return offset + size;
    }
  }

  void walk(URI address, long totalBytes) throws InterruptedException {
    Place place = desk.place(address);
    List<Top> boxes = boxes(address, place, totalBytes);
    Optional<Top> moov = boxes.stream().filter(b -> b.type.equals("moov")).findFirst();
    boolean fragmented = boxes.stream().anyMatch(b -> b.type.equals("moof"));
    if (moov.isEmpty()) {
      // A segment by itself can only be looked at from outside.
      desk.out.add(MediaRule.HEADER_BOXES, place, "a moov before fragments", "none");
      return;
    }
    Optional<Fetched> header =
        desk.fetch(
            MediaRule.HEADER_BOXES,
            place,
            address,
            Optional.of(new ByteSpan(0, moov.get().end())),
            MOST_HEADER_BYTES);
    if (header.isEmpty()) {
      return;
    }
    Optional<IsoHeader> read = HeaderCheck.check(place, header.get().body(), desk.out);
    if (read.isPresent() && fragmented) {
      fragments(address, place, boxes, new SegmentCheck(read.get()));
    }
  }

  private List<Top> boxes(URI address, Place place, long totalBytes) throws InterruptedException {
    List<Top> boxes = new ArrayList<>();
    long at = 0;
    while (at < totalBytes && boxes.size() < MOST_BOXES) {
      long length = Math.min(HEADER_BYTES, totalBytes - at);
      Optional<Fetched> fetched =
          desk.fetch(
              MediaRule.BOX_ORDER,
              place.offset(at),
              address,
              Optional.of(new ByteSpan(at, length)),
              HEADER_BYTES);
      if (fetched.isEmpty()) {
        return boxes;
      }
      Optional<Top> box = box(fetched.get().body(), at, totalBytes);
      if (box.isEmpty()) {
        desk.out.add(
            MediaRule.BOX_ORDER, place.offset(at), "a box inside the file", "another size");
        return boxes;
      }
      boxes.add(box.get());
      at = box.get().end();
    }
    return boxes;
  }

  private static Optional<Top> box(ByteBuffer head, long at, long totalBytes) {
    if (head.remaining() < 8) {
      return Optional.empty();
    }
    long size = head.getInt(0) & 0xffff_ffffL;
    byte[] type = new byte[4];
    head.get(4, type);
    if (size == 1 && head.remaining() >= HEADER_BYTES) {
      size = head.getLong(8);
    } else if (size == 0) {
      size = totalBytes - at;
    }
    if (size < 8 || size > totalBytes - at) {
      return Optional.empty();
    }
    return Optional.of(new Top(new String(type, StandardCharsets.ISO_8859_1), at, size));
  }

  /** From each moof to the end of the mdat behind it. */
  private void fragments(URI address, Place place, List<Top> boxes, SegmentCheck check)
      throws InterruptedException {
    Optional<SegmentFacts> before = Optional.empty();
    int known = (int) boxes.stream().filter(b -> b.type.equals("moof")).count();
    for (int i = 0; i + 1 < boxes.size(); i++) {
      if (!boxes.get(i).type.equals("moof")) {
        continue;
      }
      long start = boxes.get(i).offset;
      long length = boxes.get(i + 1).end() - start;
      Place here = place.offset(start).segment(segments);
      Optional<Fetched> fetched =
          desk.fetch(
              MediaRule.FRAGMENT,
              here,
              address,
              Optional.of(new ByteSpan(start, length)),
              MOST_FRAGMENT_BYTES);
      if (fetched.isPresent()) {
        SegmentFacts facts = check.check(here, fetched.get().body(), desk.out);
        before.ifPresent(last -> Joins.check(here, last, facts, desk.out));
        before = Optional.of(facts);
      }
      segments++;
      desk.watcher.progress(segments, known);
    }
  }
}
