package dev.kinora.packager.check.hls;

import dev.kinora.packager.check.finding.Findings;
import dev.kinora.packager.check.finding.Place;
import dev.kinora.packager.check.hls.MediaList.Entry;
import dev.kinora.packager.check.media.Alignment;
import dev.kinora.packager.check.media.Joins;
import dev.kinora.packager.check.media.Measurements;
import dev.kinora.packager.check.media.SegmentFacts;
import dev.kinora.packager.check.media.TrackKind;
import dev.kinora.packager.check.media.TrackTimes;
import dev.kinora.packager.time.Rational;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether a media playlist tells the truth about its segments. Used once a playlist. */
public final class SegmentTruth {
  private static final Rational SLACK = Rational.of(2, 1000);
  private static final Rational LONG_GOP = Rational.of(5, 2);

  private final MediaList list;
  private final Measurements measured;
  private final Findings out;
  private boolean jumps;

  private SegmentTruth(MediaList list, Measurements measured, Findings out) {
    this.list = list;
    this.measured = measured;
    this.out = out;
  }

  /** Compares a list with what was measured of its segments. */
  public static void check(MediaList list, Measurements measured, Findings out) {
    SegmentTruth truth = new SegmentTruth(list, measured, out);
    if (list.iFramesOnly()) {
      truth.checkKeyFrames();
    } else {
      truth.check();
    }
  }

  /** RFC 8216, 4.3.3.6: each segment of such a list is a single I-frame. */
  private void checkKeyFrames() {
    for (Map.Entry<Integer, SegmentFacts> one : measured.segments().entrySet()) {
      Entry entry = list.entries().get(one.getKey());
      Optional<TrackTimes> times = one.getValue().main();
      if (times.isEmpty()) {
        continue;
      }
      duration(entry, times.get());
      if (times.get().samples() != 1 || !times.get().startsWithKey()) {
        out.add(
            HlsRule.I_FRAMES,
            list.placeOf(entry),
            "one key frame",
            times.get().startsWithKey()
                ? times.get().samples() + " pictures"
                : "a picture that needs others");
      }
    }
  }

  private void check() {
    for (Map.Entry<Integer, SegmentFacts> one : measured.segments().entrySet()) {
      Entry entry = list.entries().get(one.getKey());
      Optional<TrackTimes> times = one.getValue().main();
      if (times.isEmpty()) {
        continue;
      }
      duration(entry, times.get());
      keys(entry, one.getValue());
      SegmentFacts before = measured.segments().get(one.getKey() - 1);
      if (before != null) {
        join(entry, before, one.getValue(), times.get());
      }
    }
    if (!jumps) {
      drift();
    }
  }

  private void duration(Entry entry, TrackTimes times) {
    if (entry.seconds().isEmpty()) {
      return;
    }
    Rational stated = Seconds.of(entry.seconds().get());
    Rational allowed =
        times.longest().plus(hidden(times)).plus(SLACK).plus(Seconds.rounding(entry.decimals()));
    if (Alignment.absolute(stated.minus(times.duration())).compareTo(allowed) > 0) {
      out.add(
          HlsRule.MEASURED_DURATION,
          list.placeOf(entry),
          "#EXTINF:%.3f as the segment lasts".formatted(times.duration().toDouble()),
          entry.seconds().get().toPlainString());
    }
  }

  /** What an edit list takes away from the first segment of a sound may be counted or not. */
  private static Rational hidden(TrackTimes times) {
    if (times.kind() != TrackKind.AUDIO) {
      return Rational.ZERO;
    }
    long ticks = Math.subtractExact(times.editTicks(), times.startTicks());
    return Rational.of(Math.max(0, ticks), times.timescale());
  }

  private void keys(Entry entry, SegmentFacts facts) {
    Optional<TrackTimes> video = facts.track(TrackKind.VIDEO);
    if (video.isEmpty()) {
      return;
    }
    Place here = list.placeOf(entry);
    if (list.independent() && !video.get().startsWithKey()) {
      out.add(HlsRule.INDEPENDENT, here, "a key frame first", "another picture");
    }
    List<Long> keys = video.get().keyPlaces();
    long last = 0;
    long widest = 0;
    for (long key : keys) {
      widest = Math.max(widest, key - last);
      last = key;
    }
    if (keys.size() > 1) {
      Rational gap = Rational.of(widest, video.get().timescale());
      if (gap.compareTo(LONG_GOP) > 0) {
        out.add(
            AppleRule.KEY_DISTANCE,
            here,
            "a key frame every two seconds",
            "%.1f s between two".formatted(gap.toDouble()));
      }
    }
  }

  private void join(Entry entry, SegmentFacts before, SegmentFacts after, TrackTimes times) {
    Optional<TrackTimes> last =
        before.main().filter(t -> t.kind() == times.kind() && t.trackId() == times.trackId());
    Place here = list.placeOf(entry);
    boolean sameInit = entry.init().equals(list.entries().get(entry.index() - 1).init());
    if (last.isEmpty()) {
      jumps = true;
      return;
    }
    Rational gap = times.start().minus(last.get().end());
    Rational frame = Alignment.longer(times.longest(), last.get().longest()).plus(SLACK);
    boolean jump = Alignment.absolute(gap).compareTo(frame) > 0;
    if (entry.discontinuity()) {
      if (!jump && sameInit && gap.equals(Rational.ZERO)) {
        out.add(HlsRule.DISCONTINUITY_NEEDLESS, here, "a change", "the same track going on");
      }
    } else if (jump) {
      jumps = true;
      out.add(
          HlsRule.DISCONTINUITY_MISSING,
          here,
          "a start at %.3f s, or EXT-X-DISCONTINUITY".formatted(last.get().end().toDouble()),
          "%.3f s".formatted(times.start().toDouble()));
    } else if (!measured.streams().isEmpty() && after.firstSequence() > 0 && sameInit) {
      Joins.check(here, before, after, out);
    }
  }

  /** From the first measured segment of each stretch on, EXTINF leads to where segments start. */
  private void drift() {
    Rational listed = Rational.ZERO;
    Optional<Rational> origin = Optional.empty();
    Rational slack = SLACK;
    for (Entry entry : list.entries()) {
      if (entry.discontinuity()) {
        origin = Optional.empty();
      }
      SegmentFacts facts = measured.segments().get(entry.index());
      Optional<TrackTimes> times = facts == null ? Optional.empty() : facts.main();
      if (times.isPresent()) {
        if (origin.isEmpty()) {
          origin = Optional.of(times.get().start());
          listed = Rational.ZERO;
          slack = SLACK.plus(hidden(times.get()));
        }
        Rational measuredPlace = times.get().start().minus(origin.get());
        Rational allowed = times.get().longest().plus(slack);
        if (Alignment.absolute(measuredPlace.minus(listed)).compareTo(allowed) > 0) {
          out.add(
              HlsRule.DRIFT,
              list.placeOf(entry),
              "a start %.3f s behind the first by the sum of EXTINF".formatted(listed.toDouble()),
              "%.3f s".formatted(measuredPlace.toDouble()));
          return;
        }
      }
      if (entry.seconds().isPresent()) {
        listed = listed.plus(Seconds.of(entry.seconds().get()));
        slack = slack.plus(Seconds.rounding(entry.decimals()));
      }
    }
  }
}
