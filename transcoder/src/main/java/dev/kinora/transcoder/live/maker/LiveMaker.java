package dev.kinora.transcoder.live.maker;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.time.Rational;
import dev.kinora.transcoder.ffmpeg.Demuxer;
import dev.kinora.transcoder.ffmpeg.FeedFormat;
import dev.kinora.transcoder.ffmpeg.Packet;
import dev.kinora.transcoder.ffmpeg.StreamView;
import dev.kinora.transcoder.live.wire.Admission;
import dev.kinora.transcoder.live.wire.Report;
import dev.kinora.transcoder.live.wire.ReportPipe;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Turns one publisher's bytes into reports, from beginning to end. For one thread. */
final class LiveMaker {
  /** Sound that comes before the first picture; more is forgotten. */
  private static final int MOST_EARLY_PACKETS = 500;

  private static final int MOST_BROKEN_IN_A_ROW = 100;

  /** Sound that is further behind the picture has stopped; muxers keep both nearer together. */
  private static final Rational MOST_APART = Rational.of(5);

  private final FeedQueue feed;
  private final ReportPipe.Writer out;
  private final Relays relays;
  private final Admissions admissions;
  private int brokenInARow;
  private boolean trimmedLast;

  /** Waits for leave to publish. */
  interface Admissions {
    Admission await() throws InterruptedException;
  }

  /** What of the stream goes to sockets as it came. */
  interface Relays {
    /** Whether browsers can play what came. */
    boolean arePlayable();

    /** From now on it may go out. */
    void admit() throws IOException;
  }

  LiveMaker(FeedQueue feed, ReportPipe.Writer out, Relays relays, Admissions admissions) {
    this.feed = feed;
    this.out = out;
    this.relays = relays;
    this.admissions = admissions;
  }

  /**
   * Whether the sound ended with a frame that is cut short: an encoder that was ended well says so
   * of its last one (DiscardPadding in WebM), and of no other.
   */
  boolean sawEnd() {
    return trimmedLast;
  }

  /** Works until the publisher ends. */
  void run() throws MediaException, IOException, InterruptedException {
    FeedFormat format =
        FeedFormat.of(feed.start(FeedFormat.SNIFFED_BYTES))
            .orElseThrow(() ->
                new MediaException.Unsupported(
                    "the stream begins like none of WebM, MP4 and MPEG-TS; start it again"
                        + " with -f webm, -f mp4 or -f mpegts"));
    try (Demuxer source = Demuxer.open(feed, format, format.spoken() + " stream")) {
      out.write(new Report.Opened(describe(format, source), label(source)));
      Admission admission = admissions.await();
      relays.admit();
      make(source, admission);
    }
  }

  private void make(Demuxer source, Admission admission) throws MediaException, IOException {
    Optional<StreamView> picture = first(source, StreamView.Kind.VIDEO);
    Optional<StreamView> sound = first(source, StreamView.Kind.AUDIO);
    if (picture.isEmpty() && sound.isEmpty()) {
      throw new MediaException.Unsupported("the stream has neither picture nor sound");
    }
    source.select(
        Stream.of(picture, sound)
            .flatMap(Optional::stream)
            .map(StreamView::index)
            .collect(Collectors.toSet()));
    LiveOutput output =
        new LiveOutput(
            admission,
            out,
            InstantSource.system(),
            new LiveOutput.Tracks(picture.isPresent(), sound.isPresent()),
            !relays.arePlayable());
    SourceClock clock = new SourceClock();
    Tracks tracks =
        new Tracks(source, clock, admission, output, new Keeping(feed::lagNanos, System::nanoTime));
    try (TrackMaker pictures = tracks.picture(picture);
        TrackMaker sounds = tracks.sound(sound)) {
      pump(source, clock, picture, pictures, sounds);
      pictures.finish(Rational.ZERO);
      sounds.finish(pictures.reached().orElse(Rational.ZERO));
    }
    output.finish();
    if (clock.jumps() > 0) {
      out.write(new Report.Note("time stamps leapt %d times".formatted(clock.jumps())));
    }
  }

  private void pump(
      Demuxer source,
      SourceClock clock,
      Optional<StreamView> picture,
      TrackMaker pictures,
      TrackMaker sounds)
      throws MediaException, IOException {
    Deque<Packet> early = new ArrayDeque<>();
    try (Packet packet = new Packet()) {
      while (source.read(packet)) {
        if (picture.isPresent() && packet.streamIndex() == picture.get().index()) {
          take(pictures, packet);
          followPicture(pictures, sounds);
        } else if (picture.isPresent() && !clock.isAnchored()) {
          keep(packet, early);
        } else {
          trimmedLast = packet.isCutShort();
          take(sounds, packet);
        }
        if (clock.isAnchored()) {
          takeEarly(early, sounds);
        }
      }
    } finally {
      early.forEach(Packet::close);
    }
  }

  private static void followPicture(TrackMaker pictures, TrackMaker sounds)
      throws MediaException, IOException {
    Optional<Rational> reached = pictures.reached();
    if (reached.isPresent()) {
      sounds.follow(reached.get().minus(MOST_APART));
    }
  }

  /** One packet that cannot be read is left out; a stream of them is no stream. */
  private void take(TrackMaker track, Packet packet) throws MediaException, IOException {
    try {
      track.take(packet);
      brokenInARow = 0;
    } catch (MediaException e) {
      brokenInARow++;
      if (brokenInARow > MOST_BROKEN_IN_A_ROW) {
        throw e;
      }
      if (brokenInARow == 1) {
        out.write(new Report.Note("a packet was left out: " + e.getMessage()));
      }
    }
  }

  private static void keep(Packet packet, Deque<Packet> early) {
    if (early.size() == MOST_EARLY_PACKETS) {
      early.removeFirst().close();
    }
    Packet kept = new Packet();
    kept.take(packet);
    early.add(kept);
  }

  private void takeEarly(Deque<Packet> early, TrackMaker sounds)
      throws MediaException, IOException {
    while (!early.isEmpty()) {
      try (Packet packet = early.removeFirst()) {
        take(sounds, packet);
      }
    }
  }

  private static Optional<StreamView> first(Demuxer source, StreamView.Kind kind) {
    return source.streams().stream().filter(stream -> stream.kind() == kind).findFirst();
  }

  private static String label(Demuxer source) {
    Map<String, String> tags = source.tags();
    String service = Objects.requireNonNullElse(source.programTags().get("service_name"), "");
    return Objects.requireNonNullElse(tags.get("title"), service);
  }

  private static String describe(FeedFormat format, Demuxer source) {
    StringBuilder text = new StringBuilder(format.spoken());
    for (StreamView stream : source.streams()) {
      text.append(", ").append(stream.codec());
      if (stream.width() > 0) {
        text.append(' ').append(stream.width()).append('x').append(stream.height());
      }
    }
    return text.toString();
  }
}
