package dev.kinora.packager.source.matroska;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.ebml.Ebml;
import dev.kinora.packager.source.SourceFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads where frames lie in Clusters, without their bytes. Safe for use by any thread.
 *
 * @param scaleNanos nanoseconds of a unit of time
 * @param segmentEnd where the last Cluster ends at the latest
 */
record ClusterReader(SourceFile file, long scaleNanos, long segmentEnd) {
  /** Enough for any element's head, and for a block's own. */
  private static final int HEAD_BYTES = 32;

  /** Sizes of 256 laced frames take less. */
  private static final int LACE_BYTES = 4096;

  private static final int MOST_GROUP_BYTES = 1 << 12;

  private static final int MOST_BEFORE_TIME = 4;

  /** Half a minute of many tracks take less. */
  private static final int MOST_BLOCKS = 16_384;

  /**
   * A Cluster that was read.
   *
   * @param endBytes where the next element begins
   */
  record Cluster(List<Block> blocks, long endBytes) {}

  /** The Cluster that begins there. */
  Cluster at(long at) throws MediaException, IOException {
    Place cluster = cluster(at);
    List<Block> blocks = new ArrayList<>();
    long time = -1;
    long next = cluster.startBytes();
    for (int i = 0; next < cluster.endBytes(); i++) {
      if (i > MOST_BLOCKS) {
        throw new MediaException.Unsupported(
            "cluster", "at most " + MOST_BLOCKS + " elements", "more", "remux the file");
      }
      ByteBuffer head = file.readUpTo(next, HEAD_BYTES);
      Optional<Place> place = Place.of(head, next, cluster.endBytes());
      if (place.isEmpty() || (cluster.open() && Ids.isTopLevel(place.get().id()))) {
        break;
      }
      switch (place.get().id()) {
        case Ids.TIMESTAMP -> time = timestamp(place.get());
        case Ids.SIMPLE_BLOCK, Ids.BLOCK_GROUP -> add(blocks, place.get(), head, time);
        default -> {}
      }
      if (place.get().open()) {
        throw new MediaException.Malformed("cluster @" + at, "elements of known size", "others");
      }
      next = place.get().endBytes();
    }
    return new Cluster(List.copyOf(blocks), next);
  }

  private Place cluster(long at) throws MediaException, IOException {
    Optional<Place> place = Place.at(file, at, segmentEnd);
    if (place.isEmpty() || place.get().id() != Ids.CLUSTER) {
      throw new MediaException.Malformed("segment @" + at, "a Cluster", "something else");
    }
    return place.get();
  }

  private long timestamp(Place place) throws MediaException, IOException {
    ByteBuffer content =
        file.read("Timestamp", place.startBytes(), place.endBytes() - place.startBytes(), 8);
    return new Ebml.Element(Ids.TIMESTAMP, content).number();
  }

  private void add(List<Block> blocks, Place place, ByteBuffer head, long time)
      throws MediaException, IOException {
    if (time < 0) {
      throw new MediaException.Malformed(
          "cluster", "its Timestamp before its blocks", "a block @" + place.headBytes());
    }
    if (blocks.size() > MOST_BLOCKS) {
      throw new MediaException.Unsupported(
          "cluster", "at most " + MOST_BLOCKS + " frames", "more", "remux the file");
    }
    if (place.id() == Ids.SIMPLE_BLOCK) {
      ByteBuffer content = head.position((int) (place.startBytes() - place.headBytes())).slice();
      blocks.addAll(frames(place, content, time, Optional.empty()));
    } else {
      addGroup(blocks, place, time);
    }
  }

  /** A block in a group is a key frame when it refers to no other one. */
  private void addGroup(List<Block> blocks, Place group, long time)
      throws MediaException, IOException {
    Optional<Place> block = Optional.empty();
    boolean refers = false;
    long next = group.startBytes();
    int members = 0;
    while (next < group.endBytes() && members++ < MOST_GROUP_BYTES) {
      Optional<Place> member = Place.at(file, next, group.endBytes());
      if (member.isEmpty()) {
        break;
      }
      if (member.get().id() == Ids.BLOCK) {
        block = member;
      }
      refers |= member.get().id() == Ids.REFERENCE_BLOCK;
      next = member.get().endBytes();
    }
    if (block.isPresent()) {
      ByteBuffer content = file.readUpTo(block.get().startBytes(), HEAD_BYTES);
      blocks.addAll(frames(block.get(), content, time, Optional.of(!refers)));
    }
  }

