package dev.kinora.origin.upload;

import dev.kinora.origin.http.Problem;
import dev.kinora.origin.http.ProblemException;
import dev.kinora.origin.reply.Call;
import dev.kinora.origin.reply.ProblemReply;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpServerConnection;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.IoUtils;

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

  /** A request's body, not touched before it is asked for: what is refused is better not read. */
  @FunctionalInterface
  interface Body {
    /** Its bytes. */
    InputStream open();
  }

  /** Reads a body and answers. */
  @FunctionalInterface
  interface Reader {
    /** Answers, or says with what problem to answer. */
    void read(Body body) throws ProblemException, IOException, InterruptedException;
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
    HttpServerExchange exchange = call.exchange();
    try {
      exchange.startBlocking();
      answer(call, reader);
    } catch (RuntimeException e) {
      LOG.error("{} could not be answered", exchange.getRequestPath(), e);
      IoUtils.safeClose(exchange.getConnection());
    } finally {
      free.release();
    }
  }

  private static void answer(Call call, Reader reader) {
    try {
      reader.read(() -> call.exchange().getInputStream());
    } catch (ProblemException e) {
      refuse(call.exchange(), e.problem());
    } catch (InterruptedException | IOException e) {
      breakOff(call.exchange(), e);
    }
  }

  /** Whoever sent the piece has gone, or asks again how far it came. */
  private static void breakOff(HttpServerExchange exchange, Exception e) {
    // It was meant for the writer, which has ended; the answer is to be sent in peace.
    boolean asked = Thread.interrupted() || e instanceof InterruptedException;
    if (asked || e instanceof ClientGone) {
      LOG.debug("a piece of an upload ended early", e);
    } else {
      LOG.error("a piece of an upload could not be kept", e);
    }
    refuse(
        exchange, Problem.unavailable("The piece ended early; ask how far it came.", RETRY_AFTER));
  }

  private static void refuse(HttpServerExchange exchange, Problem problem) {
    boolean halfRead = !exchange.isRequestComplete() && !exchange.isRequestChannelAvailable();
    if (!exchange.isRequestComplete()) {
      exchange.setPersistent(false);
    }
    if (!halfRead) {
      if (!exchange.isRequestComplete()) {
        exchange.setMaxEntitySize(MOST_REFUSED_BYTES);
      }
      ProblemReply.send(exchange, problem);
    } else if (exchange.getConnection() instanceof HttpServerConnection connection) {
      // The rest may be long, and HTTP/1.1 knows no other way to say that nobody wants it.
      ProblemReply.send(exchange, problem);
      IoUtils.safeClose(connection);
    } else {
      ProblemReply.send(exchange, problem);
    }
  }
}
