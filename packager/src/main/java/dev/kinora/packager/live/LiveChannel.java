package dev.kinora.packager.live;

import dev.kinora.packager.time.Rational;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A running stream: a timeline that only grows, of segments made of parts, of which the newest are
 * listed; a relay of what the publisher sends; and a recording. Thread-safe.
 */
public final class LiveChannel implements LiveSink {
  private final Object lock = new Object();
  private final LiveIdentity identity;
  private final LiveLimits limits;
  private final LiveRecorder recorder;
  private final RelayHub relay;
  private final LiveWindow window;
  private final SegmentBounds bounds;

  // Guarded by the lock.
  private Optional<Running> running = Optional.empty();
  private Optional<LiveRecording> recording = Optional.empty();

  private volatile LiveView view;

  /** What parts become at the moment. */
  private record Running(LiveHeader header, LiveEra era, Rational shift, PartCollector collector) {
    Running in(LiveEra next) {
      return new Running(header, next, shift, collector);
    }
  }

  /** A stream that has not begun. */
  public LiveChannel(LiveIdentity identity, LiveLimits limits, LiveRecorder recorder) {
    this.identity = identity;
    this.limits = limits;
    this.recorder = recorder;
    this.relay = new RelayHub(limits.relayBytes());
    this.window = new LiveWindow(identity, limits);
    this.bounds = new SegmentBounds(limits.openSeconds());
    this.view = window.view(LiveState.LIVE, Optional.empty());
  }

  /** Which stream it is. */
  public LiveIdentity identity() {
    return identity;
  }

  /** How it stands at this moment. */
  public LiveView view() {
    return view;
  }

  @Override
  public void start(LiveHeader header) {
    synchronized (lock) {
      if (isOver()) {
        return;
      }
      Optional<Running> before = running;
      before.ifPresent(this::closeOpen);
      before.ifPresent(last -> requireSameKinds(last.header, header));
      boolean goesOn = before.isPresent() && goesOn(before.get(), header);
      running = Optional.of(goesOn ? next(before.get(), header) : first(header));
      show(LiveState.LIVE);
    }
  }

  private static void requireSameKinds(LiveHeader before, LiveHeader header) {
    boolean same = hasPicture(before) == hasPicture(header) && hasSound(before) == hasSound(header);
    if (!same) {
      throw new IllegalArgumentException(
          "live header: expected the kinds of tracks that the stream began with; end it and begin"
              + " another one");
    }
  }

  private static boolean hasPicture(LiveHeader header) {
    return header.tracks().stream().anyMatch(LiveTrack.Video.class::isInstance);
  }

  private static boolean hasSound(LiveHeader header) {
    return header.tracks().stream().anyMatch(LiveTrack.Audio.class::isInstance);
  }

  /**
   * The same picture and sound again stay in the same recording: their segments fit the same
   * headers. A smaller picture may come and go, but is never another one of the same name.
   */
  private boolean goesOn(Running before, LiveHeader header) {
    return leading(before.header).equals(leading(header))
        && header.tracks().stream().allMatch(track -> isKnownOrNew(before.header, track))
        && window.segmentsOfRecording() < limits.recordedSegments();
  }

  private static List<LiveTrack> leading(LiveHeader header) {
    return Stream.of(LiveTrack.Video.class, LiveTrack.Audio.class)
        .flatMap(kind -> header.tracks().stream().filter(kind::isInstance).limit(1))
        .toList();
  }

  private static boolean isKnownOrNew(LiveHeader before, LiveTrack track) {
    return before.tracks().stream()
        .filter(known -> known.name().equals(track.name()))
        .allMatch(track::equals);
  }

  private Running next(Running before, LiveHeader header) {
    Rational end = window.end();
    Rational ahead = header.startSeconds().minus(end);
    boolean counted = ahead.compareTo(Rational.ZERO) >= 0 && ahead.compareTo(Rational.ONE) <= 0;
    Rational begin = counted ? header.startSeconds() : end;
    return running(header, before.era.recordingId(), begin);
  }

  private Running first(LiveHeader header) {
    recording.ifPresent(LiveRecording::finish);
    String id = recorder.newId();
    window.beginRecording();
    recording = Optional.of(recorder.begin(LiveTitles.skeleton(id, identity, header)));
    return running(header, id, Rational.ZERO);
  }

