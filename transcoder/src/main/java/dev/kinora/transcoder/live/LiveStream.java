package dev.kinora.transcoder.live;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.kinora.packager.live.LiveHeader;
import dev.kinora.packager.live.LivePart;
import dev.kinora.packager.live.LiveSink;
import dev.kinora.packager.live.LiveTrack;
import dev.kinora.packager.time.Rational;
import dev.kinora.transcoder.live.wire.Report;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running stream under its name. Publishers come and go; the timeline goes on. Safe for use from
 * any thread.
 */
final class LiveStream {
  private static final Logger LOG = LoggerFactory.getLogger(LiveStream.class);

  private final LiveName name;
  private final LiveStage stage;

  @GuardedBy("this")
  private final Map<String, Integer> timescales = new HashMap<>();

  @GuardedBy("this")
  private @Nullable LiveSink sink;

  @GuardedBy("this")
  private Optional<Publisher> publisher;

  @GuardedBy("this")
  private Rational endSeconds = Rational.ZERO;

  @GuardedBy("this")
  private boolean interrupted;

  @GuardedBy("this")
  private long lostNanos;

  @GuardedBy("this")
  private boolean over;

  LiveStream(LiveName name, LiveStage stage, Publisher publisher) {
    this.name = name;
    this.stage = stage;
    this.publisher = Optional.of(publisher);
  }

  LiveName name() {
    return name;
  }

  /** Whether somebody publishes at the moment. */
  synchronized boolean isPublished() {
    return publisher.isPresent();
  }

  synchronized boolean isOver() {
    return over;
  }

  /** Where the next publisher goes on. */
  synchronized Rational endSeconds() {
    return endSeconds;
  }

  /** Another publisher goes on; returns the one before, if it was still there. */
  synchronized Optional<Publisher> attach(Publisher next) {
    Optional<Publisher> before = publisher;
    if (before.isPresent()) {
      interrupt();
    }
    publisher = Optional.of(next);
    return before;
  }

  /** Takes a report of its publisher; of any other one it takes nothing. */
  synchronized void report(Publisher sender, Report report) {
    if (over || !publisher.equals(Optional.of(sender))) {
      return;
    }
    switch (report) {
      case Report.Header(LiveHeader header) -> start(header);
      case Report.Part(LivePart part) -> part(part);
      case Report.Dropped(String track) -> {
        LOG.info("live {}: this machine is too slow for {}", name.name(), track);
        opened().dropped(track);
      }
      case Report.Relay(var relay) -> opened().relay(relay);
      default -> throw new IllegalArgumentException("a stream takes no " + report);
    }
  }

  @GuardedBy("this")
  private LiveSink opened() {
    LiveSink open = sink;
    if (open == null) {
      open = stage.begin(name.name(), name.title());
      sink = open;
    }
    if (interrupted) {
      interrupted = false;
      open.resumed();
    }
    return open;
  }

  @GuardedBy("this")
  private void start(LiveHeader header) {
    timescales.clear();
    for (LiveTrack track : header.tracks()) {
      timescales.put(track.name(), track.timescale());
    }
    try {
      opened().start(header);
    } catch (IllegalArgumentException e) {
      LOG.info("live {}: a new stream begins: {}", name.name(), e.getMessage());
      opened().end();
      sink = null;
      opened().start(header);
    }
  }

  @GuardedBy("this")
  private void part(LivePart part) {
    int timescale = Objects.requireNonNull(timescales.get(part.track()), "a part without header");
    opened().part(part);
    Rational end = Rational.of(part.startTicks() + part.durationTicks(), timescale);
    endSeconds = end.compareTo(endSeconds) > 0 ? end : endSeconds;
  }

  /**
   * Its publisher is no more.
   *
   * @param finished whether the stream is over, too
   */
  synchronized void gone(Publisher sender, boolean finished, long nowNanos) {
    if (!publisher.equals(Optional.of(sender))) {
      return;
    }
    publisher = Optional.empty();
    lostNanos = nowNanos;
    if (finished || sink == null) {
      end();
    } else {
      interrupt();
    }
  }

  @GuardedBy("this")
  private void interrupt() {
    LiveSink open = sink;
    if (open != null && !interrupted) {
      interrupted = true;
      open.interrupted();
    }
  }

  /** Ends it when its publisher has been away for too long. */
  synchronized void watch(long nowNanos, Duration grace) {
    if (publisher.isEmpty() && nowNanos - lostNanos > grace.toNanos()) {
      end();
    }
  }

  /** Ends it; its publisher, if there is one, is returned. */
  synchronized Optional<Publisher> end() {
    Optional<Publisher> last = publisher;
    publisher = Optional.empty();
    LiveSink open = sink;
    if (open != null && !over) {
      open.end();
    }
    over = true;
    return last;
  }
}
