package dev.kinora.cli.wiring;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.kinora.origin.live.LiveShelf;
import dev.kinora.packager.live.LiveChannel;
import dev.kinora.packager.live.LiveIdentity;
import dev.kinora.packager.live.LiveLimits;
import dev.kinora.packager.live.LiveRecorder;
import dev.kinora.packager.live.LiveSink;
import dev.kinora.packager.live.LiveState;
import dev.kinora.transcoder.live.LiveStage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The streams of this process: begun by the ingest, looked at by the origin. One that ended stays a
 * while, so that its viewers see its end. Safe for use from any thread.
 */
final class LiveShow implements LiveStage, LiveShelf {
  private static final Duration SHOWN_AFTER_END = Duration.ofMinutes(2);

  private final LiveRecorder recorder;
  private final InstantSource clock;

  @GuardedBy("this")
  private final List<LiveChannel> channels = new ArrayList<>();

  @GuardedBy("this")
  private final Map<LiveChannel, Instant> ended = new HashMap<>();

  LiveShow(LiveRecorder recorder, InstantSource clock) {
    this.recorder = recorder;
    this.clock = clock;
  }

  @Override
  public synchronized LiveSink begin(String name, String title) {
    LiveIdentity identity = new LiveIdentity(name, title, clock.instant());
    LiveChannel channel = new LiveChannel(identity, LiveLimits.DEFAULTS, recorder);
    channels.removeIf(other -> other.identity().name().equals(name));
    channels.add(channel);
    return channel;
  }

  @Override
  public synchronized List<LiveChannel> channels() {
    Instant now = clock.instant();
    for (LiveChannel channel : List.copyOf(channels)) {
      if (channel.view().state() == LiveState.ENDED) {
        Instant since = ended.computeIfAbsent(channel, _ -> now);
        if (since.plus(SHOWN_AFTER_END).isBefore(now)) {
          channels.remove(channel);
        }
      }
    }
    ended.keySet().retainAll(channels);
    return List.copyOf(channels);
  }

  @Override
  public Optional<LiveChannel> channel(String name) {
    return channels().stream()
        .filter(channel -> channel.identity().name().equals(name))
        .findFirst();
  }
}
