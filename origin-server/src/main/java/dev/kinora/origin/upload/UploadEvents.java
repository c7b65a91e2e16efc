package dev.kinora.origin.upload;

import dev.kinora.origin.http.Problem;
import dev.kinora.origin.http.ProblemException;
import dev.kinora.origin.reply.Call;
import dev.kinora.origin.reply.ConnectionEnd;
import io.undertow.server.handlers.sse.ServerSentEventConnection;
import io.undertow.server.handlers.sse.ServerSentEventHandler;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.IoUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code /api/uploads/{key}/events}: how one upload fares, as server-sent events named {@code
 * upload}, the first at once and then one for each change. Looks twice a second while somebody
 * listens, as another process may work on the upload. Thread-safe.
 */
final class UploadEvents implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(UploadEvents.class);
  private static final long LOOK_MILLIS = 500;
  private static final int MOST_WAITING_EVENTS = 16;
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);

  private final UploadFolder folder;
  private final UploadStatuses statuses;
  private final int mostFollowers;
  private final Set<Follower> followers = ConcurrentHashMap.newKeySet();
  private final AtomicInteger open = new AtomicInteger();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("upload-news").factory());

  /** Streams for at most so many listeners. */
  UploadEvents(UploadFolder folder, UploadStatuses statuses, int mostFollowers) {
    this.folder = folder;
    this.statuses = statuses;
    this.mostFollowers = mostFollowers;
    var _ =
        clock.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Opens a stream; HEAD gets its header fields alone. */
  void events(Call call) throws ProblemException, IOException {
    UploadRecord upload = Owners.find(folder, call);
    call.set("Cache-Control", "no-store");
    if (call.isHead()) {
      call.set("Content-Type", "text/event-stream; charset=UTF-8");
      call.exchange().endExchange();
      return;
    }
    if (open.incrementAndGet() > mostFollowers) {
      open.decrementAndGet();
      throw new ProblemException(
          Problem.unavailable("Too many pages follow uploads at the moment.", KEEP_ALIVE));
    }
    ConnectionEnd.release(call.exchange(), open::decrementAndGet);
    try {
      new ServerSentEventHandler((connection, last) -> add(connection, upload.id()))
          .handleRequest(call.exchange());
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException("an event stream could not be opened", e);
    }
  }

  private void add(ServerSentEventConnection connection, String id) {
    Follower follower = new Follower(connection, id);
    followers.add(follower);
    connection.addCloseTask(closed -> followers.remove(follower));
    connection.setKeepAliveTime(KEEP_ALIVE.toMillis());
    try {
      clock.execute(() -> look(follower));
    } catch (RejectedExecutionException e) {
      LOG.debug("a stream was opened while the server stops", e);
      follower.end();
    }
  }

  private void look() {
    followers.forEach(this::look);
  }

  private void look(Follower follower) {
    try {
      Optional<UploadRecord> upload = folder.find(follower.id);
      if (upload.isPresent()) {
        follower.tell(JsonMapper.shared().writeValueAsString(statuses.json(upload.get())));
      } else {
        follower.end();
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn("upload {} could not be looked at: {}", follower.id, e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    clock.shutdown();
    followers.forEach(Follower::end);
  }

  /** One listener, what it heard last, and how many events it has not taken yet. */
  private static final class Follower implements ServerSentEventConnection.EventCallback {
    private final ServerSentEventConnection connection;
    private final String id;
    private final AtomicInteger waiting = new AtomicInteger();

    // Confined to the clock's thread.
    private String told = "";

    Follower(ServerSentEventConnection connection, String id) {
      this.connection = connection;
      this.id = id;
    }

    void tell(String data) {
      if (data.equals(told)) {
        return;
      }
      told = data;
      if (waiting.incrementAndGet() > MOST_WAITING_EVENTS) {
        LOG.info("a listener that does not read is let go");
        end();
      } else {
        connection.send(data, "upload", null, this);
      }
    }

    void end() {
      IoUtils.safeClose(connection);
    }

    @Override
    public void done(ServerSentEventConnection done, String data, String event, String eventId) {
      waiting.decrementAndGet();
    }

    @Override
    public void failed(
        ServerSentEventConnection failed,
        String data,
        String event,
        String eventId,
        IOException e) {
      end();
    }
  }
}
