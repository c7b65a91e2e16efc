package dev.kinora.packager.live;

import dev.kinora.packager.dash.Manifests;
import dev.kinora.packager.dash.Mpd;
import dev.kinora.packager.dash.Period;
import dev.kinora.packager.dash.Presentation;
import dev.kinora.packager.dash.SegmentTemplate;
import dev.kinora.packager.dash.SegmentTemplate.Run;
import dev.kinora.packager.time.Rational;
import dev.kinora.packager.title.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** From a running stream to its MPD. Pure. */
final class LiveManifest {
  private static final String PROFILE = "urn:mpeg:dash:profile:isoff-live:2011";
  private static final String CLOCK = "urn:mpeg:dash:utc:http-xsdate:2014";

  /** As many segments behind the newest one as players of HLS keep. */
  private static final int DELAY_TARGETS = 3;

  private final LiveView view;

  private LiveManifest(LiveView view) {
    this.view = view;
  }

  static Mpd of(LiveView view, String clockUrl) {
    return new LiveManifest(view).mpd(clockUrl);
  }

  private Mpd mpd(String clockUrl) {
    List<Period> periods = new ArrayList<>();
    List<LiveSegment> stretch = new ArrayList<>();
    for (LiveSegment segment : view.window()) {
      if (!stretch.isEmpty() && stretch.getLast().era().ordinal() != segment.era().ordinal()) {
        periods.add(period(stretch));
        stretch.clear();
      }
      stretch.add(segment);
    }
    periods.add(period(stretch));
    Duration target = Duration.ofSeconds(view.targetSeconds());
    return new Mpd(
        List.of(PROFILE), presentation(clockUrl), target, target.plusMillis(500), periods);
  }

  private Presentation presentation(String clockUrl) {
    LiveSegment last = view.window().getLast();
    Instant end = last.era().dateOf(last.lead().endSeconds());
    Instant zero = view.identity().startedAt();
    if (view.state() == LiveState.ENDED) {
      return new Presentation.Static(positive(zero, end));
    }
    Duration target = Duration.ofSeconds(view.targetSeconds());
    return new Presentation.Dynamic(
        zero,
        end,
        target.dividedBy(2),
        view.windowLength(),
        target.multipliedBy(DELAY_TARGETS),
        Optional.of(new Presentation.Clock(CLOCK, clockUrl)));
  }

  private static Duration positive(Instant from, Instant to) {
    Duration between = Duration.between(from, to);
    return between.isNegative() ? Duration.ZERO : between;
  }

  private Period period(List<LiveSegment> stretch) {
    LiveEra era = stretch.getFirst().era();
    return new Period(
        Integer.toString(era.ordinal()),
        Optional.of(positive(view.identity().startedAt(), era.date())),
        Manifests.sets(
            LiveDocuments.title(view, era),
            Optional.of(LiveDocuments.measured(view, era)),
            lane -> template(lane, era, stretch)));
  }

  /** All renditions of a lane share a row of segments; the first one's stands for all. */
  private static SegmentTemplate template(Lane lane, LiveEra era, List<LiveSegment> stretch) {
    List<Run> runs = new ArrayList<>();
    LiveRendition first =
        era.renditions().stream()
            .filter(rendition -> rendition.laneOfTitle() == lane)
            .findFirst()
            .orElseThrow();
    for (LiveSegment segment : stretch) {
      LivePiece piece = segment.pieceFor(first);
      Manifests.add(runs, piece.startTicks(), piece.durationTicks());
    }
    Rational begin = era.beginSeconds().times(first.track().timescale());
    return Manifests.template(
        first.track().timescale(), begin.round(), stretch.getFirst().number(), runs);
  }
}