  /** The frame or the laced frames of a block whose content begins with {@code content}. */
  List<Block> frames(Place place, ByteBuffer content, long clusterTime, Optional<Boolean> key)
      throws MediaException, IOException {
    long length = place.endBytes() - place.startBytes();
    int numberBytes =
        content.hasRemaining() ? Integer.numberOfLeadingZeros(content.get(0) & 0xff) - 23 : 9;
    if (numberBytes > 8 || length < numberBytes + 3 || content.remaining() < numberBytes + 3) {
      throw new MediaException.Malformed(
          "block @" + place.headBytes(), "track, time and flags", length + " bytes");
    }
    long number = 0;
    for (int i = 0; i < numberBytes; i++) {
      number = (number << 8) | (content.get(i) & 0xff);
    }
    number &= (1L << (7 * numberBytes)) - 1;
    long nanos = nanos(clusterTime, content.getShort(numberBytes));
    int flags = content.get(numberBytes + 2);
    boolean isKey = key.orElse((flags & 0x80) != 0);
    long at = place.startBytes() + numberBytes + 3;
    int lacing = flags >> 1 & 3;
    if (lacing == 0) {
      return List.of(frame(number, nanos, 0, at, place.endBytes() - at, isKey));
    }
    ByteBuffer laced = file.readUpTo(at, (int) Math.min(LACE_BYTES, place.endBytes() - at));
    int[] sizes = Lacing.sizes(lacing, laced, place.endBytes() - at);
    long frameAt = at + laced.position();
    List<Block> frames = new ArrayList<>(sizes.length);
    for (int i = 0; i < sizes.length; i++) {
      frames.add(frame(number, nanos, i, frameAt, sizes[i], isKey));
      frameAt += sizes[i];
    }
    return frames;
  }

  private Block frame(long track, long nanos, int lace, long at, long size, boolean key)
      throws MediaException {
    file.requireInside("frame", at, size);
    if (size < 1 || size > Integer.MAX_VALUE) {
      throw new MediaException.Malformed("frame @" + at, "1 byte to 2 GB", size);
    }
    return new Block(track, nanos, lace, at, (int) size, key);
  }

  private long nanos(long clusterTime, short relative) throws MediaException {
    try {
      return Math.multiplyExact(Math.addExact(clusterTime, relative), scaleNanos);
    } catch (ArithmeticException e) {
      throw new MediaException.Malformed("block", "a time within centuries", clusterTime);
    }
  }

  /** Writers put the time first or behind a checksum; elsewhere the whole Cluster is read. */
  private Optional<Place> timePlace(Place cluster) throws MediaException, IOException {
    long next = cluster.startBytes();
    for (int i = 0; i < MOST_BEFORE_TIME; i++) {
      Optional<Place> place = Place.at(file, next, cluster.endBytes());
      if (place.isEmpty() || place.get().open() || place.get().id() == Ids.TIMESTAMP) {
        return place.filter(found -> found.id() == Ids.TIMESTAMP);
      }
      next = place.get().endBytes();
    }
    return Optional.empty();
  }

  /** The block that a cue points at exactly, where it does so and what is there agrees. */
  Optional<Block> pointedAt(Cue cue, long track) throws MediaException, IOException {
    Place cluster = cluster(cue.clusterBytes());
    Optional<Place> time = cue.relativeBytes() < 0 ? Optional.empty() : timePlace(cluster);
    if (time.isEmpty()) {
      return Optional.empty();
    }
    long at = cluster.startBytes() + cue.relativeBytes();
    Optional<Place> place =
        at < cluster.startBytes() ? Optional.empty() : Place.at(file, at, cluster.endBytes());
    if (place.isEmpty() || place.get().open()) {
      return Optional.empty();
    }
    List<Block> blocks = new ArrayList<>();
    if (place.get().id() == Ids.SIMPLE_BLOCK || place.get().id() == Ids.BLOCK_GROUP) {
      add(blocks, place.get(), file.readUpTo(at, HEAD_BYTES), timestamp(time.get()));
    }
    return blocks.stream().filter(block -> block.track() == track).findFirst();
  }
}
