package dev.kinora.transcoder.video;

import dev.kinora.packager.MediaException;
import dev.kinora.transcoder.work.Codecs;
import dev.kinora.transcoder.work.MadeSegment;
import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Where working threads leave finished segments and failures, and the calling thread fetches them.
 * Safe for use by several threads; only the caller drains it.
 */
final class Handover {
  /** A few, so that an encoder rarely waits for a slow receiver. */
  private static final int CAPACITY = 4;

  private final BlockingQueue<Event> events = new ArrayBlockingQueue<>(CAPACITY);

  /** What a working thread has to say. */
  private sealed interface Event {
    record Made(MadeSegment segment) implements Event {}

    record Ended() implements Event {}

    record Failed(Throwable cause) implements Event {}
  }

  /** Leaves a segment; waits while the caller is behind. */
  void made(MadeSegment segment) throws InterruptedException {
    events.put(new Event.Made(segment));
  }

  /**
   * Runs a thread's work, and leaves word of its end or of what ended it.
   *
   * <p>An interrupt is not reported, since only the caller interrupts, and no longer listens then.
   */
  @SuppressWarnings("CatchingUnchecked") // whatever ends the thread must reach the caller
  void run(Work work) {
    try {
      try {
        work.run();
        events.put(new Event.Ended());
      } catch (InterruptedException e) {
        throw e;
      } catch (Exception | Error e) {
        events.put(new Event.Failed(e));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Passes segments on until this many threads have ended, or throws what ended one of them. */
  void drain(int threads, Codecs.SegmentSink sink)
      throws MediaException, IOException, InterruptedException {
    for (int left = threads; left > 0; ) {
      switch (events.take()) {
        case Event.Made made -> sink.accept(made.segment());
        case Event.Ended _ -> left--;
        case Event.Failed failed -> throw rethrown(failed.cause());
      }
    }
  }

  private static RuntimeException rethrown(Throwable cause) throws MediaException, IOException {
    return switch (cause) {
      case MediaException e -> throw e;
      case IOException e -> throw e;
      case Error e -> throw e;
      case RuntimeException e -> e;
      default -> new IllegalStateException(cause);
    };
  }

  /** The work of one thread. */
  @FunctionalInterface
  interface Work {
    void run() throws Exception;
  }
}
