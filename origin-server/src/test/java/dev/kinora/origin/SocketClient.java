package dev.kinora.origin;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A viewer that keeps what it gets: each message as text, and at the end the closing code. */
final class SocketClient implements WebSocket.Listener {
  private final BlockingQueue<String> got = new LinkedBlockingQueue<>();
  private final StringBuilder message = new StringBuilder();

  static SocketClient open(HttpClient client, URI address) throws Exception {
    SocketClient viewer = new SocketClient();
    client
        .newWebSocketBuilder()
        .buildAsync(URI.create(address.toString().replaceFirst("^http", "ws")), viewer)
        .get(30, TimeUnit.SECONDS);
    return viewer;
  }

  /** The next message. */
  String next() throws IOException, InterruptedException {
    String next = got.poll(30, TimeUnit.SECONDS);
    if (next == null) {
      throw new IOException("no message came");
    }
    return next;
  }

  @Override
  public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
    message.append(StandardCharsets.US_ASCII.decode(data));
    if (last) {
      got.add(message.toString());
      message.setLength(0);
    }
    socket.request(1);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
    got.add("closed " + status);
    return null;
  }

  @Override
  public void onError(WebSocket socket, Throwable error) {
    got.add("error");
  }
}
