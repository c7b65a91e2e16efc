package dev.kinora.origin;

import dev.kinora.packager.live.LiveChannel;
import dev.kinora.packager.live.LiveRelay;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Sockets of many viewers of one stream, as two programs on one machine:
 *
 * <pre>
 * LiveBench serve FOLDER SECONDS          a stream of 1 Mbit/s, 25 fragments a second; prints its port
 * LiveBench watch PORT VIEWERS SECONDS    viewers; prints what was lost and how late it came
 * LiveBench watch-tls PORT VIEWERS SECONDS    the same over TLS
 * </pre>
 *
 * Fragments carry their number and the time they were sent, so a viewer knows what it missed.
 */
final class LiveBench {
  private static final int FRAGMENTS_A_SECOND = 25;
  static final int FRAGMENT_BYTES = 5000;
  private static final int KEY_DISTANCE = 50;
  private static final int READ_BYTES = 1 << 18;

  private LiveBench() {}

  public static void main(String[] args) throws Exception {
    switch (args[0]) {
      case "watch-tls" ->
          LiveBenchTls.watch(
              Integer.parseInt(args[1]), Integer.parseInt(args[2]), Integer.parseInt(args[3]));
      case "serve" -> serve(Path.of(args[1]), Integer.parseInt(args[2]));
      case "watch" ->
          watch(Integer.parseInt(args[1]), Integer.parseInt(args[2]), Integer.parseInt(args[3]));
      default -> throw new IllegalArgumentException("serve, watch or watch-tls, found " + args[0]);
    }
  }

  private static void serve(Path folder, int seconds) throws Exception {
    MemoryLive live = new MemoryLive();
    LiveChannel channel = live.open("bench");
    MemoryLive.header(channel, "init");
    try (Running running = Running.in(Files.createDirectories(folder), live.parts())) {
      say(
          "port %d, with TLS %d"
              .formatted(
                  running.server.http().orElseThrow().getPort(),
                  running.server.https().orElseThrow().getPort()));
      var system =
          (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
      long start = System.nanoTime();
      long cpu = system.getProcessCpuTime();
      for (long n = 0; n < (long) seconds * FRAGMENTS_A_SECOND; n++) {
        long due = start + n * 1_000_000_000 / FRAGMENTS_A_SECOND;
        Thread.sleep(Math.max(0, (due - System.nanoTime()) / 1_000_000));
        ByteBuffer bytes = ByteBuffer.allocateDirect(FRAGMENT_BYTES);
        bytes.putLong(0, n).putLong(8, System.currentTimeMillis());
        channel.relay(new LiveRelay.Fragment(bytes, n % KEY_DISTANCE == 0));
        if (n % (5 * FRAGMENTS_A_SECOND) == 0 && n > 0) {
          long now = system.getProcessCpuTime();
          say(
              "viewers %d, CPU %.0f %% of one processor, heap %d MB, resident %s, skips %.0f"
                  .formatted(
                      channel.viewers(),
                      (now - cpu) / 5e7,
                      (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory())
                          >> 20,
                      resident(),
                      running.metric("kinora_live_socket_skips")));
          cpu = now;
        }
      }
      channel.end();
    }
  }

  private static String resident() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS"))
        .map(line -> line.replaceAll("\\s+", " "))
        .findFirst()
        .orElse("unknown");
  }

  private static void watch(int port, int viewers, int seconds) throws Exception {
    List<Viewer> all = new ArrayList<>();
    try (Selector selector = Selector.open()) {
      for (int i = 0; i < viewers; i++) {
        all.add(Viewer.connect(port, selector));
      }
      ByteBuffer buffer = ByteBuffer.allocateDirect(READ_BYTES);
      long end = System.nanoTime() + seconds * 1_000_000_000L;
      while (System.nanoTime() < end) {
        selector.select(100);
        for (SelectionKey key : selector.selectedKeys()) {
          ((Viewer) key.attachment()).read(buffer);
        }
        selector.selectedKeys().clear();
      }
    }
    report(all);
  }

  private static void report(List<Viewer> all) {
    long[] delays =
        all.stream().flatMapToLong(v -> Arrays.stream(v.delays, 0, v.count)).sorted().toArray();
    say(
        "viewers %d, closed %d, messages %d, missed %d"
            .formatted(
                all.size(),
                all.stream().filter(v -> v.closed).count(),
                delays.length,
                all.stream().mapToLong(v -> v.missed).sum()));
    if (delays.length > 0) {
      say(
          "delay in ms: median %d, 99 %% %d, most %d"
              .formatted(
                  delays[delays.length / 2],
                  delays[(int) (delays.length * 0.99)],
                  delays[delays.length - 1]));
    }
  }

  static void say(String line) {
    System.out.println(line);
  }

  /** One connection and what it has got; frames of a server are not masked (RFC 6455, 5.2). */
  private static final class Viewer {
    private final SocketChannel channel;
    private final byte[] frame = new byte[1 << 16];
    private final long[] delays = new long[100_000];
    private int have;
    private int count;
    private long last = -1;
    private long missed;
    private boolean closed;
    private boolean upgraded;

    private Viewer(SocketChannel channel) {
      this.channel = channel;
    }

    static Viewer connect(int port, Selector selector) throws IOException {
      SocketChannel channel =
          SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      String request =
          String.join(
              "\r\n",
              "GET /live/bench/socket HTTP/1.1",
              "Host: localhost",
              "Upgrade: websocket",
              "Connection: Upgrade",
              "Sec-WebSocket-Version: 13",
              "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
              "",
              "");
      channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
      Viewer viewer = new Viewer(channel);
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ, viewer);
      return viewer;
    }

    void read(ByteBuffer buffer) throws IOException {
      int read = channel.read(buffer.clear());
      if (read < 0) {
        closed = true;
        channel.close();
        return;
      }
      buffer.flip();
      while (buffer.hasRemaining()) {
        int part = Math.min(buffer.remaining(), frame.length - have);
        buffer.get(frame, have, part);
        have += part;
        takeFrames();
      }
    }

    private void takeFrames() {
      ByteBuffer view = ByteBuffer.wrap(frame, 0, have);
      if (!upgraded) {
        String head = new String(frame, 0, have, StandardCharsets.ISO_8859_1);
        int end = head.indexOf("\r\n\r\n");
        if (end < 0) {
          return;
        }
        upgraded = true;
        view.position(end + 4);
      }
      while (view.remaining() >= 4) {
        int at = view.position();
        int length = frame[at + 1] & 0x7f;
        int header = length == 126 ? 4 : 2;
        int size = length == 126 ? view.getShort(at + 2) & 0xffff : length;
        if (view.remaining() < header + size) {
          break;
        }
        if (size == FRAGMENT_BYTES) {
          got(view.getLong(at + header), view.getLong(at + header + 8));
        }
        view.position(at + header + size);
      }
      have = view.remaining();
      System.arraycopy(frame, view.position(), frame, 0, have);
    }

    private void got(long number, long sentMillis) {
      missed += last >= 0 ? number - last - 1 : 0;
      last = number;
      if (count < delays.length) {
        delays[count++] = System.currentTimeMillis() - sentMillis;
      }
    }
  }
}
