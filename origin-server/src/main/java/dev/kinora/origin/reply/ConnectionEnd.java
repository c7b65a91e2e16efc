package dev.kinora.origin.reply;

import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpServerConnection;
import io.undertow.util.AttachmentKey;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Releases what an exchange holds when it ends, or when its connection does without the exchange
 * ever hearing of it. One close listener a connection, however many exchanges pass over it.
 */
public final class ConnectionEnd {
  private static final AttachmentKey<ConnectionEnd> KEY = AttachmentKey.create(ConnectionEnd.class);

  private final Set<Once> held = ConcurrentHashMap.newKeySet();

  private ConnectionEnd() {}

  private record Once(Runnable release) {
    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }

  /** Runs {@code release} exactly once, when the exchange or its connection has ended. */
  public static void release(HttpServerExchange exchange, Runnable release) {
    ConnectionEnd end = of(exchange);
    Once once = new Once(release);
    end.held.add(once);
    exchange.addExchangeCompleteListener((completed, next) -> {
      end.run(once);
      next.proceed();
    });
    if (!exchange.getConnection().isOpen()) {
      end.run(once);
    }
  }

  /**
   * On HTTP/1.1 a broken connection may end an exchange without a word, so its end is watched. On
   * HTTP/2 every stream hears of it, and a watch for each stream would pile up on the connection.
   */
  private static ConnectionEnd of(HttpServerExchange exchange) {
    if (!(exchange.getConnection() instanceof HttpServerConnection connection)) {
      return new ConnectionEnd();
    }
    synchronized (connection) {
      ConnectionEnd end = connection.getAttachment(KEY);
      if (end == null) {
        ConnectionEnd created = new ConnectionEnd();
        connection.putAttachment(KEY, created);
        connection.addCloseListener(closed -> created.held.forEach(created::run));
        end = created;
      }
      return end;
    }
  }

  private void run(Once once) {
    if (held.remove(once)) {
      once.release().run();
    }
  }
}
