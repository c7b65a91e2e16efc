package dev.kinora.packager.check.dash;

import dev.kinora.packager.check.dash.Mpd.AdaptationSet;
import dev.kinora.packager.check.dash.Mpd.Period;
import dev.kinora.packager.check.dash.Mpd.Representation;
import dev.kinora.packager.check.dash.Mpd.Segment;
import dev.kinora.packager.check.finding.Findings;
import dev.kinora.packager.check.finding.Place;
import dev.kinora.packager.check.media.Alignment;
import dev.kinora.packager.check.media.Measurements;
import dev.kinora.packager.check.media.SegmentFacts;
import dev.kinora.packager.check.media.TrackFacts;
import dev.kinora.packager.check.media.TrackKind;
import dev.kinora.packager.check.media.TrackTimes;
import dev.kinora.packager.time.Rational;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Whether a manifest tells the truth about its segments. Pure functions. */
public final class MpdTruth {
  private static final Rational SLACK = Rational.of(2, 1000);

  private MpdTruth() {}

  /** What the text alone tells: lengths of segments against period and maximum. */
  public static void lengths(Mpd mpd, Period period, Representation one, Findings out) {
    if (one.segments().isEmpty() || one.nominal()) {
      return;
    }
    long longest = one.segments().stream().mapToLong(Segment::durationTicks).max().orElse(0);
    Rational longestSeconds = Rational.of(longest, one.timescale());
    Optional<Duration> most = mpd.maxSegmentDuration();
    if (most.isPresent() && longestSeconds.compareTo(seconds(most.get()).plus(SLACK)) > 0) {
      out.add(
          DashRule.LONGEST,
          one.place(),
          "segments of at most " + most.get(),
          "%.3f s".formatted(longestSeconds.toDouble()));
    }
    if (!mpd.dynamic() && period.duration().isPresent()) {
      Segment last = one.segments().getLast();
      Rational end =
          Rational.of(
              last.startTicks() + last.durationTicks() - one.presentationTimeOffset(),
              one.timescale());
      Rational apart = end.minus(seconds(period.duration().get()));
      if (Alignment.absolute(apart).compareTo(longestSeconds.plus(SLACK)) > 0) {
        out.add(
            DashRule.PERIOD_LENGTH,
            one.place(),
            "an end near %.3f s as the Period".formatted(end.minus(apart).toDouble()),
            "%.3f s".formatted(end.toDouble()));
      }
    }
  }

  private static Rational seconds(Duration time) {
    return Rational.of(time.toMillis(), 1000);
  }

  /** Holds a Representation against what was measured of it. */
  public static void check(
      Mpd mpd, AdaptationSet set, Representation one, Measurements measured, Findings out) {
    attributes(one, measured, out);
    for (Map.Entry<Integer, SegmentFacts> entry : measured.segments().entrySet()) {
      Segment segment = one.segments().get(entry.getKey());
      Place here = one.place().segment(entry.getKey());
      Optional<TrackTimes> times = entry.getValue().main();
      if (times.isPresent() && !times(here, one, segment, times.get(), out)) {
        return;
      }
      Optional<TrackTimes> video = entry.getValue().track(TrackKind.VIDEO);
      boolean sap = set.startWithSap() == 1 || set.startWithSap() == 2;
      if (sap && video.isPresent() && !video.get().startsWithKey()) {
        out.add(DashRule.SAP, here, "a key frame first", "another picture");
      }
    }
    bucket(mpd, one, measured, out);
  }

  private static boolean times(
      Place here, Representation one, Segment segment, TrackTimes times, Findings out) {
    Rational announced = Rational.of(segment.startTicks(), one.timescale());
    Rational apart = times.start().minus(announced);
    if (one.nominal()) {
      Rational half =
          Rational.of(segment.durationTicks(), one.timescale()).times(Rational.of(1, 2));
      if (segment.durationTicks() > 0 && Alignment.absolute(apart).compareTo(half) > 0) {
        out.add(
            DashRule.DURATION,
            here,
            "a start within half a segment of %.3f s".formatted(announced.toDouble()),
            "%.3f s".formatted(times.start().toDouble()));
        return false;
      }
      return true;
    }
    if (!announces(announced, times, Rational.of(1, one.timescale()))) {
      out.add(
          DashRule.DECODE_TIME,
          here,
          "tfdt %.4f s as S@t announces".formatted(announced.toDouble()),
          "%.4f s".formatted(times.start().toDouble()));
      return false;
    }
    Rational length = Rational.of(segment.durationTicks(), one.timescale());
    if (Alignment.absolute(length.minus(times.duration())).compareTo(times.longest().plus(SLACK))
        > 0) {
      out.add(
          DashRule.DECODE_TIME,
          here,
          "%.3f s as S@d says".formatted(length.toDouble()),
          "%.3f s".formatted(times.duration().toDouble()));
      return false;
    }
    return true;
  }

