package dev.kinora.origin;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** The viewers of {@link LiveBench} over TLS. */
final class LiveBenchTls {
  private static final int MOST_DELAYS = 100_000;
  private static final int AT_ONCE = 50;

  private LiveBenchTls() {}

  static void watch(int port, int viewers, int seconds) throws Exception {
    SSLContext anybody = SSLContext.getInstance("TLS");
    anybody.init(null, new TrustManager[] {new Anybody()}, new SecureRandom());
    List<Viewer> all = new ArrayList<>();
    try (HttpClient client = HttpClient.newBuilder().sslContext(anybody).build()) {
      URI address = URI.create("wss://localhost:" + port + "/live/bench/socket");
      long begin = System.nanoTime();
      while (all.size() < viewers) {
        List<CompletionStage<WebSocket>> opening = new ArrayList<>();
        for (int i = 0; i < AT_ONCE && all.size() < viewers; i++) {
          Viewer viewer = new Viewer();
          all.add(viewer);
          opening.add(
              client
                  .newWebSocketBuilder()
                  .connectTimeout(Duration.ofSeconds(60))
                  .buildAsync(address, viewer));
        }
        opening.forEach(one -> one.toCompletableFuture().join());
      }
      LiveBench.say(
          "%d connected in %d ms"
              .formatted(viewers, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin)));
      TimeUnit.SECONDS.sleep(seconds);
      report(all);
      client.shutdownNow();
    }
  }

  private static void report(List<Viewer> all) {
    long[] delays =
        all.stream().flatMapToLong(v -> Arrays.stream(v.delays, 0, v.count)).sorted().toArray();
    LiveBench.say(
        "viewers %d, closed %d, messages %d, missed %d"
            .formatted(
                all.size(),
                all.stream().filter(v -> v.closed).count(),
                delays.length,
                all.stream().mapToLong(v -> v.missed).sum()));
    if (delays.length > 0) {
      LiveBench.say(
          "delay in ms: median %d, 99 %% %d, most %d"
              .formatted(
                  delays[delays.length / 2],
                  delays[(int) (delays.length * 0.99)],
                  delays[delays.length - 1]));
    }
  }

  /** One connection and what it has got. */
  private static final class Viewer implements WebSocket.Listener {
    private final ByteBuffer message = ByteBuffer.allocate(1 << 16);
    private final long[] delays = new long[MOST_DELAYS];
    private int count;
    private long last = -1;
    private long missed;
    private volatile boolean closed;

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean whole) {
      message.put(data);
      if (whole) {
        message.flip();
        if (message.remaining() == LiveBench.FRAGMENT_BYTES) {
          got(message.getLong(0), message.getLong(8));
        }
        message.clear();
      }
      socket.request(1);
      return null;
    }

    private void got(long number, long sentMillis) {
      missed += last >= 0 ? number - last - 1 : 0;
      last = number;
      if (count < delays.length) {
        delays[count++] = System.currentTimeMillis() - sentMillis;
      }
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
      closed = true;
      return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      closed = true;
    }
  }

  /** The server is our own and made its authority a moment ago. */
  private static final class Anybody extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind) {
      // Nobody shows one here.
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind) {
      // Measured is the server, not who it is.
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind, java.net.Socket at) {
      // Nobody shows one here.
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind, java.net.Socket at) {
      // Measured is the server, not who it is.
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind, SSLEngine engine) {
      // Nobody shows one here.
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind, SSLEngine engine) {
      // Measured is the server, not who it is.
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
