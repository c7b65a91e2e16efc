package dev.kinora.transcoder.live.maker;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.kinora.packager.MediaException;
import dev.kinora.packager.live.LiveHeader;
import dev.kinora.packager.live.LiveTrack;
import dev.kinora.packager.time.Rational;
import dev.kinora.transcoder.live.wire.Admission;
import dev.kinora.transcoder.live.wire.ReportPipe;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Where all tracks of a stream meet. The header goes out once every expected track has said what it
 * is; what comes before waits. Safe for use by several threads.
 */
final class LiveOutput {
  /** Ticks a second of all pictures. */
  static final int PICTURE_TIMESCALE = 90_000;

  static final int PICTURE_TRACK = 1;
  static final int SOUND_TRACK = 2;

  /** Sound that has not begun after this much picture is left out, and the other way round. */
  private static final Rational MOST_WAIT = Rational.of(3);

  private final Admission admission;
  private final ReportPipe.Writer out;
  private final InstantSource clock;
  private final boolean relays;

  @GuardedBy("this")
  private boolean expectsPicture;

  @GuardedBy("this")
  private boolean expectsSound;

  @GuardedBy("this")
  private List<LiveTrack.Video> pictures = List.of();

  @GuardedBy("this")
  private Optional<LiveTrack.Audio> sound = Optional.empty();

  @GuardedBy("this")
  private final Deque<Waiting> waiting = new ArrayDeque<>();

  @GuardedBy("this")
  private Optional<Stretch> stretch = Optional.empty();

  @GuardedBy("this")
  private Rational nextStart;

  /** A sample that came before the header. */
  private record Waiting(LiveTrack track, TimedSample sample) {
    Rational start() {
      return Rational.of(sample.startTicks(), track.timescale());
    }
  }

  /**
   * An output for a stream.
   *
   * @param relays whether sockets get what is made here
   */
  LiveOutput(
      Admission admission,
      ReportPipe.Writer out,
      InstantSource clock,
      Tracks expected,
      boolean relays) {
    this.admission = admission;
    this.out = out;
    this.clock = clock;
    this.relays = relays;
    this.expectsPicture = expected.picture();
    this.expectsSound = expected.sound();
    this.nextStart = admission.startSeconds();
  }

  /** Which kinds a source announces. */
  record Tracks(boolean picture, boolean sound) {}

  /**
   * Says what the pictures are, largest first. The second time a new stretch begins.
   *
   * @param startTicks when the next picture is decoded
   */
  synchronized void declarePictures(List<LiveTrack.Video> tracks, long startTicks)
      throws IOException {
    if (stretch.isPresent()) {
      stretch.get().close();
      stretch = Optional.empty();
      nextStart = Rational.of(startTicks, PICTURE_TIMESCALE);
    }
    pictures = List.copyOf(tracks);
  }

  /** A smaller picture gets no more samples. */
  synchronized void drop(String name) throws IOException {
    pictures = pictures.stream().filter(track -> !track.name().equals(name)).toList();
    if (stretch.isPresent()) {
      stretch.get().drop(name);
    }
  }

  /** Says what the sound is, once. */
  synchronized void declareSound(LiveTrack.Audio track) {
    sound = Optional.of(track);
  }

  /** The next sample of a declared picture. */
  synchronized void picture(LiveTrack.Video track, TimedSample sample)
      throws MediaException, IOException {
    take(new Waiting(track, sample));
  }

  /** The next frame of the declared sound. */
  synchronized void sound(TimedSample sample) throws MediaException, IOException {
    if (sound.isPresent() && expectsSound) {
      take(new Waiting(sound.get(), sample));
    }
  }

  /** Lets out everything that is held; nothing more comes. */
  synchronized void finish() throws MediaException, IOException {
    if (stretch.isEmpty() && !waiting.isEmpty()) {
      begin();
    }
    if (stretch.isPresent()) {
      stretch.get().close();
    }
  }

  @GuardedBy("this")
  private void take(Waiting sample) throws MediaException, IOException {
    waiting.add(sample);
    if (stretch.isEmpty() && isReady(sample)) {
      begin();
    }
    if (stretch.isPresent()) {
      passOn();
    }
  }

  @GuardedBy("this")
  private boolean isReady(Waiting newest) {
    boolean complete =
        (!expectsPicture || !pictures.isEmpty()) && (!expectsSound || sound.isPresent());
    Rational held = newest.start().minus(waiting.getFirst().start());
    return complete || held.compareTo(MOST_WAIT) > 0;
  }

  @GuardedBy("this")
  private void begin() throws MediaException, IOException {
    expectsPicture = !pictures.isEmpty();
    expectsSound = sound.isPresent();
    List<LiveTrack> tracks = new ArrayList<>(pictures);
    sound.ifPresent(tracks::add);
    LiveHeader header =
        new LiveHeader(clock.instant(), nextStart, admission.targetSeconds(), tracks);
    stretch = Optional.of(Stretch.open(header, relays, out));
    passOn();
  }

  @GuardedBy("this")
  private void passOn() throws IOException {
    Stretch open = stretch.orElseThrow();
    while (!waiting.isEmpty()) {
      Waiting next = waiting.removeFirst();
      switch (next.track()) {
        case LiveTrack.Audio a -> open.sound(next.sample());
        case LiveTrack.Video v when v.equals(pictures.getFirst()) -> open.picture(next.sample());
        case LiveTrack.Video v -> open.rung(v.name(), next.sample());
      }
    }
  }
}
