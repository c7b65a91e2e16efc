package dev.kinora.packager.check.hls;

import dev.kinora.packager.check.finding.Findings;
import dev.kinora.packager.check.finding.Place;
import dev.kinora.packager.check.hls.MultivariantList.Group;
import dev.kinora.packager.check.hls.MultivariantList.Variant;
import dev.kinora.packager.check.media.Measurements;
import dev.kinora.packager.check.media.Rates;
import dev.kinora.packager.check.media.SegmentFacts;
import dev.kinora.packager.check.media.TrackFacts;
import dev.kinora.packager.check.media.TrackKind;
import dev.kinora.packager.check.media.TrackTimes;
import dev.kinora.packager.cmaf.Picture;
import dev.kinora.packager.time.Rational;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/** Whether EXT-X-STREAM-INF tells the truth about its variant. Pure functions. */
public final class VariantTruth {
  /** EXTINF is rounded, and with it every rate that is computed from it. */
  private static final double ROUNDING = 1.001;

  private static final int PQ = 16;
  private static final int HLG = 18;

  private VariantTruth() {}

  /**
   * A media playlist with what was measured of it.
   *
   * @param measured of its segments
   */
  public record Measured(MediaList list, Measurements measured) {}

  /**
   * Compares a variant with its own list and those of its groups.
   *
   * @param groups the lists of each group's renditions that have one
   */
  public static void check(
      Place here, Variant variant, Measured own, Map<Group, List<Measured>> groups, Findings out) {
    rates(here, variant, own, groups, out);
    codecs(here, variant, own, groups, out);
    Optional<TrackFacts> video = own.measured.stream(TrackKind.VIDEO);
    if (video.isPresent() && !video.get().encrypted()) {
      picture(here, variant, video.get(), out);
      frameRate(here, variant, own.measured, out);
    }
  }

  private static void rates(
      Place here, Variant variant, Measured own, Map<Group, List<Measured>> groups, Findings out) {
    Rates main = rates(own);
    long peak = main.peak();
    boolean complete = main.average().isPresent();
    long average = main.average().orElse(0);
    for (List<Measured> members : groups.values()) {
      long highestPeak = 0;
      long highestAverage = 0;
      for (Measured member : members) {
        Rates rates = rates(member);
        highestPeak = Math.max(highestPeak, rates.peak());
        highestAverage = Math.max(highestAverage, rates.average().orElse(0));
        complete &= rates.average().isPresent();
      }
      peak += highestPeak;
      average += highestAverage;
    }
    if (variant.bandwidth() > 0 && peak > variant.bandwidth() * ROUNDING) {
      out.add(HlsRule.PEAK, here, "BANDWIDTH of at least " + peak, variant.bandwidth());
    }
    boolean known = groups.values().stream().noneMatch(List::isEmpty);
    boolean finished = complete && known && own.list.ended();
    if (finished && variant.bandwidth() > 0 && peak < 0.9 * variant.bandwidth()) {
      out.add(AppleRule.RATES, here, "BANDWIDTH near the peak of " + peak, variant.bandwidth());
    }
    long stated = variant.averageBandwidth();
    if (finished && stated > 0 && Math.abs(stated - average) > 0.1 * average) {
      out.add(HlsRule.AVERAGE, here, "AVERAGE-BANDWIDTH near " + average, stated);
    }
  }

  private static Rates rates(Measured of) {
    List<Rates.Weight> weights = new ArrayList<>();
    boolean complete = of.measured.complete();
    for (Map.Entry<Integer, SegmentFacts> one : of.measured.segments().entrySet()) {
      double seconds =
          of.list.entries().get(one.getKey()).seconds().map(s -> s.doubleValue()).orElse(0.0);
      if (seconds > 0) {
        weights.add(new Rates.Weight(one.getKey(), one.getValue().sizeBytes(), seconds));
      } else {
        // A rate over no time is none.
        complete = false;
      }
    }
    return Rates.of(weights, of.list.target().orElse(1), complete);
  }

  private static void codecs(
      Place here, Variant variant, Measured own, Map<Group, List<Measured>> groups, Findings out) {
    // What a group holds that leads nowhere cannot be said.
    if (variant.codecs().isEmpty() || groups.values().stream().anyMatch(List::isEmpty)) {
      return;
    }
    List<Measured> all = new ArrayList<>(List.of(own));
    groups.values().forEach(all::addAll);
    Set<String> found = new TreeSet<>();
    for (Measured one : all) {
      for (TrackFacts track : one.measured.streams()) {
        if (track.codecs().isEmpty() || track.encrypted()) {
          return;
        }
        found.add(track.codecs().toLowerCase(Locale.ROOT));
      }
      if (one.measured.streams().isEmpty()) {
        // Text as it is, or media that could not be read: what it is cannot be said.
        return;
      }
    }
    Set<String> stated = new TreeSet<>();
    variant.codecs().forEach(codec -> stated.add(codec.toLowerCase(Locale.ROOT)));
    if (!stated.equals(found)) {
      out.add(HlsRule.CODECS, here, "CODECS of " + found, stated);
    }
  }

  private static void picture(Place here, Variant variant, TrackFacts video, Findings out) {
    if (variant.resolution().isPresent() && video.picture().isPresent()) {
      Picture picture = video.picture().get();
      long width = picture.pixelAspect().times(picture.width()).round();
      String[] stated = variant.resolution().get().split("x", 2);
      boolean agrees =
          Math.abs(Long.parseLong(stated[0]) - width) <= 1
              && Long.parseLong(stated[1]) == picture.height();
      if (!agrees) {
        out.add(
            HlsRule.RESOLUTION,
            here,
            "RESOLUTION=%dx%d".formatted(width, picture.height()),
            variant.resolution().get());
      }
    }
    OptionalInt transfer = video.transfer();
    if (transfer.isPresent()) {
      String range =
          switch (transfer.getAsInt()) {
            case PQ -> "PQ";
            case HLG -> "HLG";
            default -> "SDR";
          };
      if (!variant.range().orElse("SDR").equals(range)) {
        out.add(
            HlsRule.VIDEO_RANGE,
            here,
            "VIDEO-RANGE=%s for transfer %d".formatted(range, transfer.getAsInt()),
            variant.range().orElse("none"));
      }
    }
    if (video.sequence().isPresent() && !video.sequence().get().framesOnly()) {
      out.add(AppleRule.INTERLACED, here, "progressive pictures", "a stream that allows fields");
    }
  }

  private static void frameRate(Place here, Variant variant, Measurements measured, Findings out) {
    Optional<String> stated = variant.frameRate();
    if (stated.isEmpty() || !stated.get().matches("\\d{1,4}(\\.\\d{1,3})?")) {
      return;
    }
    Optional<Rational> found = Optional.empty();
    for (SegmentFacts facts : measured.segments().values()) {
      Optional<TrackTimes> video = facts.track(TrackKind.VIDEO);
      if (video.isPresent() && video.get().endTicks() > video.get().startTicks()) {
        Rational rate = Rational.of(video.get().samples()).dividedBy(video.get().duration());
        found =
            Optional.of(found.isPresent() && found.get().compareTo(rate) > 0 ? found.get() : rate);
      }
    }
    if (found.isPresent()) {
      double rate = found.get().toDouble();
      if (Math.abs(Double.parseDouble(stated.get()) - rate) > 0.02 * rate) {
        out.add(HlsRule.FRAME_RATE, here, "FRAME-RATE=%.3f".formatted(rate), stated.get());
      }
    }
  }
}
