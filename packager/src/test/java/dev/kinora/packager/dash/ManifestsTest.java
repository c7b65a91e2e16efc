package dev.kinora.packager.dash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.packager.Goldens;
import dev.kinora.packager.dash.AdaptationSet.Content;
import dev.kinora.packager.dash.SegmentTemplate.Run;
import dev.kinora.packager.timeline.Timeline;
import dev.kinora.packager.title.Measured;
import dev.kinora.packager.title.Rendition;
import dev.kinora.packager.title.SampleTitles;
import dev.kinora.packager.title.Title;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ManifestsTest {
  static Stream<Title> titles() {
    return Stream.of(
        SampleTitles.film(172_800),
        SampleTitles.film(479),
        SampleTitles.manyTongues(),
        SampleTitles.song(),
        SampleTitles.silent());
  }

  private static List<AdaptationSet> sets(Title title) {
    return ManifestBuilder.of(title, Optional.empty()).periods().getFirst().sets();
  }

  @Test
  void goldens() throws IOException {
    golden("vod-two-rungs", SampleTitles.film(479));
    golden("many-tongues", SampleTitles.manyTongues());
    golden("song", SampleTitles.song());
    golden("silent", SampleTitles.silent());
  }

  private static void golden(String scenario, Title title) throws IOException {
    Goldens.check(scenario + "/manifest.mpd", Manifests.mpd(title, Optional.empty()));
  }

  @ParameterizedTest
  @MethodSource("titles")
  void readsBackAsItWasBuilt(Title title) throws Exception {
    Mpd mpd = ManifestBuilder.of(title, Optional.empty());

    assertEquals(mpd, Mpd.read(mpd.write().getBytes(StandardCharsets.UTF_8), "manifest.mpd"));
  }

  /** Conformance rules D10, D11 and D15. */
  @ParameterizedTest
  @MethodSource("titles")
  void everySegmentBeginsAtItsDecodeTime(Title title) {
    Mpd mpd = ManifestBuilder.of(title, Optional.empty());
    for (AdaptationSet set : sets(title)) {
      Timeline timeline =
          (set.content() == Content.VIDEO ? title.videoTimeline() : title.audioTimeline())
              .orElseThrow();
      List<Long> starts = new ArrayList<>();
      for (Run run : set.template().timeline()) {
        for (int n = 0; n < run.count(); n++) {
          starts.add(run.startTicks() + n * run.durationTicks());
        }
      }
      assertEquals(timeline.timescale(), set.template().timescale());
      assertEquals(0, set.template().presentationTimeOffset());
      assertEquals(timeline.segmentCount(), starts.size());
      assertEquals(timeline.segmentCount(), set.template().segmentCount());
      for (int n = 0; n < starts.size(); n++) {
        assertEquals(timeline.decodeTime(n).ticks(), starts.get(n));
        Duration segment =
            Duration.ofNanos(timeline.duration(n).seconds().times(1_000_000_000).floor());
        assertTrue(segment.compareTo(mpd.maxSegment()) <= 0);
      }
    }
  }

  @Test
  void twoHoursOfPictureStaySmall() {
    assertTrue(Manifests.mpd(SampleTitles.film(172_800), Optional.empty()).length() < 120_000);
  }

  @Test
  void eachSoundTrackIsASetAndOneIsMain() {
    List<AdaptationSet> sets = sets(SampleTitles.manyTongues());

    // The last one is of key frames.
    assertEquals(6, sets.size());
    assertEquals(Optional.of(0L), sets.getLast().trickOf());
    assertEquals(Optional.of("de"), sets.get(1).language());
    assertEquals(List.of("alternate"), sets.get(1).roles());
    assertEquals(List.of("main"), sets.get(2).roles());
    assertEquals(Optional.of("English 2"), sets.get(3).label());
    assertEquals(Optional.of("Track '4'"), sets.get(4).label());
  }

  @Test
  void measuredRatesReplaceTheBounds() {
    Title film = SampleTitles.film(479);
    String rung = film.video().getFirst().name();
    var measured = new Measured(Map.of(rung, new Measured.BitRates(1234, 1000)));

    Representation first =
        ManifestBuilder.of(film, Optional.of(measured))
            .periods()
            .getFirst()
            .sets()
            .getFirst()
            .representations()
            .getFirst();

    assertEquals(1234, first.bandwidth());
  }

  @Test
  void namesEveryRendition() {
    Title film = SampleTitles.film(479);
    String mpd = Manifests.mpd(film, Optional.empty());
    for (Rendition rendition : film.renditions()) {
      assertTrue(mpd.contains("id=\"" + rendition.name() + "\""), mpd);
    }
  }
}
