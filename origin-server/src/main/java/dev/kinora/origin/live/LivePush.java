package dev.kinora.origin.live;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kinora.origin.http.Problem;
import dev.kinora.origin.http.ProblemException;
import dev.kinora.origin.reply.Call;
import dev.kinora.origin.reply.ProblemReply;
import io.undertow.util.Headers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Streams pushed over HTTP: {@code PUT} or {@code POST /live/{name}}, whole in one request whose
 * body goes on as long as the stream does, or in pieces (see {@link Broadcasts}). The ingest makes
 * the publisher wait by not reading. Thread-safe.
 */
final class LivePush {
  private static final Logger LOG = LoggerFactory.getLogger(LivePush.class);
  private static final int MOST_AT_ONCE = 32;
  private static final long UNLIMITED = -1;
  private static final int MOST_OWNERS = 1000;
  private static final int MOST_REFUSED_BYTES = 256 << 10;
  private static final int BUFFER_BYTES = 64 << 10;
  private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

  private final LiveIntake intake;
  private final Broadcasts broadcasts;
  private final AtomicInteger running = new AtomicInteger();

  // Who pushes under which name, for whoever wants to end it.
  private final Cache<String, String> owners =
      Caffeine.newBuilder().maximumSize(MOST_OWNERS).build();

  LivePush(LiveIntake intake, Broadcasts broadcasts) {
    this.intake = intake;
    this.broadcasts = broadcasts;
  }

  /** {@code PUT} and {@code POST /live/{name}}. */
  void push(Call call) throws ProblemException, IOException {
    Optional<Chunk> chunk = Chunk.of(call);
    if (running.incrementAndGet() > MOST_AT_ONCE) {
      running.decrementAndGet();
      throw new ProblemException(
          Problem.unavailable("Too many streams are pushed at the moment.", RETRY_AFTER));
    }
    // A thread of its own kind: reading a request blocks in ways that a virtual one cannot leave.
    call.exchange()
        .dispatch(
            task -> Thread.ofPlatform().daemon().name("live-push").start(task),
            () -> run(call, chunk));
  }

  private void run(Call call, Optional<Chunk> chunk) {
    try {
      // A stream has no size; pieces are counted when they are read.
      call.exchange().setMaxEntitySize(UNLIMITED);
      call.exchange().startBlocking();
      if (chunk.isPresent()) {
        broadcasts.take(call, chunk.get());
        owners.put(StreamName.of(call), owner(call));
      } else {
        whole(call);
      }
    } catch (ProblemException e) {
      refuse(call, e.problem());
    } catch (IOException | RuntimeException e) {
      LOG.debug("a pushed stream ended early", e);
      call.exchange().setPersistent(false);
      call.exchange().endExchange();
    } finally {
      running.decrementAndGet();
    }
  }

  /** The publisher goes on sending: a little of it is listened to, so that it hears the answer. */
  private static void refuse(Call call, Problem problem) {
    try {
      InputStream in = call.exchange().getInputStream();
      byte[] buffer = new byte[BUFFER_BYTES];
      for (int left = MOST_REFUSED_BYTES; left > 0 && in.read(buffer) >= 0; ) {
        left -= BUFFER_BYTES;
      }
    } catch (IOException e) {
      LOG.debug("a refused publisher went away", e);
    }
    if (!call.exchange().isRequestComplete()) {
      call.exchange().setPersistent(false);
    }
    ProblemReply.send(call.exchange(), problem);
  }

  private void whole(Call call) throws ProblemException, IOException {
    String name = StreamName.of(call);
    LiveFeed feed = open(intake, call);
    owners.put(name, owner(call));
    boolean complete = false;
    try {
      // Not closed here: closing it would read to the end of what never ends.
      InputStream in = call.exchange().getInputStream();
      byte[] buffer = new byte[BUFFER_BYTES];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        write(feed, ByteBuffer.wrap(buffer, 0, read));
      }
      complete = true;
    } finally {
      if (complete) {
        feed.end();
      } else {
        feed.lost();
      }
    }
    call.exchange().setStatusCode(204);
    call.exchange().endExchange();
  }

  /** Opens a feed for a request; a refusal is a problem document. */
  static LiveFeed open(LiveIntake intake, Call call) throws ProblemException {
    try {
      return intake.open(
          StreamName.of(call),
          StreamName.title(call),
          Optional.ofNullable(call.query("key")),
          Optional.ofNullable(call.header(Headers.CONTENT_TYPE_STRING)));
    } catch (LiveRefusal e) {
      String message = String.valueOf(e.getMessage());
      throw new ProblemException(
          switch (e.reason()) {
            case TAKEN -> Problem.conflict(message);
            case KEY -> Problem.forbidden(message);
            case FULL -> Problem.unavailable(message, RETRY_AFTER);
            case MEDIA -> Problem.badRequest(message);
          });
    }
  }

  /** Hands bytes on; what the ingest says of them is a problem document. */
  static void write(LiveFeed feed, ByteBuffer bytes) throws ProblemException {
    try {
      feed.write(bytes);
    } catch (IOException e) {
      throw new ProblemException(Problem.badRequest(String.valueOf(e.getMessage())));
    }
  }

  /** {@code DELETE /live/{name}}: by who pushes it, by admins, and by anybody at this machine. */
  void end(Call call) throws ProblemException {
    String name = StreamName.of(call);
    boolean may =
        switch (call.caller().role()) {
          case ADMIN, LOCAL -> true;
          case MEMBER -> owner(call).equals(owners.getIfPresent(name));
          case GUEST, VISITOR, LINK, NOBODY -> false;
        };
    if (!may) {
      throw new ProblemException(
          Problem.forbidden("Only who publishes the stream, or an admin, may end it."));
    }
    boolean was = broadcasts.end(name);
    if (!intake.end(name) && !was) {
      throw new ProblemException(Problem.notFound("No stream of that name runs at the moment."));
    }
    owners.invalidate(name);
    call.exchange().setStatusCode(204);
    call.exchange().endExchange();
  }

  private static String owner(Call call) {
    return call.caller().accountId().orElse(call.caller().role().name());
  }
}
