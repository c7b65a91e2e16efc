package dev.kinora.origin.upload;

import dev.kinora.origin.http.Problem;
import dev.kinora.origin.http.ProblemException;
import dev.kinora.origin.reply.Call;
import dev.kinora.origin.reply.ProblemReply;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Threads that read long request bodies, one each and only so many: a body is read as fast as its
 * bytes find a place, and its client waits when they do not. Thread-safe.
 */
final class BodyThreads {
  private static final Logger LOG = LoggerFactory.getLogger(BodyThreads.class);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  /** Of a refused body so much is listened to, that the connection may be kept. */
  private static final long MOST_REFUSED_BYTES = 256 << 10;

  private final Semaphore free;

  /** So many bodies at the same time. */
  BodyThreads(int most) {
    this.free = new Semaphore(most);
  }

  /** Reads a body and answers. */
  @FunctionalInterface
  interface Reader {
    /** Answers, or says with what problem to answer; an IOException ends the exchange. */
    void read(InputStream body) throws ProblemException, IOException, InterruptedException;
  }

  /**
   * Goes on with a call on a thread of its own.
   *
   * @throws ProblemException 503 if all are taken
   */
  void read(Call call, Reader reader) throws ProblemException {
    if (!free.tryAcquire()) {
      throw new ProblemException(
          Problem.unavailable("Too many files are sent at the moment.", RETRY_AFTER));
    }
    // Not a virtual one: a request's channel blocks in ways that those cannot leave.
    call.exchange()
        .dispatch(
            task -> Thread.ofPlatform().daemon().name("upload").start(task),
            () -> run(call, reader));
  }

  private void run(Call call, Reader reader) {
    try {
      call.exchange().startBlocking();
      reader.read(call.exchange().getInputStream());
    } catch (ProblemException e) {
      refuse(call, e.problem());
    } catch (InterruptedException | IOException | RuntimeException e) {
      breakOff(call, e);
    } finally {
      free.release();
    }
  }

  /** Whoever sent the piece has gone, or asks again how far it came. */
  private static void breakOff(Call call, Exception e) {
    // It was meant for the writer, which has ended; the answer is to be sent in peace.
    boolean asked = Thread.interrupted() || e instanceof InterruptedException;
    if (asked || e instanceof ClientGone) {
      LOG.debug("a piece of an upload ended early", e);
    } else {
      LOG.error("a piece of an upload could not be kept", e);
    }
    refuse(call, Problem.unavailable("The piece ended early; ask how far it came.", RETRY_AFTER));
  }

  private static void refuse(Call call, Problem problem) {
    if (!call.exchange().isRequestComplete()) {
      call.exchange().setMaxEntitySize(MOST_REFUSED_BYTES);
      call.exchange().setPersistent(false);
    }
    ProblemReply.send(call.exchange(), problem);
  }
}
