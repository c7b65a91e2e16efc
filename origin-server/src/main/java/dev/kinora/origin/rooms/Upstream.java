package dev.kinora.origin.rooms;

import io.undertow.client.ClientCallback;
import io.undertow.client.ClientConnection;
import io.undertow.client.UndertowClient;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.proxy.ProxyCallback;
import io.undertow.server.handlers.proxy.ProxyClient;
import io.undertow.server.handlers.proxy.ProxyConnection;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;
import org.xnio.OptionMap;

/**
 * One connection to the server of rooms for each socket, opened when it comes and closed when it
 * goes: Undertow's own clients keep connections for the next request, which sockets never free.
 * Immutable, thread-safe.
 */
record Upstream(Rooms rooms) implements ProxyClient {
  private static final ProxyTarget TARGET = new ProxyTarget() {};

  @Override
  public ProxyTarget findTarget(HttpServerExchange exchange) {
    return TARGET;
  }

  @Override
  public void getConnection(
      ProxyTarget target,
      HttpServerExchange exchange,
      ProxyCallback<ProxyConnection> callback,
      long timeout,
      TimeUnit unit) {
    Optional<URI> address = rooms.upstream();
    if (address.isEmpty()) {
      // It is still starting; whoever asks comes again.
      callback.failed(exchange);
      return;
    }
    UndertowClient.getInstance()
        .connect(
            new ClientCallback<ClientConnection>() {
              @Override
              public void completed(ClientConnection connection) {
                exchange.getConnection().addCloseListener(_ -> IoUtils.safeClose(connection));
                callback.completed(exchange, new ProxyConnection(connection, "/"));
              }

              @Override
              public void failed(@Nullable IOException e) {
                callback.failed(exchange);
              }
            },
            address.get(),
            exchange.getIoThread(),
            exchange.getConnection().getByteBufferPool(),
            OptionMap.EMPTY);
  }
}
