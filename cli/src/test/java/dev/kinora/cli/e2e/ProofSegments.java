package dev.kinora.cli.e2e;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.dash.AdaptationSet;
import dev.kinora.packager.dash.Mpd;
import dev.kinora.packager.dash.Period;
import dev.kinora.packager.dash.Presentation;
import dev.kinora.packager.dash.SegmentTemplate;
import dev.kinora.packager.hls.MediaPlaylist;
import dev.kinora.packager.hls.MultivariantPlaylist;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * A viewer of HLS or DASH: asks for the list again and again, begins as far from its end as the
 * specification says (three target durations; the suggested delay), and fetches each picture
 * segment once. Looks at time stamps and not at pictures.
 */
final class ProofSegments {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long ASK_MILLIS = 500;
  private static final int BEHIND_SEGMENTS = 3;

  private final HttpClient client;
  private final URI address;
  private final boolean dash;
  private final ProofPush push;
  private final PlayClock clock = new PlayClock(0, 1);
  private final Set<URI> known = new LinkedHashSet<>();
  private final Set<Integer> targets = new LinkedHashSet<>();
  private int failures;
  private volatile boolean ending;
  private final Thread thread;

  /** What is listed, oldest first, and at which of it playing begins. */
  private record Listing(List<URI> segments, int begin) {}

  private ProofSegments(HttpClient client, URI address, boolean dash, ProofPush push) {
    this.client = client;
    this.address = address;
    this.dash = dash;
    this.push = push;
    this.thread = Thread.ofPlatform().daemon().name("proof-segments").start(this::follow);
  }

  /** Begins to watch by HLS. */
  static ProofSegments hls(HttpClient client, URI master, ProofPush push) {
    return new ProofSegments(client, master, false, push);
  }

  /** Begins to watch by DASH. */
  static ProofSegments dash(HttpClient client, URI mpd, ProofPush push) {
    return new ProofSegments(client, mpd, true, push);
  }

  private void follow() {
    while (!ending) {
      try {
        look();
        Thread.sleep(ASK_MILLIS);
      } catch (IOException | MediaException e) {
        failures++;
        LiveProof.say(address + ": " + e.getMessage());
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void look() throws IOException, InterruptedException, MediaException {
    Listing listing = dash ? dashListing() : hlsListing();
    boolean first = known.isEmpty();
    for (int i = 0; i < listing.segments.size(); i++) {
      URI segment = listing.segments.get(i);
      if (known.add(segment) && (!first || i >= listing.begin)) {
        OptionalDouble media = PieceTime.fragmentSeconds(ByteBuffer.wrap(get(segment)), 1);
        double at = media.orElseThrow(() -> new IOException(segment + ": no decode time"));
        synchronized (this) {
          clock.got(at, push.taken(at), ProofPush.now());
        }
      }
    }
  }

  private Listing hlsListing() throws IOException, InterruptedException, MediaException {
    URI media =
        address.resolve(MultivariantPlaylist.read(get(address), "m").variants().getFirst().uri());
    MediaPlaylist list = MediaPlaylist.read(get(media), "l");
    targets.add(list.targetSeconds());
    List<URI> segments =
        list.segments().stream().map(segment -> media.resolve(segment.uri())).toList();
    return new Listing(segments, Math.max(0, segments.size() - BEHIND_SEGMENTS));
  }

  private Listing dashListing() throws IOException, InterruptedException, MediaException {
    Mpd mpd = Mpd.read(get(address), "manifest.mpd");
    double delay =
        mpd.presentation() instanceof Presentation.Dynamic dynamic
            ? dynamic.suggestedDelay().toMillis() / 1000.0
            : 0;
    List<URI> segments = new ArrayList<>();
    double length = 0;
    List<Double> lengths = new ArrayList<>();
    for (Period period : mpd.periods()) {
      AdaptationSet pictures = period.sets().getFirst();
      SegmentTemplate template = pictures.template();
      long number = template.startNumber();
      for (SegmentTemplate.Run run : template.timeline()) {
        for (int i = 0; i < run.count(); i++) {
          String name =
              template
                  .media()
                  .replace("$RepresentationID$", pictures.representations().getFirst().id())
                  .replace("$Number$", Long.toString(number++));
          segments.add(address.resolve(name));
          lengths.add((double) run.durationTicks() / template.timescale());
        }
      }
    }
    int begin = segments.size();
    while (begin > 0 && length < delay) {
      begin--;
      length += lengths.get(begin);
    }
    return new Listing(segments, begin);
  }

  private byte[] get(URI what) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer =
        client.send(
            HttpRequest.newBuilder(what).timeout(PATIENCE).build(),
            HttpResponse.BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new IOException(
          "%s: %d %s"
              .formatted(
                  what,
                  answer.statusCode(),
                  new String(answer.body(), StandardCharsets.UTF_8)
                      .lines()
                      .findFirst()
                      .orElse("")));
    }
    return answer.body();
  }

  synchronized PlayClock clock() {
    return clock;
  }

  /** Every target duration that was ever announced. */
  Set<Integer> targets() {
    return Set.copyOf(targets);
  }

  /** How many requests failed. */
  int failures() {
    return failures;
  }

  void end() throws InterruptedException {
    ending = true;
    thread.interrupt();
    thread.join();
  }
}
