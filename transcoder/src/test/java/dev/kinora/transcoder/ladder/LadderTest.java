package dev.kinora.transcoder.ladder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.packager.time.Rational;
import dev.kinora.packager.timeline.Timeline;
import dev.kinora.packager.timeline.TimelineRule;
import dev.kinora.packager.title.Loudness;
import dev.kinora.packager.title.Rendition;
import dev.kinora.packager.title.SourceIdentity;
import dev.kinora.packager.title.SourceInfo;
import dev.kinora.packager.title.SourceTrack;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LadderTest {
  @ParameterizedTest(name = "{0}x{1} sar {2} turned {3}: {4}")
  @CsvSource({
    "1920, 1080, 1,     0,   1920x1080 1280x720 854x480 640x360",
    "3840, 2160, 1,     0,   1920x1080 1280x720 854x480 640x360",
    "4096, 1716, 1,     0,   1920x804 1146x480 860x360",
    "1280, 720,  1,     0,   1280x720 854x480 640x360",
    "1920, 800,  1,     0,   1920x800 1152x480 864x360",
    "640,  360,  1,     0,   640x360 426x240",
    "720,  480,  32/27, 0,   854x480 640x360 428x240",
    "720,  576,  16/15, 0,   768x576 480x360 320x240",
    "640,  360,  2,     0,   1280x360 854x240",
    "1920, 1080, 1,     90,  1080x1920 720x1280 480x854 360x640",
    "1920, 1080, 1,     180, 1920x1080 1280x720 854x480 640x360",
    "190,  240,  1,     0,   190x240",
    "321,  181,  1,     0,   322x182",
    "3026, 1386, 1,     0,   1920x880 1048x480 786x360",
  })
  void sizes(int width, int height, String aspect, int turned, String expected) {
    SourceTrack.Video source = video(width, height, aspect, turned, "24");
    String sizes =
        Ladder.sizes(source, Need.USUAL).stream()
            .map(size -> size.width() + "x" + size.height())
            .collect(Collectors.joining(" "));
    assertEquals(expected, sizes);
  }

  @Test
  void boundsGrowWithSizeAndRate() {
    List<Rendition.Video> slow = rungs(plan(video(1920, 1080, "1", 0, "24"), 44_100, "b"));
    List<Rendition.Video> fast = rungs(plan(video(1920, 1080, "1", 0, "60"), 44_100, "b"));
    Comparator<Rendition.Video> byPeak =
        Comparator.comparingLong(Rendition.Video::peakBitsPerSecond);
    assertEquals(slow, slow.stream().sorted(byPeak.reversed()).toList());
    for (int i = 0; i < slow.size(); i++) {
      assertTrue(fast.get(i).peakBitsPerSecond() > slow.get(i).peakBitsPerSecond());
      // More threads under a capped rate give other bytes in each run.
      assertEquals(1, slow.get(i).recipe().threads());
      assertTrue(slow.get(i).averageBitsPerSecond() < slow.get(i).peakBitsPerSecond());
    }
  }

  @Test
  void namesChangeWithWhateverDecidesTheBytes() {
    SourceTrack.Video source = video(640, 360, "1", 0, "25");
    List<String> names = names(plan(source, 48_000, "build 1"));
    assertEquals(names, names(plan(source, 48_000, "build 1")));
    List<String> others = names(plan(source, 48_000, "build 2"));
    for (int i = 0; i < names.size(); i++) {
      assertNotEquals(names.get(i), others.get(i));
      assertTrue(Rendition.NAME.matcher(names.get(i)).matches());
    }
    assertTrue(names.getFirst().matches("v360-[0-9a-f]{10}"), names.getFirst());
    assertTrue(names.getLast().matches("a1s-[0-9a-f]{10}"), names.getLast());
  }

  @ParameterizedTest
  @CsvSource({"44100, 44100", "22050, 44100", "48000, 48000", "32000, 48000", "96000, 48000"})
  void soundKeepsTheFamilyOfItsRate(int source, int expected) {
    Plan plan = plan(video(640, 360, "1", 0, "25"), source, "b");
    assertEquals(expected, plan.audio().map(Timeline::timescale).orElseThrow());
    Timeline video = plan.video().orElseThrow();
    assertEquals(video.segmentCount(), plan.audio().orElseThrow().segmentCount());
    assertEquals(2L * video.ticksPerFrame(), video.presentationOffsetTicks());
  }

  @Test
  void surroundComesBesideStereo() {
    List<Rendition.Audio> sounds =
        plan(video(640, 360, "1", 0, "25"), 48_000, "b").renditions().stream()
            .filter(Rendition.Audio.class::isInstance)
            .map(Rendition.Audio.class::cast)
            .toList();
    assertEquals(List.of(2, 6), sounds.stream().map(Rendition.Audio::channels).toList());
    assertEquals(sounds.getFirst().sourceTrack(), sounds.getLast().sourceTrack());
  }

  @Test
  void loudnessIsPartOfANameAndLimitsPeaks() {
    SourceTrack.Audio track = sound(48_000, 2);
    SourceInfo plain =
        new SourceInfo("mov", Rational.of(60), Optional.empty(), List.<SourceTrack>of(track));
    SourceInfo quiet = plain.withLoudness(List.of(new Loudness(1, 2, -30_00)));
    SourceIdentity source = new SourceIdentity("/song.m4a", "a".repeat(64), 1, Instant.EPOCH);
    assertNotEquals(
        names(Ladder.plan(plain, source, TimelineRule.DEFAULT, "b")),
        names(Ladder.plan(quiet, source, TimelineRule.DEFAULT, "b")));
    assertEquals(new SoundTreatment(7_00, true), SoundTreatment.of(quiet, track, 2));
    assertEquals(SoundTreatment.NONE, SoundTreatment.of(plain, track, 2));
  }

  private static SourceTrack.Audio sound(int sampleRate, int channels) {
    return new SourceTrack.Audio(
        1,
        "aac",
        Optional.of("eng"),
        channels,
        sampleRate,
        Optional.empty(),
        true,
        Rational.ZERO,
        Rational.of(60));
  }

  private static List<Rendition.Video> rungs(Plan plan) {
    return plan.renditions().stream()
        .filter(Rendition.Video.class::isInstance)
        .map(Rendition.Video.class::cast)
        .toList();
  }

  private static List<String> names(Plan plan) {
    return plan.renditions().stream().map(Rendition::name).toList();
  }

  private static Plan plan(SourceTrack.Video video, int sampleRate, String build) {
    SourceInfo info =
        new SourceInfo(
            "mov", Rational.of(60), Optional.empty(), List.of(video, sound(sampleRate, 6)));
    SourceIdentity source = new SourceIdentity("/film.mp4", "a".repeat(64), 1, Instant.EPOCH);
    return Ladder.plan(info, source, TimelineRule.DEFAULT, build);
  }

  private static SourceTrack.Video video(
      int width, int height, String aspect, int turned, String rate) {
    return new SourceTrack.Video(
        0,
        "h264",
        Optional.empty(),
        width,
        height,
        Rational.parse(aspect),
        turned,
        Rational.parse(rate),
        true,
        false,
        "yuv420p",
        "bt709",
        Rational.ZERO,
        Rational.of(60));
  }
}
