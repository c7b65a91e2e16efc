package dev.kinora.transcoder.live.maker;

import static dev.kinora.transcoder.live.maker.LiveOutput.PICTURE_TIMESCALE;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.kinora.packager.MediaException;
import dev.kinora.packager.live.LiveTrack;
import dev.kinora.packager.time.Rational;
import dev.kinora.transcoder.ffmpeg.Decoder;
import dev.kinora.transcoder.ffmpeg.Frame;
import dev.kinora.transcoder.ffmpeg.Packet;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * A smaller picture beside one that is taken over, made in a thread of its own so that it never
 * delays the other. Where it cannot keep up it leaves pictures out up to the next key frame, but
 * never a key frame: segments can begin wherever the source's can. Where it cannot keep up again
 * and again it ends. A publisher who sends faster than time passes waits for it.
 */
final class CopyRung implements AutoCloseable {
  /** About two seconds. */
  private static final int MOST_WAITING = 60;

  /** Key frames that wait: further behind, even they come too late. */
  private static final int MOST_KEYS_WAITING = 4;

  /** So often it may leave pictures out within a minute of the stream. */
  private static final int MOST_OVERFLOWS = 2;

  private static final long OVERFLOWS_TICKS = 60L * PICTURE_TIMESCALE;

  private final PictureEncoder encoder;
  private final Decoder decoder;
  private final Rational timeBase;
  private final Frame picture = new Frame();
  private final Thread worker;

  @GuardedBy("this")
  private final Deque<Job> jobs = new ArrayDeque<>();

  @GuardedBy("this")
  private boolean skipping;

  @GuardedBy("this")
  private boolean finished;

  @GuardedBy("this")
  private boolean over;

  @GuardedBy("this")
  private final Deque<Long> overflowTicks = new ArrayDeque<>();

  private final Deque<Long> keyTicks = new ArrayDeque<>();
  private final Deinterlacer deinterlacer = new Deinterlacer(this::encode);
  private final Keeping keeping;
  private Rational shift = Rational.ZERO;
  private long lastTicks = -1;

  /**
   * A packet to decode.
   *
   * @param shift what has to be added to its stamps
   * @param keyTicks when it is shown, if it is a key frame; else -1
   */
  private record Job(Packet packet, Rational shift, long keyTicks) {}

  /**
   * Begins to work.
   *
   * @param encoder closed with it, as the decoder is
   * @param timeBase seconds a tick of the packets
   * @param keeping knows whether the publisher sends faster than time passes
   */
  CopyRung(PictureEncoder encoder, Decoder decoder, Rational timeBase, Keeping keeping) {
    this.keeping = keeping;
    this.encoder = encoder;
    this.decoder = decoder;
    this.timeBase = timeBase;
    this.worker = Thread.ofPlatform().daemon().name("rung").start(this::work);
  }

  LiveTrack.Video track() {
    return encoder.track();
  }

  /** Takes a packet that stays the caller's. */
  synchronized void take(Packet packet, Rational shift, boolean key, long shownTicks)
      throws IOException {
    awaitRoom(shownTicks);
    if (over) {
      return;
    }
    if (jobs.size() >= MOST_WAITING) {
      leaveOut(shownTicks);
    } else if (key) {
      skipping = false;
    }
    if (over || (skipping && !key)) {
      return;
    }
    Packet own = new Packet();
    own.referTo(packet);
    jobs.add(new Job(own, shift, key ? shownTicks : -1));
    notifyAll();
  }

  private synchronized void awaitRoom(long ticks) throws IOException {
    boolean ahead = keeping.isAhead(ticks);
    try {
      while (ahead && jobs.size() >= MOST_WAITING && !over) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while a picture was made");
    }
  }

  /** Only key frames are kept of what waits: each can be decoded alone. */
  @GuardedBy("this")
  private void leaveOut(long ticks) {
    skipping = true;
    Deque<Job> keys = new ArrayDeque<>();
    for (Job job : jobs) {
      if (job.keyTicks() >= 0) {
        keys.add(job);
      } else {
        job.packet().close();
      }
    }
    jobs.clear();
    jobs.addAll(keys);
    overflowTicks.add(ticks);
    while (ticks - overflowTicks.getFirst() > OVERFLOWS_TICKS) {
      overflowTicks.removeFirst();
    }
    over |= overflowTicks.size() > MOST_OVERFLOWS || keys.size() > MOST_KEYS_WAITING;
  }

  /** Whether it has ended by itself. */
  synchronized boolean isOver() {
    return over;
  }

  private void work() {
    try {
      Job job = next();
      while (job != null) {
        try (Packet packet = job.packet()) {
          decode(packet, job);
        }
        job = next();
      }
      decoder.finish();
      receive();
      deinterlacer.finish();
      encoder.finish();
    } catch (MediaException | IOException | UncheckedIOException e) {
      System.err.println("live child: the smaller picture ends: " + e.getMessage());
      synchronized (this) {
        over = true;
        notifyAll();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized @Nullable Job next() throws InterruptedException {
    while (jobs.isEmpty() && !finished && !over) {
      wait();
    }
    notifyAll();
    return over ? null : jobs.pollFirst();
  }

  private void decode(Packet packet, Job job) throws MediaException, IOException {
    if (job.keyTicks() >= 0) {
      keyTicks.add(job.keyTicks());
    }
    shift = job.shift();
    if (decoder.send(packet)) {
      receive();
    }
  }

  private void receive() throws MediaException, IOException {
    while (decoder.receive(picture) == Decoder.Received.FRAME) {
      long stamp = picture.bestTimeTicks();
      if (stamp != Packet.NO_TIME) {
        long ticks = timeBase.times(stamp).plus(shift).times(PICTURE_TIMESCALE).round();
        deinterlacer.take(picture, ticks);
      }
    }
  }

  private void encode(Frame shown, long ticks) throws MediaException, IOException {
    if (ticks <= lastTicks) {
      return;
    }
    boolean key = false;
    while (!keyTicks.isEmpty() && keyTicks.getFirst() <= ticks) {
      keyTicks.removeFirst();
      key = true;
    }
    encoder.encode(shown, ticks, key);
    lastTicks = ticks;
  }

  /** Lets out what is held back and waits for it. */
  void finish() throws IOException {
    synchronized (this) {
      finished = true;
      notifyAll();
    }
    try {
      worker.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while a picture was made");
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      finished = true;
      jobs.forEach(job -> job.packet().close());
      jobs.clear();
      notifyAll();
    }
    boolean interrupted = false;
    while (worker.isAlive()) {
      try {
        worker.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    picture.close();
    deinterlacer.close();
    encoder.close();
    decoder.close();
  }
}
