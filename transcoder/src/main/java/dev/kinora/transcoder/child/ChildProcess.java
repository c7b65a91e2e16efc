package dev.kinora.transcoder.child;

import dev.kinora.transcoder.work.WorkFailure;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * One running child. Owns the process and the threads that read its pipes. One thread talks to it;
 * {@link #kill} may be called from any other.
 */
final class ChildProcess {
  private static final Path SHELL = Path.of("/bin/sh");
  private static final long REAP_SECONDS = 5;

  private final Process process;
  private final LogTail log = new LogTail();
  private final BlockingQueue<Event> events = new ArrayBlockingQueue<>(1);
  private final Thread reader;
  private final Thread logger;
  private volatile long bodyLimitBytes;

  /** What the reading thread hands over; a full queue makes the child wait. */
  private sealed interface Event {
    record Received(Frame frame) implements Event {}

    record Broken(String reason) implements Event {}

    record Ended() implements Event {}
  }

  private ChildProcess(Process process) {
    this.process = process;
    reader = Thread.ofPlatform().daemon().name("child-frames").unstarted(this::readFrames);
    logger = Thread.ofPlatform().daemon().name("child-log").unstarted(this::readLog);
  }

  /** Starts a child; it is not ready before its first frame. */
  static ChildProcess start(ChildSettings settings, ChildKind kind) throws IOException {
    Files.createDirectories(settings.cache());
    ProcessBuilder builder =
        new ProcessBuilder(ChildCommand.of(settings, kind, Files.isExecutable(SHELL)));
    builder.environment().clear();
    builder.environment().putAll(ChildCommand.environment(kind));
    ChildProcess child = new ChildProcess(builder.start());
    child.reader.start();
    child.logger.start();
    return child;
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Allows the next answer this many bytes of bodies in each frame. */
  void allowBodies(long bytes) {
    bodyLimitBytes = bytes;
  }

  /** Sends a frame without waiting for the child to read it. */
  void send(Frame frame) {
    Thread.ofPlatform().daemon().name("child-request").start(() -> write(frame));
  }

  private void write(Frame frame) {
    try {
      OutputStream out = process.getOutputStream();
      new FrameWriter(out).write(frame);
    } catch (IOException e) {
      // The child is gone or going, which the reading thread finds out and reports.
      process.destroyForcibly();
    }
  }

  /**
   * Waits for the child's next frame.
   *
   * @throws WorkFailure if the child ended, broke the protocol or took longer than {@code patience}
   * @throws InterruptedIOException if the calling thread was interrupted; its flag stays set
   */
  Frame next(Duration patience) throws WorkFailure, InterruptedIOException {
    try {
      Event event = events.poll(Math.max(0, patience.toNanos()), TimeUnit.NANOSECONDS);
      return switch (event) {
        case Event.Received received -> received.frame();
        case Event.Broken broken -> throw new WorkFailure(broken.reason());
        case Event.Ended ended -> throw ended();
        case null ->
            throw new WorkFailure(
                "nothing came from the child process for %d ms%s"
                    .formatted(patience.toMillis(), logEnds()));
      };
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for a child process");
    }
  }

  private WorkFailure ended() throws InterruptedException {
    String reason = exitReason();
    return !process.isAlive() && process.exitValue() == ExitReason.KILLED
        ? WorkFailure.killed(reason)
        : new WorkFailure(reason);
  }

  private String exitReason() throws InterruptedException {
    if (!process.waitFor(REAP_SECONDS, TimeUnit.SECONDS)) {
      return "the child process closed its pipe without ending" + logEnds();
    }
    logger.join(Duration.ofSeconds(REAP_SECONDS));
    return ExitReason.sentence(process.exitValue(), log.text());
  }

  private String logEnds() {
    return log.text().isEmpty() ? "" : "; its log ends: " + log.text();
  }

  /** Ends the child at once; does nothing when it has ended. */
  void kill() {
    process.destroyForcibly();
    reader.interrupt();
  }

  private void readFrames() {
    FrameReader in = new FrameReader(new BufferedInputStream(process.getInputStream()));
    try {
      Event event;
      do {
        event = readOne(in);
        events.put(event);
      } while (event instanceof Event.Received);
    } catch (InterruptedException e) {
      // Killed: whatever still waits is nobody's any more, but that it ended is worth knowing.
      events.clear();
      events.add(new Event.Ended());
    }
  }

  private Event readOne(FrameReader in) {
    try {
      Optional<Frame> frame = in.read(() -> bodyLimitBytes);
      return frame.isPresent() ? new Event.Received(frame.get()) : new Event.Ended();
    } catch (EOFException e) {
      return new Event.Ended();
    } catch (IOException e) {
      // After a kill the pipe breaks in whatever way it likes.
      return process.isAlive()
          ? new Event.Broken("the child process broke the protocol: " + e.getMessage())
          : new Event.Ended();
    }
  }

  private void readLog() {
    try {
      log.follow(process.getErrorStream());
    } catch (IOException e) {
      // The pipe of a killed child: what was read until then is what there is.
      process.destroyForcibly();
    }
  }
}
