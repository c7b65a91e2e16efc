package dev.kinora.cli.e2e;

import dev.kinora.packager.MediaException;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A viewer over WebSocket, who looks at time stamps and not at pictures. */
final class ProofSocket implements WebSocket.Listener {
  /** What a page keeps in reserve at first. */
  private static final double RESERVE_SECONDS = 0.5;

  /** How a page catches up. */
  private static final double FASTEST = 1.1;

  private final ProofPush push;
  private final double begunAt = ProofPush.now();
  private final ByteArrayOutputStream message = new ByteArrayOutputStream();
  private final CompletableFuture<Double> firstPicture = new CompletableFuture<>();
  private final PlayClock clock = new PlayClock(RESERVE_SECONDS, FASTEST);
  private int messages;
  private volatile @Nullable WebSocket socket;
  private volatile boolean over;

  private ProofSocket(ProofPush push) {
    this.push = push;
  }

  /** Begins to watch. */
  static ProofSocket open(HttpClient client, URI address, ProofPush push) {
    ProofSocket viewer = new ProofSocket(push);
    viewer.socket = client.newWebSocketBuilder().buildAsync(address, viewer).join();
    return viewer;
  }

  @Override
  public synchronized @Nullable CompletionStage<?> onBinary(
      WebSocket from, ByteBuffer data, boolean last) {
    byte[] bytes = new byte[data.remaining()];
    data.get(bytes);
    message.writeBytes(bytes);
    if (last) {
      messages++;
      // The first one is the header.
      OptionalDouble media = messages == 1 ? OptionalDouble.empty() : mediaTime();
      message.reset();
      if (media.isPresent()) {
        double now = ProofPush.now();
        firstPicture.complete(now - begunAt);
        clock.got(media.getAsDouble(), push.taken(media.getAsDouble()), now);
      }
    }
    from.request(1);
    return null;
  }

  private OptionalDouble mediaTime() {
    try {
      return PieceTime.of(ByteBuffer.wrap(message.toByteArray()));
    } catch (MediaException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
    over = true;
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    over = true;
  }

  /** How long it took from connecting to the first picture, as far as that has come. */
  CompletableFuture<Double> firstPicture() {
    return firstPicture;
  }

  /** Whether the server or the network has ended it. */
  boolean isOver() {
    return over;
  }

  synchronized PlayClock clock() {
    return clock;
  }

  void end() {
    WebSocket open = socket;
    if (open != null) {
      open.abort();
    }
  }
}
