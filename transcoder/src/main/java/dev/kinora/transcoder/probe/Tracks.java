package dev.kinora.transcoder.probe;

import dev.kinora.packager.text.StoredCues;
import dev.kinora.packager.time.Rational;
import dev.kinora.packager.title.SourceTrack;
import dev.kinora.transcoder.ffmpeg.Packet;
import dev.kinora.transcoder.ffmpeg.StreamView;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Turns what is known of a stream into a track. Pure. */
final class Tracks {
  /** As many frame times as are looked at for the rate. */
  private static final int RATE_FRAMES = 400;

  /** A last frame of variable rate lasts no longer than this many seconds, whatever it claims. */
  private static final Rational LONGEST_LAST_FRAME = Rational.of(10);

  private Tracks() {}

  static SourceTrack.Video video(StreamView stream, FirstFrame first, StreamTimes seen) {
    Rational tick = stream.timeBase();
    long[] times = shown(first, seen);
    FrameRate rate =
        FrameRateRule.choose(
            Arrays.copyOf(times, Math.min(times.length, RATE_FRAMES)),
            tick,
            List.of(stream.averageRate(), stream.declaredRate()));
    Rational start = tick.times(first.timeTicks());
    Rational duration = end(tick, times, rate, seen).minus(start);
    return new SourceTrack.Video(
        stream.index(),
        stream.codec(),
        language(stream),
        first.shape().width(),
        first.shape().height(),
        stream.sampleAspect().equals(Rational.ONE) ? first.sampleAspect() : stream.sampleAspect(),
        stream.rotationDegrees(),
        stream.mirrored(),
        rate.rate(),
        rate.constant(),
        first.interlaced() || stream.interlaced(),
        first.shape().formatName(),
        first.color().transferName(),
        start,
        rate.constant() ? wholeFrames(duration, rate.rate()) : duration);
  }

  private static Rational wholeFrames(Rational duration, Rational rate) {
    return Rational.of(duration.times(rate).round()).dividedBy(rate);
  }

  private static long[] shown(FirstFrame first, StreamTimes seen) {
    long[] times = seen.from(first.timeTicks());
    return times.length == 0 ? new long[] {first.timeTicks()} : times;
  }

  private static Rational end(Rational tick, long[] times, FrameRate rate, StreamTimes seen) {
    long last = times[times.length - 1];
    Rational regular = tick.times(last).plus(rate.sourceRate().inverse());
    if (rate.constant() || seen.isEmpty()) {
      return regular;
    }
    Rational stated = tick.times(seen.endTicks());
    Rational longest = tick.times(last).plus(LONGEST_LAST_FRAME);
    return stated.compareTo(regular) > 0 && stated.compareTo(longest) <= 0 ? stated : regular;
  }

  static SourceTrack.Audio audio(
      StreamView stream, FirstFrame first, StreamTimes seen, Optional<Long> fileMicros) {
    Rational tick = stream.timeBase();
    Rational start = tick.times(first.timeTicks());
    Rational end = start;
    if (!seen.isEmpty()) {
      end = tick.times(seen.endTicks());
    } else if (stream.durationTicks() != Packet.NO_TIME) {
      end = start.plus(tick.times(stream.durationTicks()));
    } else if (fileMicros.isPresent()) {
      end = start.plus(Rational.of(fileMicros.get(), 1_000_000));
    }
    return new SourceTrack.Audio(
        stream.index(),
        stream.codec(),
        language(stream),
        first.sound().channels(),
        first.sound().sampleRate(),
        Optional.ofNullable(stream.tags().get("title")).filter(text -> !text.isBlank()),
        stream.preferred(),
        start,
        end.compareTo(start) > 0 ? end.minus(start) : Rational.ZERO);
  }

  static SourceTrack other(StreamView stream) {
    if (stream.kind() == StreamView.Kind.SUBTITLE
        && StoredCues.Coding.of(stream.codec()).isPresent()) {
      return new SourceTrack.Text(
          stream.index(),
          stream.codec(),
          language(stream),
          Optional.ofNullable(stream.tags().get("title")).filter(text -> !text.isBlank()),
          stream.forced(),
          stream.hearingImpaired());
    }
    return new SourceTrack.Other(
        stream.index(),
        stream.codec(),
        language(stream),
        stream.kind().name().toLowerCase(Locale.ROOT));
  }

  private static Optional<String> language(StreamView stream) {
    return Optional.ofNullable(stream.tags().get("language"))
        .map(text -> text.toLowerCase(Locale.ROOT))
        .filter(text -> text.matches("[a-z]{2,3}(-[a-z0-9]{2,8})*") && !text.equals("und"));
  }
}
