package dev.kinora.cli.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A program, not a test: the built server takes a stream in each of the three formats at once, and
 * viewers by WebSocket, HLS and DASH follow them. Prints how late pictures are, how often players
 * stand still, how soon somebody who joins sees a picture, and what memory it takes.
 *
 * <pre>LiveProof SECONDS [FILM]</pre>
 *
 * A picture is "taken" when ffmpeg reads it; it is "shown" by a player that is only a clock (see
 * {@link PlayClock}), so nothing is decoded and the numbers are those of everything before a
 * screen. Without a film it is the demo film of a server that is begun for the purpose.
 */
final class LiveProof {
  private static final List<String> FORMATS = List.of("mpegts", "mp4", "webm");
  private static final int SAMPLE_SECONDS = 10;
  private static final int MOST_JOIN_PAUSE_MILLIS = 4000;
  private static final int PATIENCE_SECONDS = 300;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Map<String, ProofPush> pushes = new LinkedHashMap<>();
  private final Map<String, ProofSocket> sockets = new LinkedHashMap<>();
  private final Map<String, ProofSegments> hls = new LinkedHashMap<>();
  private final Map<String, ProofSegments> dash = new LinkedHashMap<>();
  private final Map<String, List<Double>> joins = new HashMap<>();
  private final ProofMemory memory;
  private final URI plain;

  private LiveProof(URI plain, long server) {
    this.plain = plain;
    this.memory = new ProofMemory(server);
  }

  public static void main(String[] arguments) throws Exception {
    int seconds = Integer.parseInt(arguments[0]);
    Path folder = Files.createTempDirectory("kinora-proof");
    say("everything is in " + folder);
    // Only "up" makes the demo film, which takes a while on a busy machine.
    String verb = arguments.length > 1 ? "serve" : "up";
    try (BuiltKinora kinora = BuiltKinora.start(folder.resolve("data"), verb)) {
      Path film =
          arguments.length > 1
              ? Path.of(arguments[1])
              : folder.resolve("data/demo/Kinora demo.mp4");
      await(() -> Files.exists(film), "the film " + film);
      String door = kinora.told("Live streams go to").replace("localhost", "127.0.0.1");
      URI plain = URI.create(kinora.told("Devices that trust no certificate use"));
      LiveProof proof = new LiveProof(plain, kinora.pid());
      try {
        proof.run(film, door, folder, seconds);
      } finally {
        proof.pushes.values().forEach(ProofPush::close);
      }
      proof.print();
    }
    System.exit(0);
  }

  static void say(String line) {
    System.out.println(line);
  }

  private interface Condition {
    boolean holds() throws IOException, InterruptedException;
  }

  private static void await(Condition condition, String what)
      throws IOException, InterruptedException {
    for (int tries = 0; !condition.holds(); tries++) {
      if (tries > PATIENCE_SECONDS * 10) {
        throw new IOException("never came: " + what);
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  private void run(Path film, String door, Path folder, int seconds) throws Exception {
    for (String format : FORMATS) {
      pushes.put(format, ProofPush.start(format, film, door, folder.resolve(format + ".txt")));
    }
    for (String format : FORMATS) {
      await(() -> isListed(format), format + " on air");
      sockets.put(format, join(format));
      hls.put(format, ProofSegments.hls(client, live(format, "master.m3u8"), push(format)));
      dash.put(format, ProofSegments.dash(client, live(format, "manifest.mpd"), push(format)));
    }
    watch(seconds);
    for (ProofSegments viewer :
        Stream.concat(hls.values().stream(), dash.values().stream()).toList()) {
      viewer.end();
    }
    sockets.values().forEach(ProofSocket::end);
    for (Map.Entry<String, ProofPush> push : pushes.entrySet()) {
      if (!push.getValue().isAlive()) {
        say(push.getKey() + ": the broadcaster ended by itself; see its log");
      }
    }
  }

  private boolean isListed(String format) throws IOException, InterruptedException {
    return client
            .send(
                HttpRequest.newBuilder(live(format, "master.m3u8")).build(),
                HttpResponse.BodyHandlers.discarding())
            .statusCode()
        == 200;
  }

  private URI live(String format, String what) {
    return plain.resolve("/live/" + format + "/" + what);
  }

  private ProofPush push(String format) {
    return Objects.requireNonNull(pushes.get(format));
  }

  private ProofSocket join(String format) {
    URI address = URI.create("ws" + live(format, "socket").toString().substring("http".length()));
    return ProofSocket.open(client, address, push(format));
  }

  /** Joins at moments of chance, and looks at the memory every ten seconds. */
  private void watch(int seconds) throws Exception {
    Random chance = new Random(7);
    double begun = ProofPush.now();
    for (double now = begun; now - begun < seconds; now = ProofPush.now()) {
      if (memory.samples() * (double) SAMPLE_SECONDS <= now - begun) {
        memory.sample();
      }
      String format = FORMATS.get(chance.nextInt(FORMATS.size()));
      ProofSocket newcomer = join(format);
      try {
        joins
            .computeIfAbsent(format, _ -> new ArrayList<>())
            .add(newcomer.firstPicture().get(PATIENCE_SECONDS, TimeUnit.SECONDS));
      } catch (TimeoutException e) {
        say(format + ": somebody who joined saw nothing for " + PATIENCE_SECONDS + " s");
      }
      newcomer.end();
      TimeUnit.MILLISECONDS.sleep(chance.nextInt(MOST_JOIN_PAUSE_MILLIS));
    }
    memory.last();
  }

  private void print() {
    say("");
    say(
        String.format(
            Locale.ROOT,
            "%-8s %-9s %9s %9s %9s %9s %7s %9s",
            "stream",
            "way",
            "here p50",
            "shown p50",
            "shown p99",
            "most",
            "stalls",
            "stalled s"));
    for (String format : FORMATS) {
      row(format, "socket", sockets.get(format), ProofSocket::clock);
      row(format, "HLS", hls.get(format), ProofSegments::clock);
      row(format, "DASH", dash.get(format), ProofSegments::clock);
    }
    say("");
    for (String format : FORMATS) {
      List<Double> own = joins.getOrDefault(format, List.of());
      ProofSegments list = Objects.requireNonNull(hls.get(format));
      ProofSocket socket = Objects.requireNonNull(sockets.get(format));
      say(
          String.format(
              Locale.ROOT,
              "%-8s first picture after joining: median %.2f s, most %.2f s of %d; target durations"
                  + " announced %s; requests failed %d; socket lost %s",
              format,
              PlayClock.quantile(own, 0.5),
              PlayClock.quantile(own, 1),
              own.size(),
              list.targets(),
              list.failures() + Objects.requireNonNull(dash.get(format)).failures(),
              socket.isOver()));
    }
    memory.print(SAMPLE_SECONDS);
  }

  private static <T> void row(
      String format, String way, @Nullable T viewer, Function<T, PlayClock> of) {
    PlayClock clock = of.apply(Objects.requireNonNull(viewer));
    say(
        String.format(
            Locale.ROOT,
            "%-8s %-9s %9.2f %9.2f %9.2f %9.2f %7d %9.2f",
            format,
            way,
            PlayClock.quantile(clock.arrivals(), 0.5),
            PlayClock.quantile(clock.delays(), 0.5),
            PlayClock.quantile(clock.delays(), 0.99),
            PlayClock.quantile(clock.delays(), 1),
            clock.stalls(),
            clock.stalledSeconds()));
  }
}
