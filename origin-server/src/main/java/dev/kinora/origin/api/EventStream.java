package dev.kinora.origin.api;

import dev.kinora.origin.http.Problem;
import dev.kinora.origin.http.ProblemException;
import dev.kinora.origin.library.Library;
import dev.kinora.origin.library.LibraryChange;
import dev.kinora.origin.reply.Call;
import io.undertow.server.handlers.sse.ServerSentEventConnection;
import io.undertow.server.handlers.sse.ServerSentEventHandler;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.IoUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code /api/events}: changes of the library as server-sent events. Everybody hears the same; who
 * does not read keeps a few events waiting and is then let go, to connect again and ask for the
 * whole list. Thread-safe.
 */
public final class EventStream implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);
  private static final int MOST_WAITING_EVENTS = 64;
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);
  private static final long RETRY_MILLIS = 2000;

  private final int mostClients;
  private final Set<Client> clients = ConcurrentHashMap.newKeySet();
  private final AtomicInteger open = new AtomicInteger();
  private final Library.Subscription subscription;

  /** Streams the changes of a library to at most so many clients. */
  public EventStream(Library library, int mostClients) {
    this.mostClients = mostClients;
    this.subscription = library.subscribe(this::publish);
  }

  /** How many clients listen. */
  public int clients() {
    return open.get();
  }

  /** Opens a stream; HEAD gets its header fields alone. */
  public void events(Call call) throws ProblemException, IOException {
    call.set("Cache-Control", "no-store");
    if (call.isHead()) {
      call.set("Content-Type", "text/event-stream; charset=UTF-8");
      call.exchange().endExchange();
      return;
    }
    if (open.incrementAndGet() > mostClients) {
      open.decrementAndGet();
      throw new ProblemException(
          Problem.unavailable("Too many pages listen for changes.", KEEP_ALIVE));
    }
    dev.kinora.origin.reply.ConnectionEnd.release(call.exchange(), open::decrementAndGet);
    try {
      new ServerSentEventHandler((connection, last) -> add(call, connection))
          .handleRequest(call.exchange());
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException("an event stream could not be opened", e);
    }
  }

  private void add(Call call, ServerSentEventConnection connection) {
    Client client = new Client(connection, new AtomicInteger());
    clients.add(client);
    call.endsBy(client::end);
    connection.addCloseTask(closed -> clients.remove(client));
    connection.setKeepAliveTime(KEEP_ALIVE.toMillis());
    connection.sendRetry(RETRY_MILLIS);
  }

  private void publish(LibraryChange change) {
    if (clients.isEmpty()) {
      return;
    }
    switch (change) {
      case LibraryChange.Changed changed ->
          send("titles-changed", TitleView.summary(changed.title()));
      case LibraryChange.Removed removed -> send("title-removed", Map.of("id", removed.titleId()));
    }
  }

  /** Tells everybody who listens of something else. */
  public void tell(String event, Map<String, ?> data) {
    if (!clients.isEmpty()) {
      send(event, data);
    }
  }

  private void send(String event, Map<String, ?> data) {
    String text = JsonMapper.shared().writeValueAsString(data);
    clients.forEach(client -> client.send(event, text));
  }

  @Override
  public void close() {
    subscription.close();
    clients.forEach(Client::end);
  }

  /** One listener and how many events it has not taken yet. */
  private record Client(ServerSentEventConnection connection, AtomicInteger waiting)
      implements ServerSentEventConnection.EventCallback {
    void send(String event, String data) {
      if (waiting.incrementAndGet() > MOST_WAITING_EVENTS) {
        LOG.info("a listener that does not read is let go");
        end();
      } else {
        connection.send(data, event, null, this);
      }
    }

    void end() {
      IoUtils.safeClose(connection);
    }

    @Override
    public void done(ServerSentEventConnection done, String data, String event, String id) {
      waiting.decrementAndGet();
    }

    @Override
    public void failed(
        ServerSentEventConnection failed, String data, String event, String id, IOException e) {
      end();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Client that && connection.equals(that.connection);
    }

    @Override
    public int hashCode() {
      return connection.hashCode();
    }
  }
}
