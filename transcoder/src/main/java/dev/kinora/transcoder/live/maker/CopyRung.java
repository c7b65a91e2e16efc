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
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * A smaller picture beside one that is taken over, made in a thread of its own so that it never
 * delays the other. Where it cannot keep up it leaves pictures out until the next key frame. Key
 * frames stand where the source has them.
 */
final class CopyRung implements AutoCloseable {
  /** About two seconds. */
  private static final int MOST_WAITING = 60;

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
  private long skipped;

  private final Deque<Long> keyTicks = new ArrayDeque<>();
  private Rational lastShift = Rational.ZERO;
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
   */
  CopyRung(PictureEncoder encoder, Decoder decoder, Rational timeBase) {
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
    if (jobs.size() >= MOST_WAITING) {
      skipping = true;
    } else if (key && jobs.size() <= MOST_WAITING / 2) {
      skipping = false;
    }
    if (skipping) {
      skipped++;
      return;
    }
    Packet own = new Packet();
    own.referTo(packet);
    jobs.add(new Job(own, shift, key ? shownTicks : -1));
    notifyAll();
  }

  /** How many pictures were left out. */
  synchronized long skipped() {
    return skipped;
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
      receive(lastShift);
      encoder.finish();
    } catch (MediaException | IOException | UncheckedIOException e) {
      System.err.println("live child: the smaller picture ends: " + e.getMessage());
      synchronized (this) {
        skipping = true;
        finished = true;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized @Nullable Job next() throws InterruptedException {
    while (jobs.isEmpty() && !finished) {
      wait();
    }
    return jobs.pollFirst();
  }

  private void decode(Packet packet, Job job) throws MediaException, IOException {
    if (job.keyTicks() >= 0) {
      keyTicks.add(job.keyTicks());
    }
    lastShift = job.shift();
    if (decoder.send(packet)) {
      receive(job.shift());
    }
  }

  private void receive(Rational shift) throws MediaException, IOException {
    while (decoder.receive(picture) == Decoder.Received.FRAME) {
      long stamp = picture.bestTimeTicks();
      long ticks = timeBase.times(stamp).plus(shift).times(PICTURE_TIMESCALE).round();
      if (stamp != Packet.NO_TIME && ticks > lastTicks) {
        boolean key = false;
        while (!keyTicks.isEmpty() && keyTicks.getFirst() <= ticks) {
          keyTicks.removeFirst();
          key = true;
        }
        encoder.encode(picture, ticks, key);
        lastTicks = ticks;
      }
    }
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
      throw new java.io.InterruptedIOException("interrupted while a picture was made");
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
    encoder.close();
    decoder.close();
  }
}
