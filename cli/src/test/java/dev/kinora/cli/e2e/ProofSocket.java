package dev.kinora.cli.e2e;

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

  private static final int CLUSTER = 0x1f43b675;
  private static final int TIMECODE = 0xe7;
  private static final int TFDT = 0x74666474;
  private static final int TFHD = 0x74666864;
  private static final double PICTURE_TIMESCALE = 90_000;
  private static final double MILLIS = 1000;

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
      OptionalDouble media =
          messages == 1
              ? OptionalDouble.empty()
              : mediaTime(ByteBuffer.wrap(message.toByteArray()));
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

  @Override
  public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
    over = true;
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    over = true;
  }

  /** The time of a Cluster, or of a fragment of the first track. */
  private static OptionalDouble mediaTime(ByteBuffer piece) {
    if (piece.remaining() > 16 && piece.getInt(0) == CLUSTER) {
      int sizeBytes = Integer.numberOfLeadingZeros(piece.get(4) & 0xff) - 23;
      int at = 4 + sizeBytes;
      if ((piece.get(at) & 0xff) == TIMECODE) {
        long time = 0;
        for (int i = 0; i < (piece.get(at + 1) & 0x7f); i++) {
          time = (time << 8) | (piece.get(at + 2 + i) & 0xff);
        }
        return OptionalDouble.of(time / MILLIS);
      }
      return OptionalDouble.empty();
    }
    return fragmentTime(piece, 1);
  }

  /** The decode time of a track's fragment; also finds it in a whole segment. */
  static OptionalDouble fragmentTime(ByteBuffer piece, int track) {
    for (int at = 4; at + 16 < piece.limit() && at < 400; at++) {
      if (piece.getInt(at) == TFHD && piece.getInt(at + 8) != track) {
        return OptionalDouble.empty();
      }
      if (piece.getInt(at) == TFDT) {
        return OptionalDouble.of(piece.getLong(at + 8) / PICTURE_TIMESCALE);
      }
    }
    return OptionalDouble.empty();
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
