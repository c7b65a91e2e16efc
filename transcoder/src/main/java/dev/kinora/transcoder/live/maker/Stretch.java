package dev.kinora.transcoder.live.maker;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.live.LiveHeader;
import dev.kinora.packager.live.LivePart;
import dev.kinora.packager.live.LiveRelay;
import dev.kinora.packager.live.LiveTrack;
import dev.kinora.packager.time.Rational;
import dev.kinora.transcoder.live.wire.Report;
import dev.kinora.transcoder.live.wire.ReportPipe;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The stream under one header: samples become parts whose segments begin together, and fragments
 * for sockets where those get what is made here. For one thread.
 */
final class Stretch {
  private static final Rational PART_SECONDS = Rational.of(1, 2);
  private static final Rational FRAGMENT_SECONDS = Rational.of(1, 20);

  private final LiveHeader header;
  private final ReportPipe.Writer out;
  private final Map<String, PartWriter> parts = new HashMap<>();
  private final Map<String, RelayWriter> relays = new HashMap<>();
  private final Map<String, Rung> rungs = new HashMap<>();
  private final Optional<LiveTrack> top;
  private final Optional<LiveTrack> sound;
  private final SegmentCuts cuts;
  private final SoundGate gate;
  private long pictureEndTicks;

  /**
   * A smaller picture: what waits until it is known whether a segment begins there, and where
   * segments begin.
   */
  private record Rung(Deque<TimedSample> held, Deque<Long> cuts) {
    Rung() {
      this(new ArrayDeque<>(), new ArrayDeque<>());
    }
  }

  private Stretch(LiveHeader header, ReportPipe.Writer out) {
    this.header = header;
    this.out = out;
    this.top = header.tracks().stream().filter(LiveTrack.Video.class::isInstance).findFirst();
    this.sound = header.tracks().stream().filter(LiveTrack.Audio.class::isInstance).findFirst();
    this.cuts = new SegmentCuts(header.targetSeconds(), top.isPresent());
    this.gate = new SoundGate(sound.map(LiveTrack::timescale).orElse(1), header.startSeconds());
    for (LiveTrack track : header.tracks()) {
      int id = track instanceof LiveTrack.Video ? LiveOutput.PICTURE_TRACK : LiveOutput.SOUND_TRACK;
      long ticks = PART_SECONDS.times(track.timescale()).floor();
      parts.put(track.name(), new PartWriter(track.name(), id, ticks));
      if (track instanceof LiveTrack.Video && !track.equals(top.orElseThrow())) {
        rungs.put(track.name(), new Rung());
      }
    }
  }

  /**
   * Begins a stretch by reporting its header.
   *
   * @param relays whether sockets get fragments of its first picture and its sound
   */
  static Stretch open(LiveHeader header, boolean relays, ReportPipe.Writer out)
      throws MediaException, IOException {
    Stretch stretch = new Stretch(header, out);
    out.write(new Report.Header(header));
    if (relays) {
      stretch.openRelay();
    }
    return stretch;
  }

  private void openRelay() throws MediaException, IOException {
    List<LiveTrack> relayed = java.util.stream.Stream.concat(top.stream(), sound.stream()).toList();
    out.write(new Report.Relay(CombinedInit.of(relayed)));
    for (LiveTrack track : relayed) {
      boolean picture = track instanceof LiveTrack.Video;
      relays.put(
          track.name(),
          new RelayWriter(
              picture ? LiveOutput.PICTURE_TRACK : LiveOutput.SOUND_TRACK,
              FRAGMENT_SECONDS.times(track.timescale()).floor(),
              picture || top.isEmpty()));
    }
  }

  /** The next sample of the first picture. */
  void picture(TimedSample whole) throws IOException {
    LiveTrack track = top.orElseThrow();
    TimedSample sample = whole.atMost((long) header.targetSeconds() * track.timescale());
    relay(track, sample);
    Rational start = Rational.of(sample.startTicks(), track.timescale());
    boolean cut = cuts.atPicture(start, sample.isKey());
    if (cut) {
      rungs.values().forEach(rung -> rung.cuts().add(sample.startTicks()));
    }
    part(track.name(), sample, cut);
    pictureEndTicks = sample.endTicks();
    for (String name : rungs.keySet()) {
      releaseRung(name, pictureEndTicks);
    }
    gate.pictureAt(Rational.of(sample.endTicks(), track.timescale()));
    release(gate.released());
  }

  /** The next sample of a smaller picture; it has key frames wherever segments begin. */
  void rung(String name, TimedSample sample) throws IOException {
    Rung rung = rungs.get(name);
    if (rung != null) {
      rung.held().add(sample);
      releaseRung(name, pictureEndTicks);
    }
  }

  /** A smaller picture gets no more samples. */
  void drop(String name) throws IOException {
    if (rungs.remove(name) != null) {
      parts.remove(name);
      out.write(new Report.Dropped(name));
    }
  }

  private void releaseRung(String name, long endTicks) throws IOException {
    Rung rung = Objects.requireNonNull(rungs.get(name));
    while (!rung.held().isEmpty() && rung.held().getFirst().startTicks() < endTicks) {
      TimedSample sample = rung.held().removeFirst();
      boolean cut = false;
      while (sample.isKey()
          && !rung.cuts().isEmpty()
          && rung.cuts().getFirst() <= sample.startTicks()) {
        rung.cuts().removeFirst();
        cut = true;
      }
      part(name, sample, cut);
    }
  }

  /** The next frame of sound; what lies before the stretch is left out. */
  void sound(TimedSample sample) throws IOException {
    LiveTrack track = sound.orElseThrow();
    Rational start = Rational.of(sample.startTicks(), track.timescale());
    if (start.compareTo(header.startSeconds()) < 0) {
      return;
    }
    relay(track, sample);
    if (top.isEmpty()) {
      release(List.of(sample));
    } else {
      gate.hold(sample);
      release(gate.released());
    }
  }

  private void release(List<TimedSample> samples) throws IOException {
    for (TimedSample sample : samples) {
      LiveTrack track = sound.orElseThrow();
      Rational start = Rational.of(sample.startTicks(), track.timescale());
      Rational frame = Rational.of(sample.sample().durationTicks(), track.timescale());
      part(track.name(), sample, cuts.atSound(start, frame));
    }
  }

  private void part(String track, TimedSample sample, boolean cut) throws IOException {
    Optional<LivePart> whole = Objects.requireNonNull(parts.get(track)).add(sample, cut);
    if (whole.isPresent()) {
      out.write(new Report.Part(whole.get()));
    }
  }

  private void relay(LiveTrack track, TimedSample sample) throws IOException {
    RelayWriter writer = relays.get(track.name());
    if (writer != null) {
      for (LiveRelay.Fragment fragment : writer.add(sample)) {
        out.write(new Report.Relay(fragment));
      }
    }
  }

  /** Lets out what has been collected; nothing more comes. */
  void close() throws IOException {
    release(gate.all());
    for (String name : rungs.keySet()) {
      releaseRung(name, Long.MAX_VALUE);
    }
    for (PartWriter writer : parts.values()) {
      Optional<LivePart> last = writer.flush();
      if (last.isPresent()) {
        out.write(new Report.Part(last.get()));
      }
    }
    for (RelayWriter writer : relays.values()) {
      Optional<LiveRelay.Fragment> last = writer.flush();
      if (last.isPresent()) {
        out.write(new Report.Relay(last.get()));
      }
    }
  }
}
