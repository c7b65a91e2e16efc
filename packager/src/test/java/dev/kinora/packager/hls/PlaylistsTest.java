package dev.kinora.packager.hls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.packager.Goldens;
import dev.kinora.packager.hls.MediaPlaylist.Segment;
import dev.kinora.packager.hls.MultivariantPlaylist.Variant;
import dev.kinora.packager.time.Rational;
import dev.kinora.packager.title.Measured;
import dev.kinora.packager.title.Rendition;
import dev.kinora.packager.title.SampleTitles;
import dev.kinora.packager.title.Title;
import dev.kinora.packager.trick.KeyFrames;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlaylistsTest {
  private static final BigDecimal ONE_MICROSECOND = new BigDecimal("0.000001");

  static Stream<Title> titles() {
    return Stream.of(
        SampleTitles.film(172_800),
        SampleTitles.film(479),
        SampleTitles.manyTongues(),
        SampleTitles.song(),
        SampleTitles.silent());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void goldens() throws IOException {
    Title film = SampleTitles.film(479);
    Goldens.check("vod-two-rungs/master.m3u8", Playlists.master(film, Optional.empty()));
    Goldens.check(
        "vod-two-rungs/video.m3u8", Playlists.media(film, film.rendition("v720-0123456789").get()));
    Goldens.check(
        "vod-two-rungs/audio.m3u8", Playlists.media(film, film.rendition("a0-0123456789").get()));
    Goldens.check(
        "vod-two-rungs/key-frames.m3u8",
        Playlists.media(film, KeyFrames.of(film).orElseThrow().rendition()));
    Goldens.check(
        "many-tongues/master.m3u8", Playlists.master(SampleTitles.manyTongues(), Optional.empty()));
    Goldens.check("song/master.m3u8", Playlists.master(SampleTitles.song(), Optional.empty()));
    Goldens.check("silent/master.m3u8", Playlists.master(SampleTitles.silent(), Optional.empty()));
  }

  @ParameterizedTest
  @MethodSource("titles")
  void readBackAsTheyWereBuilt(Title title) throws Exception {
    MultivariantPlaylist master = MasterBuilder.of(title, Optional.empty());
    assertEquals(master, MultivariantPlaylist.read(utf8(master.write()), "master.m3u8"));
    for (Rendition rendition : title.renditions()) {
      MediaPlaylist media = MediaBuilder.of(title, rendition);
      assertEquals(media, MediaPlaylist.read(utf8(media.write()), "index.m3u8"));
    }
  }

  @ParameterizedTest
  @MethodSource("titles")
  void everySegmentIsListedAndTheSumDoesNotDrift(Title title) {
    for (Rendition rendition : title.renditions()) {
      MediaPlaylist media = MediaBuilder.of(title, rendition);
      var timeline = title.timelineOf(rendition);
      assertEquals(timeline.segmentCount(), media.segments().size());
      BigDecimal sum = BigDecimal.ZERO;
      for (int n = 0; n < timeline.segmentCount(); n++) {
        Segment segment = media.segments().get(n);
        assertEquals(n + ".m4s", segment.uri());
        assertTrue(segment.roundedSeconds() <= media.targetSeconds(), segment.toString());
        sum = sum.add(segment.durationSeconds());
        long takenAway = rendition instanceof Rendition.Audio ? 1 : 0;
        Rational end =
            Rational.of(timeline.endFrame(n) - takenAway).dividedBy(timeline.frameRate());
        BigDecimal off =
            sum.multiply(BigDecimal.valueOf(end.denominator()))
                .subtract(BigDecimal.valueOf(end.numerator()))
                .abs();
        assertTrue(
            off.compareTo(ONE_MICROSECOND.multiply(BigDecimal.valueOf(end.denominator()))) < 0,
            rendition.name() + " segment " + n + " ends at " + sum + ", not " + end);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("titles")
  void allRenditionsHaveOneTargetDuration(Title title) {
    assertEquals(
        1,
        title.renditions().stream()
            .map(rendition -> MediaBuilder.of(title, rendition).targetSeconds())
            .distinct()
            .count());
  }

  @Test
  void statesBoundsAndThenWhatWasMeasured() {
    Title film = SampleTitles.film(479);
    Variant bound = variant(MasterBuilder.of(film, Optional.empty()), "v720-0123456789");
    assertEquals(3_300_000 + 140_000, bound.bandwidth());
    assertEquals(Optional.of(1_650_000L + 128_000), bound.averageBandwidth());

    Map<String, Measured.BitRates> rates = new HashMap<>();
    rates.put("v720-0123456789", new Measured.BitRates(2_000_000, 1_000_000));
    rates.put("a0-0123456789", new Measured.BitRates(130_000, 120_000));
    Variant measured =
        variant(MasterBuilder.of(film, Optional.of(new Measured(rates))), "v720-0123456789");
    assertEquals(2_130_000, measured.bandwidth());
    assertEquals(Optional.of(1_120_000L), measured.averageBandwidth());
  }

  private static Variant variant(MultivariantPlaylist master, String name) {
    return master.variants().stream()
        .filter(v -> v.uri().equals(name + "/index.m3u8"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aVariantThatStartsFastComesFirst() {
    MultivariantPlaylist master = MasterBuilder.of(SampleTitles.film(479), Optional.empty());

    assertEquals("v360-0123456789/index.m3u8", master.variants().get(0).uri());
    assertEquals("v720-0123456789/index.m3u8", master.variants().get(1).uri());
  }

  @Test
  void oneSoundIsTheDefaultAndLanguagesAreChosenByThemselves() {
    MultivariantPlaylist master = MasterBuilder.of(SampleTitles.manyTongues(), Optional.empty());

    assertEquals(4, master.sound().size());
    assertFalse(master.sound().get(0).preferred());
    assertTrue(master.sound().get(0).automatic());
    assertTrue(master.sound().get(1).preferred());
    assertEquals("English 2", master.sound().get(2).name());
    assertFalse(master.sound().get(2).automatic());
    assertEquals("Track '4'", master.sound().get(3).name());
  }
}
