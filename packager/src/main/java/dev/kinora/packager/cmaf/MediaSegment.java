package dev.kinora.packager.cmaf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * A written segment: its chunks joined are its bytes. Sample data stays where it was; only headers
 * are new memory. Immutable as long as nobody writes to the samples' memory.
 *
 * @param chunks one or more; the first begins with the segment's {@code styp}
 */
public record MediaSegment(List<Chunk> chunks) {
  /** How many buffers one gathering write takes; systems allow at least this many. */
  private static final int GATHER = 1024;

  public MediaSegment {
    chunks = List.copyOf(chunks);
    if (chunks.isEmpty()) {
      throw new IllegalArgumentException("a segment has at least one chunk");
    }
  }

  /**
   * One {@code moof} and its {@code mdat}, the unit of low latency.
   *
   * @param buffers header, then sample data
   * @param baseDecodeTimeTicks decode time of its first sample
   * @param durationTicks sum of its samples' durations
   * @param independent whether it starts with a sync sample
   */
  public record Chunk(
      List<ByteBuffer> buffers, long baseDecodeTimeTicks, long durationTicks, boolean independent) {
    public Chunk {
      buffers = buffers.stream().map(b -> b.slice().asReadOnlyBuffer()).toList();
    }

    /** Fresh views of the buffers. */
    @Override
    public List<ByteBuffer> buffers() {
      return buffers.stream().map(ByteBuffer::duplicate).toList();
    }

    /** How many bytes. */
    public long sizeBytes() {
      return buffers.stream().mapToLong(ByteBuffer::remaining).sum();
    }
  }

  /** Fresh views of all buffers, in order. */
  public List<ByteBuffer> buffers() {
    List<ByteBuffer> all = new ArrayList<>();
    chunks.forEach(chunk -> all.addAll(chunk.buffers()));
    return all;
  }

  /** How many bytes. */
  public long sizeBytes() {
    return chunks.stream().mapToLong(Chunk::sizeBytes).sum();
  }

  /** Ticks from the first sample's decoding to the end of the last. */
  public long durationTicks() {
    return chunks.stream().mapToLong(Chunk::durationTicks).sum();
  }

  /** All bytes in one array. */
  public byte[] toByteArray() {
    byte[] bytes = new byte[Math.toIntExact(sizeBytes())];
    ByteBuffer target = ByteBuffer.wrap(bytes);
    buffers().forEach(target::put);
    return bytes;
  }

  /**
   * Writes everything, without copying.
   *
   * @throws IOException if the channel does
   */
  public void writeTo(GatheringByteChannel channel) throws IOException {
    ByteBuffer[] all = buffers().toArray(ByteBuffer[]::new);
    for (int from = 0; from < all.length; from += GATHER) {
      int count = Math.min(GATHER, all.length - from);
      while (hasRemaining(all, from, count)) {
        channel.write(all, from, count);
      }
    }
  }

  private static boolean hasRemaining(ByteBuffer[] all, int from, int count) {
    for (int i = from + count - 1; i >= from; i--) {
      if (all[i].hasRemaining()) {
        return true;
      }
    }
    return false;
  }
}