  /**
   * S@t is the earliest presentation time by the letter, with the edit list for some writers and
   * without it for others, and the decode time by habit.
   */
  private static boolean announces(Rational announced, TrackTimes times, Rational tick) {
    long[] candidates = {
      times.startTicks(),
      times.shownTicks(),
      times.shownTicks() - times.editTicks(),
      // Negative times at the very start are cut off.
      Math.max(0, times.startTicks() - times.editTicks())
    };
    for (long candidate : candidates) {
      Rational apart = Rational.of(candidate, times.timescale()).minus(announced);
      if (Alignment.absolute(apart).compareTo(tick) < 0) {
        return true;
      }
    }
    return false;
  }

  private static void attributes(Representation one, Measurements measured, Findings out) {
    if (measured.streams().isEmpty()
        || measured.streams().stream().anyMatch(TrackFacts::encrypted)) {
      return;
    }
    Set<String> found = new TreeSet<>();
    measured.streams().forEach(t -> found.add(t.codecs().toLowerCase(Locale.ROOT)));
    Optional<Set<String>> stated =
        one.codecs()
            .map(text -> new TreeSet<>(List.of(text.toLowerCase(Locale.ROOT).split("\\s*,\\s*"))));
    if (stated.isPresent() && !found.contains("") && !stated.get().equals(found)) {
      out.add(DashRule.ATTRIBUTES, one.place(), "@codecs of " + found, stated.get());
    }
    measured.stream(TrackKind.VIDEO)
        .flatMap(TrackFacts::picture)
        .ifPresent(picture -> {
          boolean agrees =
              one.width().orElse(picture.width()) == picture.width()
                  && one.height().orElse(picture.height()) == picture.height();
          if (!agrees) {
            out.add(
                DashRule.ATTRIBUTES,
                one.place(),
                "%dx%d".formatted(picture.width(), picture.height()),
                "%dx%d".formatted(one.width().orElse(0), one.height().orElse(0)));
          }
        });
    measured.stream(TrackKind.AUDIO)
        .flatMap(TrackFacts::sound)
        .ifPresent(sound -> {
          if (one.samplingRate().orElse(sound.sampleRate()) != sound.sampleRate()) {
            out.add(
                DashRule.ATTRIBUTES,
                one.place(),
                "@audioSamplingRate " + sound.sampleRate(),
                one.samplingRate().orElse(0));
          }
        });
  }

  /** 5.3.5.4: starting to play minBufferTime after the first bit, at @bandwidth, never runs dry. */
  private static void bucket(Mpd mpd, Representation one, Measurements measured, Findings out) {
    if (one.bandwidth() == 0 || mpd.minBufferTime().isEmpty()) {
      return;
    }
    double buffer = mpd.minBufferTime().get().toMillis() / 1000.0;
    double behind = 0;
    int before = -1;
    for (Map.Entry<Integer, SegmentFacts> entry : measured.segments().entrySet()) {
      double arrives = 8.0 * entry.getValue().sizeBytes() / one.bandwidth();
      double lasts = entry.getValue().main().map(t -> t.duration().toDouble()).orElse(arrives);
      // What lies behind a stretch that was not measured is judged as if playing began there.
      behind = entry.getKey() == before + 1 ? Math.max(0, behind) : 0;
      behind += arrives - lasts;
      before = entry.getKey();
      if (behind > buffer) {
        out.add(
            DashRule.BANDWIDTH,
            one.place().segment(entry.getKey()),
            "at %d bit/s at most %.3f s behind".formatted(one.bandwidth(), buffer),
            "%.3f s".formatted(behind));
        return;
      }
    }
  }
}
