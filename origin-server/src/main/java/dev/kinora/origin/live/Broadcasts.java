package dev.kinora.origin.live;

import dev.kinora.origin.http.Problem;
import dev.kinora.origin.http.ProblemException;
import dev.kinora.origin.reply.Caching;
import dev.kinora.origin.reply.Call;
import io.undertow.util.Headers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import tools.jackson.databind.json.JsonMapper;

/**
 * Streams that a page records and sends piece by piece, one request after another. A piece counts
 * when it has arrived whole, so a page may send it again until it hears that; one sent twice is
 * taken once. Thread-safe.
 */
final class Broadcasts {
  /** Largest piece: what a recorder gives in some seconds, many times over. */
  static final int MOST_CHUNK_BYTES = 16 << 20;

  /** For so long nobody else may take the name. */
  private static final Duration BUSY = Duration.ofSeconds(5);

  /** After so long the recorder is given up: its page is gone. */
  private static final Duration SILENCE = Duration.ofSeconds(30);

  private final LiveIntake intake;
  private final Map<String, Running> running = new ConcurrentHashMap<>();

  Broadcasts(LiveIntake intake) {
    this.intake = intake;
  }

  private static final class Running {
    final ReentrantLock lock = new ReentrantLock();
    final String id;
    final LiveFeed feed;
    int next;
    boolean over;
    volatile long heardNanos = System.nanoTime();

    Running(String id, LiveFeed feed) {
      this.id = id;
      this.feed = feed;
    }

    boolean silentFor(Duration time) {
      return System.nanoTime() - heardNanos > time.toNanos();
    }
  }

  /** Takes one piece and answers. */
  void take(Call call, Chunk chunk) throws ProblemException, IOException {
    ByteBuffer bytes = ByteBuffer.wrap(read(call));
    Optional<Running> found = find(call, chunk);
    if (found.isEmpty()) {
      conflict(call, 0);
      return;
    }
    Running broadcast = found.get();
    broadcast.lock.lock();
    try {
      if (broadcast.over || chunk.seq() > broadcast.next) {
        conflict(call, broadcast.over ? 0 : broadcast.next);
        return;
      }
      if (chunk.seq() == broadcast.next) {
        feed(StreamName.of(call), broadcast, bytes, chunk.last());
      }
    } finally {
      broadcast.lock.unlock();
    }
    call.exchange().setStatusCode(204);
    call.exchange().endExchange();
  }

  private void feed(String name, Running broadcast, ByteBuffer bytes, boolean last)
      throws ProblemException {
    broadcast.heardNanos = System.nanoTime();
    try {
      if (bytes.hasRemaining()) {
        LivePush.write(broadcast.feed, bytes);
      }
    } catch (ProblemException e) {
      broadcast.over = true;
      broadcast.feed.lost();
      running.remove(name, broadcast);
      throw e;
    }
    broadcast.heardNanos = System.nanoTime();
    broadcast.next++;
    if (last) {
      broadcast.over = true;
      broadcast.feed.end();
      running.remove(name, broadcast);
    }
  }

  /** The broadcast that a piece belongs to, begun by its first one; nothing if that is missing. */
  private Optional<Running> find(Call call, Chunk chunk) throws ProblemException {
    String name = StreamName.of(call);
    Running known = running.get(name);
    if (known != null && known.id.equals(chunk.broadcast())) {
      return Optional.of(known);
    }
    if (chunk.seq() != 0) {
      return Optional.empty();
    }
    if (known != null) {
      if (!known.silentFor(BUSY)) {
        throw new ProblemException(
            Problem.conflict("Somebody is live under this name; choose another one."));
      }
      giveUp(name, known);
    }
    Running begun = new Running(chunk.broadcast(), LivePush.open(intake, call));
    Running other = running.putIfAbsent(name, begun);
    if (other != null) {
      begun.feed.lost();
      throw new ProblemException(
          Problem.conflict("Somebody else just went live under this name; choose another one."));
    }
    return Optional.of(begun);
  }

  private static byte[] read(Call call) throws ProblemException, IOException {
    // Not closed here: closing it would read whatever else is sent.
    InputStream in = call.exchange().getInputStream();
    byte[] bytes = in.readNBytes(MOST_CHUNK_BYTES + 1);
    if (bytes.length > MOST_CHUNK_BYTES) {
      throw new ProblemException(Problem.contentTooLarge(MOST_CHUNK_BYTES));
    }
    return bytes;
  }

  private static void conflict(Call call, int expected) {
    Map<String, Object> members =
        new LinkedHashMap<>(
            Problem.conflict("This is not the piece that comes next; go on with the expected one.")
                .members());
    members.put("expected", expected);
    call.exchange().setStatusCode(409);
    call.exchange()
        .getResponseHeaders()
        .put(Headers.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .put(Headers.CACHE_CONTROL, Caching.NONE.directive());
    call.exchange()
        .getResponseSender()
        .send(ByteBuffer.wrap(JsonMapper.shared().writeValueAsBytes(members)));
  }

  /** Lets go of recorders that have not sent anything for long. */
  void sweep() {
    running.forEach((name, broadcast) -> {
      if (broadcast.silentFor(SILENCE)) {
        giveUp(name, broadcast);
      }
    });
  }

  private void giveUp(String name, Running broadcast) {
    // Whoever writes is heard from: the ingest may keep it waiting.
    if (broadcast.lock.tryLock()) {
      try {
        if (!broadcast.over) {
          broadcast.over = true;
          broadcast.feed.lost();
        }
        running.remove(name, broadcast);
      } finally {
        broadcast.lock.unlock();
      }
    }
  }

  /** Ends a stream; whether one ran. */
  boolean end(String name) {
    Running broadcast = running.remove(name);
    if (broadcast == null) {
      return false;
    }
    broadcast.lock.lock();
    try {
      if (!broadcast.over) {
        broadcast.over = true;
        broadcast.feed.end();
      }
    } finally {
      broadcast.lock.unlock();
    }
    return true;
  }
}
