package dev.kinora.packager.check;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.check.SegmentRef.Span;
import dev.kinora.packager.check.dash.DashRule;
import dev.kinora.packager.check.dash.Mpd;
import dev.kinora.packager.check.dash.Mpd.AdaptationSet;
import dev.kinora.packager.check.dash.Mpd.Init;
import dev.kinora.packager.check.dash.Mpd.Period;
import dev.kinora.packager.check.dash.Mpd.Representation;
import dev.kinora.packager.check.dash.Mpd.Segment;
import dev.kinora.packager.check.dash.MpdReader;
import dev.kinora.packager.check.dash.MpdTruth;
import dev.kinora.packager.check.dash.UpdateRules;
import dev.kinora.packager.check.finding.Place;
import dev.kinora.packager.check.load.ByteSpan;
import dev.kinora.packager.check.load.Fetched;
import dev.kinora.packager.check.media.Alignment;
import dev.kinora.packager.check.media.Measurements;
import dev.kinora.packager.isobmff.Boxes;
import dev.kinora.packager.isobmff.SegmentIndexBox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Walks from a manifest to everything it leads to. Used once a manifest. */
final class DashWalk {
  private static final int MOST_INDEX_BYTES = 8 << 20;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
  private static final Measurer.Missing MISSING =
      new Measurer.Missing(DashRule.REACHABLE, DashRule.REACHABLE, DashRule.STRUCTURE);

  private final Desk desk;
  private final Measurer measurer;

  DashWalk(Desk desk, Measurer measurer) {
    this.desk = desk;
    this.measurer = measurer;
  }

  void walk(Fetched manifest) throws InterruptedException {
    Place place = desk.place(manifest.address());
    Optional<Mpd> mpd = read(place, manifest);
    if (mpd.isEmpty()) {
      return;
    }
    for (Period period : mpd.get().periods()) {
      for (AdaptationSet set : period.sets()) {
        set(mpd.get(), period, set);
      }
    }
    if (mpd.get().dynamic() && desk.settings.reload()) {
      Duration wait = mpd.get().updates().orElse(Duration.ofSeconds(2)).plusMillis(500);
      desk.watcher.pause(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
      Optional<Fetched> again = desk.document(DashRule.REACHABLE, place, manifest.address());
      if (again.isPresent()) {
        read(place, again.get())
            .ifPresent(later ->
                desk.guarded(
                    DashRule.UPDATES, place, () -> UpdateRules.check(mpd.get(), later, desk.out)));
      }
    }
  }

  private Optional<Mpd> read(Place place, Fetched manifest) {
    Mpd[] read = new Mpd[1];
    desk.guarded(
        DashRule.LEXICAL,
        place,
        () ->
            MpdReader.read(
                    place, manifest.address(), manifest.bytes(), desk.watcher.now(), desk.out)
                .ifPresent(mpd -> read[0] = mpd));
    return Optional.ofNullable(read[0]);
  }

  private void set(Mpd mpd, Period period, AdaptationSet set) throws InterruptedException {
    Optional<Measurements> first = Optional.empty();
    String firstName = "";
    for (Representation announced : set.representations()) {
      Representation one = withIndex(announced);
      desk.guarded(
          DashRule.TIMELINE, one.place(), () -> MpdTruth.lengths(mpd, period, one, desk.out));
      Measurements measured = measurer.measure(refs(one), MISSING);
      desk.guarded(
          DashRule.DECODE_TIME,
          one.place(),
          () -> MpdTruth.check(mpd, set, one, measured, desk.out));
      if (first.isEmpty()) {
        first = Optional.of(measured);
        firstName = one.id();
      } else if (set.aligned()) {
        align(one.place(), first.get(), firstName, measured);
      }
    }
  }

  private void align(Place place, Measurements first, String firstName, Measurements second) {
    desk.guarded(
        DashRule.ALIGNED,
        place,
        () -> {
          Alignment.check(DashRule.ALIGNED, place, first, firstName, second, desk.out);
          Alignment.switchingSet(place, first, second, desk.out);
        });
  }

  private static List<SegmentRef> refs(Representation one) {
    List<SegmentRef> refs = new ArrayList<>();
    Optional<Span> init = one.init().map(i -> new Span(i.address(), i.part()));
    boolean text = one.mimeType().orElse("").startsWith("text/");
    for (Segment segment : one.segments()) {
      refs.add(
          new SegmentRef(
              refs.size(),
              one.place().segment(refs.size()),
              new Span(segment.address(), segment.part()),
              init,
              text));
    }
    return refs;
  }

  /** Spells out the segments that a sidx lists. */
  private Representation withIndex(Representation one) throws InterruptedException {
    if (one.indexed().isEmpty()) {
      return one;
    }
    Init index = one.indexed().get();
    ByteSpan span = index.part().orElseThrow();
    Optional<Fetched> fetched =
        desk.fetch(DashRule.INDEX, one.place(), index.address(), index.part(), MOST_INDEX_BYTES);
    if (fetched.isEmpty()) {
      return one;
    }
    try {
      if (Boxes.readAll(fetched.get().body()).getFirst() instanceof SegmentIndexBox sidx
          && sidx.timescale() > 0) {
        return with(one, index, sidx, span.end() + sidx.firstOffset());
      }
      desk.out.add(DashRule.INDEX, one.place(), "a sidx", "another box");
    } catch (MediaException e) {
      desk.out.add(DashRule.INDEX, one.place(), e);
    }
    return one;
  }

  private Representation with(
      Representation one, Init index, SegmentIndexBox sidx, long firstByte) {
    List<Segment> segments = new ArrayList<>();
    long at = firstByte;
    long time = sidx.earliestPresentationTime();
    for (SegmentIndexBox.Reference reference : sidx.references()) {
      if (reference.toIndex() || reference.sizeBytes() < 1 || at < 0) {
        desk.out.add(
            DashRule.INDEX, one.place(), "pieces of media with bytes", "index or empty piece");
        break;
      }
      segments.add(
          new Segment(
              index.address(),
              Optional.of(new ByteSpan(at, reference.sizeBytes())),
              time,
              reference.duration()));
      at += reference.sizeBytes();
      time += reference.duration();
    }
    return new Representation(
        one.place(),
        one.id(),
        one.bandwidth(),
        one.mimeType(),
        one.codecs(),
        one.width(),
        one.height(),
        one.frameRate(),
        one.samplingRate(),
        sidx.timescale(),
        one.presentationTimeOffset(),
        false,
        one.init(),
        one.indexed(),
        segments);
  }
}
