package dev.kinora.transcoder.live.relay;

import dev.kinora.packager.ebml.Ebml;
import dev.kinora.packager.live.LiveRelay;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects the blocks of one Cluster. For one thread. */
final class ClusterBuilder {
  private static final int CLUSTER = 0x1f43b675;
  private static final int TIMESTAMP = 0xe7;
  private static final int HEAD_BYTES = 12;

  private final List<WebmBlock> blocks = new ArrayList<>();
  private final List<Long> times = new ArrayList<>();
  private boolean key;

  /**
   * Whether a block at a time fits: its distance from the first is a 16-bit number, and it is not
   * before the one that came last. Muxers that put tracks side by side by decoding time write sound
   * with a codec delay some milliseconds ahead of the picture, and browsers take no Cluster whose
   * blocks go back.
   */
  boolean takes(long time) {
    return times.isEmpty()
        || (time >= times.getLast() && time - times.getFirst() <= Short.MAX_VALUE);
  }

  /**
   * Adds a block.
   *
   * @param startsHere whether playing can begin at it, when it is the first
   */
  void add(WebmBlock block, long time, boolean startsHere) {
    key |= blocks.isEmpty() && startsHere;
    blocks.add(block);
    times.add(time);
  }

  /** The Cluster, or nothing where no block has come. */
  Optional<LiveRelay.Fragment> build() {
    if (blocks.isEmpty()) {
      return Optional.empty();
    }
    long start = Math.max(0, times.getFirst());
    int size = HEAD_BYTES + Long.BYTES;
    for (WebmBlock block : blocks) {
      size += HEAD_BYTES + block.element().content().remaining();
    }
    ByteBuffer out = ByteBuffer.allocate(HEAD_BYTES + size);
    out.position(HEAD_BYTES);
    Ebml.put(out, TIMESTAMP, ByteBuffer.allocate(Long.BYTES).putLong(start).flip());
    for (int i = 0; i < blocks.size(); i++) {
      WebmBlock block = blocks.get(i);
      Ebml.put(out, block.element().id(), block.withTime((short) (times.get(i) - start)));
    }
    int end = out.position();
    out.position(0);
    Ebml.putHead(out, CLUSTER, end - HEAD_BYTES);
    return Optional.of(new LiveRelay.Fragment(out.slice(0, end), key));
  }
}
