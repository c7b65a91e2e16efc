package dev.kinora.transcoder.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.packager.live.LivePart;
import dev.kinora.transcoder.child.ChildSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How streams end: because their media says so, because somebody ends them, or not yet. */
class LiveEndingsTest {
  /** So long that no test sees it pass. */
  private static final Duration GRACE = Duration.ofHours(1);

  @TempDir private Path folder;
  private final Map<String, CollectedStream> streams = new ConcurrentHashMap<>();
  private LiveStreams live;
  private LiveListener listener;

  @BeforeEach
  void listen() throws IOException {
    ChildSettings children =
        ChildSettings.ofThisProgram(
            List.of(TestLiveChild.class.getName()), folder.resolve("cache"));
    live =
        new LiveStreams(
            children, this::begin, (name, key) -> true, LiveSettings.DEFAULT.withGrace(GRACE));
    listener = LiveListener.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), live);
  }

  private CollectedStream begin(String name, String title) {
    CollectedStream stream = new CollectedStream(name);
    streams.put(name, stream);
    return stream;
  }

  @AfterEach
  void end() throws IOException {
    listener.close();
    live.close();
  }

  private Socket connect() throws IOException {
    return new Socket(listener.address().getAddress(), listener.address().getPort());
  }

  /** Sends everything and hangs up, as a publisher does whether it has finished or was killed. */
  private void push(byte[] bytes) throws IOException {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(bytes);
      socket.shutdownOutput();
      assertEquals(-1, socket.getInputStream().read());
    }
  }

  private CollectedStream stream(String name) throws InterruptedException {
    while (!streams.containsKey(name)) {
      Thread.sleep(Duration.ofMillis(20));
    }
    return Optional.ofNullable(streams.get(name)).orElseThrow();
  }

  @Test
  void mp4SaysThatItEnds() throws Exception {
    push(LiveFilm.mp4("whole").bytes(folder));
    assertTrue(stream("whole").awaitEnd());
    assertEquals(List.of("start", "end"), stream("whole").events);
  }

  @Test
  void mp4ThatBreaksOffIsWaitedFor() throws Exception {
    byte[] film = LiveFilm.mp4("broken").bytes(folder);
    push(Arrays.copyOf(film, film.length * 4 / 5));
    assertTrue(stream("broken").awaitLoss());
    assertEquals(List.of("start", "interrupted"), stream("broken").events);
  }

  @Test
  void whatWaitsForItsPublisherIsEndedAtOnce() throws Exception {
    push(LiveFilm.transportStream("waits").bytes(folder));
    assertTrue(stream("waits").awaitLoss());
    assertTrue(live.end("waits"));
    assertTrue(stream("waits").awaitEnd());
    assertFalse(live.end("waits"));
  }

  @Test
  void aKilledChildClosesTheConnectionAtOnceAndTheStreamGoesOn() throws Exception {
    byte[] film = LiveFilm.transportStream("desk").bytes(folder);
    List<Long> before = ProcessHandle.current().children().map(ProcessHandle::pid).toList();
    try (Socket socket = connect()) {
      socket.getOutputStream().write(film, 0, film.length * 4 / 5);
      CollectedStream stream = stream("desk");
      stream.awaitParts("video", 3);
      ProcessHandle.current()
          .children()
          .filter(child -> !before.contains(child.pid()))
          .forEach(ProcessHandle::destroyForcibly);
      // However much the publisher would still send, it hears at once that nobody listens.
      socket.setSoTimeout(60_000);
      assertTrue(isClosed(socket));
      assertTrue(stream.awaitLoss());
    }
    push(film);
    CollectedStream stream = stream("desk");
    stream.awaitEvent("interrupted", 2);
    assertEquals(List.of("start", "interrupted", "resumed", "start", "interrupted"), stream.events);
    // The same tracks: one title goes on, behind a discontinuity.
    assertEquals(stream.headers.get(0).tracks(), stream.headers.get(1).tracks());
    LivePart last = stream.partsOf("video").getLast();
    assertTrue(last.startTicks() > LiveFilm.SECONDS * 90_000L, "it goes on where it was");
  }

  private static boolean isClosed(Socket socket) throws IOException {
    try {
      return socket.getInputStream().read() < 0;
    } catch (java.net.SocketException reset) {
      return true;
    }
  }

  @Test
  void aKilledChildIsToldToWhoPushesOverHttp() throws Exception {
    byte[] film = LiveFilm.transportStream("page").bytes(folder);
    Publisher first = live.open("page", "Page", Optional.empty());
    first.write(ByteBuffer.wrap(film, 0, film.length * 4 / 5));
    stream("page").awaitParts("video", 3);
    ProcessHandle.of(first.pid()).orElseThrow().destroyForcibly();
    assertTrue(stream("page").awaitLoss());
    assertThrows(IOException.class, () -> first.write(ByteBuffer.allocate(1)));
    Publisher second = live.open("page", "Page", Optional.empty());
    second.write(ByteBuffer.wrap(film));
    second.end();
    assertTrue(stream("page").awaitEnd());
    assertEquals(List.of("start", "interrupted", "resumed", "start", "end"), stream("page").events);
  }
}
