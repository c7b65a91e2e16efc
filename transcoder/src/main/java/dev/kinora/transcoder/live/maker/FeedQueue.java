package dev.kinora.transcoder.live.maker;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.kinora.transcoder.ffmpeg.ByteFeed;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Bytes between the thread that receives them and the one that demuxes. What does not fit makes the
 * receiver wait, and so in the end the publisher.
 */
final class FeedQueue implements ByteFeed {
  private final int mostBytes;

  @GuardedBy("this")
  private boolean bounded;

  @GuardedBy("this")
  private final Deque<Chunk> chunks = new ArrayDeque<>();

  @GuardedBy("this")
  private long queuedBytes;

  @GuardedBy("this")
  private boolean ended;

  @GuardedBy("this")
  private long arrivalNanos = System.nanoTime();

  /**
   * A piece and when it came.
   *
   * @param arrivedNanos of {@link System#nanoTime}
   */
  private record Chunk(ByteBuffer bytes, long arrivedNanos) {}

  FeedQueue(int mostBytes) {
    this.mostBytes = mostBytes;
  }

  /** Adds a piece, which belongs to the queue from now on. */
  synchronized void put(ByteBuffer bytes) throws InterruptedException {
    while (bounded && queuedBytes > mostBytes && !ended) {
      wait();
    }
    if (bytes.hasRemaining()) {
      chunks.add(new Chunk(bytes, System.nanoTime()));
      queuedBytes += bytes.remaining();
      notifyAll();
    }
  }

  /**
   * From now on receiving waits for demuxing. Before, the receiver must not be kept from hearing
   * that the publisher is admitted, and whoever sends holds back.
   */
  synchronized void bound() {
    bounded = true;
  }

  /** Nothing more will come. */
  synchronized void end() {
    ended = true;
    notifyAll();
  }

  /** The first bytes, which stay in the queue: this many, or all there are. */
  synchronized ByteBuffer start(int count) throws InterruptedException {
    while (queuedBytes < count && !ended) {
      wait();
    }
    ByteBuffer start = ByteBuffer.allocate((int) Math.min(count, queuedBytes));
    for (Chunk chunk : chunks) {
      ByteBuffer bytes = chunk.bytes().duplicate();
      bytes.limit(bytes.position() + Math.min(bytes.remaining(), start.remaining()));
      start.put(bytes);
    }
    return start.flip();
  }

  @Override
  public synchronized int read(ByteBuffer into) throws InterruptedIOException {
    try {
      while (chunks.isEmpty()) {
        if (ended) {
          return -1;
        }
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for the publisher");
    }
    Chunk first = chunks.getFirst();
    ByteBuffer bytes = first.bytes();
    int count = Math.min(bytes.remaining(), into.remaining());
    into.put(bytes.slice(bytes.position(), count));
    bytes.position(bytes.position() + count);
    if (!bytes.hasRemaining()) {
      chunks.removeFirst();
    }
    queuedBytes -= count;
    arrivalNanos = first.arrivedNanos();
    notifyAll();
    return count;
  }

  /** How long ago the bytes came that were read last: how far the reader is behind. */
  synchronized long lagNanos() {
    return chunks.isEmpty() ? 0 : System.nanoTime() - arrivalNanos;
  }
}
