package dev.kinora.transcoder.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.packager.live.LiveHeader;
import dev.kinora.packager.live.LivePart;
import dev.kinora.packager.live.LiveRelay;
import dev.kinora.packager.live.LiveTrack;
import dev.kinora.packager.time.Rational;
import dev.kinora.transcoder.child.ChildSettings;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a publisher's bytes to parts, through the listener and real children. */
class LiveIngestTest {
  private static final String KEY = "a-key-that-fits";

  @TempDir private Path folder;
  private final Map<String, CollectedStream> streams = new ConcurrentHashMap<>();
  private LiveStreams live;
  private LiveListener listener;

  @BeforeEach
  void listen() throws IOException {
    ChildSettings children =
        ChildSettings.ofThisProgram(
            List.of(TestLiveChild.class.getName()), folder.resolve("cache"));
    LiveSettings settings = LiveSettings.DEFAULT.withGrace(Duration.ofMillis(1));
    live = new LiveStreams(children, this::begin, (name, key) -> key.equals(KEY), settings);
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

  /** Sends everything, then waits until the server has closed the connection. */
  private void push(byte[] bytes) throws IOException {
    try (Socket socket =
        new Socket(listener.address().getAddress(), listener.address().getPort())) {
      socket.getOutputStream().write(bytes);
      socket.shutdownOutput();
      InputStream in = socket.getInputStream();
      assertEquals(-1, in.read());
    }
  }

  private CollectedStream pushed(LiveFilm film, String name)
      throws IOException, InterruptedException {
    push(film.bytes(folder));
    awaitQuiet();
    CollectedStream stream = Optional.ofNullable(streams.get(name)).orElseThrow();
    assertTrue(stream.awaitEnd());
    return stream;
  }

  /** Waits until everything that was sent has been made. */
  private void awaitQuiet() throws InterruptedException {
    while (live.publishers() > 0) {
      Thread.sleep(Duration.ofMillis(20));
    }
  }

  @Test
  void aTransportStreamIsTakenOver() throws IOException, InterruptedException {
    CollectedStream stream = pushed(LiveFilm.transportStream("ts-one:" + KEY), "ts-one");
    requireWhole(stream);
    LiveTrack.Video video = (LiveTrack.Video) stream.headers.getFirst().tracks().getFirst();
    assertEquals(List.of(320, 180), List.of(video.width(), video.height()));
    requireRelay(stream, "video/mp4");
  }

  @Test
  void fragmentedMp4IsTakenOver() throws IOException, InterruptedException {
    CollectedStream stream = pushed(LiveFilm.mp4("mp-four:" + KEY), "mp-four");
    requireWhole(stream);
    requireRelay(stream, "video/mp4");
  }

  @Test
  void webmIsRelayedAsItCameAndEncodedForAllOthers() throws IOException, InterruptedException {
    CollectedStream stream = pushed(LiveFilm.webm("web:" + KEY), "web");
    requireWhole(stream);
    requireRelay(stream, "video/webm; codecs=\"vp8,opus\"");
    for (LiveRelay relay : stream.relayed) {
      String text = StandardCharsets.ISO_8859_1.decode(relay.bytes()).toString();
      assertFalse(text.contains(KEY), "a key was relayed to viewers");
    }
  }

  @Test
  void matroskaAsBrowsersRecordItKeepsItsPicture() throws IOException, InterruptedException {
    CollectedStream stream = pushed(LiveFilm.matroska("browser:" + KEY), "browser");
    requireWhole(stream);
    requireRelay(stream, "video/mp4");
  }

  @Test
  void aTransportStreamMayBeJoinedInTheMiddle() throws IOException, InterruptedException {
    byte[] whole = LiveFilm.transportStream("joined:" + KEY).bytes(folder);
    push(Arrays.copyOfRange(whole, whole.length / 3 + 1, whole.length));
    awaitQuiet();
    CollectedStream stream = streams.values().iterator().next();
    List<LivePart> parts = stream.partsOf("video");
    assertTrue(parts.getFirst().startsSegment() && parts.getFirst().independent());
    long seconds = parts.getLast().startTicks() / 90_000;
    assertTrue(seconds >= 2 && seconds < LiveFilm.SECONDS, () -> seconds + " s came");
  }

  @Test
  void withoutANameOneIsInvented() throws IOException, InterruptedException {
    requireWhole(pushed(LiveFilm.transportStream("Service01"), "live-1"));
  }

  @Test
  void aWrongKeyPublishesNothing() throws IOException, InterruptedException {
    push(LiveFilm.mp4("mine:not-the-key-of-it").bytes(folder));
    awaitQuiet();
    assertTrue(streams.isEmpty());
    push(LiveFilm.mp4("mine:" + KEY).bytes(folder));
    awaitQuiet();
    assertEquals(Set.of("mine"), streams.keySet());
  }

  @Test
  void whatIsNoMediaIsClosed() throws IOException {
    push("GET / HTTP/1.1\r\n\r\n".repeat(20).getBytes(StandardCharsets.US_ASCII));
    assertTrue(streams.isEmpty());
  }

  @Test
  void silentConnectionsKeepNobodyOut() throws IOException, InterruptedException {
    List<Socket> silent = new ArrayList<>();
    try {
      for (int i = 0; i < 3 * LiveSettings.DEFAULT.mostProbing(); i++) {
        silent.add(new Socket(listener.address().getAddress(), listener.address().getPort()));
      }
      assertEquals(-1, silent.getFirst().getInputStream().read(), "the oldest had to go");
      requireWhole(pushed(LiveFilm.transportStream("loud:" + KEY), "loud"));
    } finally {
      for (Socket socket : silent) {
        socket.close();
      }
    }
  }

  @Test
  void aPublisherWhoComesBackGoesOnWithTheStream() throws Exception {
    live.close();
    listener.close();
    ChildSettings children =
        ChildSettings.ofThisProgram(
            List.of(TestLiveChild.class.getName()), folder.resolve("cache"));
    LiveSettings patient = LiveSettings.DEFAULT.withGrace(Duration.ofMinutes(5));
    live = new LiveStreams(children, this::begin, (name, key) -> key.equals(KEY), patient);
    byte[] film = LiveFilm.transportStream("back").bytes(folder);
    Publisher first = live.open("back", "Back", Optional.of(KEY));
    first.write(ByteBuffer.wrap(film));
    first.lost();
    awaitQuiet();
    CollectedStream stream = Optional.ofNullable(streams.get("back")).orElseThrow();
    assertTrue(stream.awaitLoss());
    Publisher second = live.open("back", "Back", Optional.of(KEY));
    second.write(ByteBuffer.wrap(film));
    second.end();
    assertTrue(stream.awaitEnd());
    assertEquals(List.of("start", "interrupted", "resumed", "start", "end"), stream.events);
    Rational end = stream.headers.get(1).startSeconds();
    assertTrue(end.compareTo(Rational.of(LiveFilm.SECONDS)) >= 0, () -> "goes on at " + end);
    assertThrows(IOException.class, () -> first.write(ByteBuffer.allocate(1)));
  }

  /** Nothing is missing, nothing overlaps, and segments begin together. */
  private static void requireWhole(CollectedStream stream) {
    LiveHeader header = stream.headers.getFirst();
    assertEquals(1, stream.headers.size());
    Map<String, List<Rational>> cuts = new TreeMap<>();
    for (LiveTrack track : header.tracks()) {
      List<LivePart> parts = stream.partsOf(track.name());
      long end = parts.getFirst().startTicks();
      List<Rational> own = new ArrayList<>();
      for (LivePart part : parts) {
        assertEquals(end, part.startTicks(), track.name() + " has a gap or overlaps");
        end += part.durationTicks();
        if (part.startsSegment()) {
          own.add(Rational.of(part.startTicks(), track.timescale()));
          assertTrue(part.independent());
        }
      }
      cuts.put(track.name(), own);
      Rational seconds = Rational.of(end, track.timescale());
      Rational off = seconds.minus(Rational.of(LiveFilm.SECONDS));
      assertTrue(
          Collections.max(List.of(off, off.negated())).compareTo(Rational.of(1, 10)) < 0,
          () -> track.name() + " ends at " + seconds);
    }
    List<Rational> pictures = Optional.ofNullable(cuts.get("video")).orElseThrow();
    assertEquals(List.of(Rational.ZERO, Rational.of(2), Rational.of(4)), pictures);
    assertEquals(pictures.size(), Optional.ofNullable(cuts.get("audio")).orElseThrow().size());
  }

  private static void requireRelay(CollectedStream stream, String mime) {
    LiveRelay.Header header = (LiveRelay.Header) stream.relayed.getFirst();
    assertTrue(header.mime().startsWith(mime), header.mime());
    long keys =
        stream.relayed.stream()
            .filter(piece -> piece instanceof LiveRelay.Fragment f && f.startsWithKeyFrame())
            .count();
    assertEquals(LiveFilm.SECONDS, keys, "a fragment begins at each key frame");
  }
}