  private Running running(LiveHeader header, String recordingId, Rational begin) {
    bounds.want(header.targetSeconds());
    LiveEra era =
        window.beginEra(header.startedAt(), recordingId, begin, LiveEra.named(header, recordingId));
    return new Running(
        header,
        era,
        begin.minus(header.startSeconds()),
        new PartCollector(era.renditions(), bounds));
  }

  @Override
  public void part(LivePart part) {
    synchronized (lock) {
      if (isOver()) {
        return;
      }
      Running now =
          running.orElseThrow(
              () -> new IllegalStateException("a part came before its header: " + part.track()));
      now.collector.add(TickShift.by(part, ticks(now, part.track())));
      if (list()) {
        show(view.state());
      }
    }
  }

  @Override
  public void dropped(String track) {
    synchronized (lock) {
      if (isOver() || running.isEmpty()) {
        return;
      }
      running.get().collector.drop(track);
      if (list()) {
        show(view.state());
      }
    }
  }

  private static long ticks(Running now, String track) {
    for (LiveTrack one : now.header.tracks()) {
      if (one.name().equals(track)) {
        return now.shift.times(one.timescale()).ceil();
      }
    }
    return 0;
  }

  /** Lists what is complete; whether there was anything. */
  private boolean list() {
    boolean any = false;
    PartCollector collector = running.orElseThrow().collector;
    for (Optional<PartCollector.Row> next = collector.next();
        next.isPresent();
        next = collector.next()) {
      PartCollector.Row row = next.get();
      if (row.newStretch()) {
        running = Optional.of(anew(running.orElseThrow(), row));
      }
      LiveEra era = running.orElseThrow().era;
      LiveSegment segment = window.add(era, bounds.targetSeconds().orElseThrow(), row.pieces());
      recording.ifPresent(keeper -> keeper.add(segment));
      recording.ifPresent(keeper -> window.letGo(era.recordingId(), keeper.published()));
      any = true;
    }
    return any;
  }

  /** After a hole, or with fewer renditions: another stretch of the same recording. */
  private Running anew(Running now, PartCollector.Row row) {
    LivePiece first = row.pieces().getFirst();
    Rational begin = Rational.of(first.startTicks(), first.rendition().track().timescale());
    List<LiveRendition> left = row.pieces().stream().map(LivePiece::rendition).toList();
    return now.in(window.beginEra(now.era.dateOf(begin), now.era.recordingId(), begin, left));
  }

  private void closeOpen(Running now) {
    now.collector.closeAll();
    list();
  }

  @Override
  public void relay(LiveRelay next) {
    relay.put(next);
    if (next instanceof LiveRelay.Header) {
      synchronized (lock) {
        show(view.state());
      }
    }
  }

  @Override
  public void interrupted() {
    synchronized (lock) {
      if (!isOver()) {
        running.ifPresent(this::closeOpen);
        show(LiveState.WAITING);
      }
    }
  }

  @Override
  public void resumed() {
    synchronized (lock) {
      if (!isOver()) {
        show(LiveState.LIVE);
      }
    }
  }

  @Override
  public void end() {
    synchronized (lock) {
      if (isOver()) {
        return;
      }
      running.ifPresent(this::closeOpen);
      show(LiveState.ENDED);
      recording.ifPresent(LiveRecording::finish);
    }
    relay.end();
  }

  private boolean isOver() {
    return view.state() == LiveState.ENDED;
  }

  private void show(LiveState state) {
    view = window.view(state, recording.flatMap(LiveRecording::titleId));
  }

  /** A segment's bytes while they are in memory; later the recording has it. */
  public Optional<ByteBuffer> segment(String rendition, int number) {
    synchronized (lock) {
      return window.find(rendition, number).flatMap(LivePiece::bytes);
    }
  }

  /** What sockets are sent, once the publisher has sent a header for it. */
  public Optional<String> relayMime() {
    return relay.mime();
  }

  /** How many sockets the stream is relayed to. */
  public int viewers() {
    return relay.viewers();
  }

  /** Relays the stream to somebody; they are called before this returns. */
  public void join(LiveViewer viewer) {
    relay.join(viewer);
  }

  /** Stops relaying to somebody. */
  public void leave(LiveViewer viewer) {
    relay.leave(viewer);
  }
}
