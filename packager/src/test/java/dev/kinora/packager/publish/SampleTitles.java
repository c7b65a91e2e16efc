package dev.kinora.packager.publish;

import dev.kinora.packager.time.Rational;
import dev.kinora.packager.timeline.Timeline;
import dev.kinora.packager.timeline.TimelineRule;
import dev.kinora.packager.title.Rendition;
import dev.kinora.packager.title.SourceIdentity;
import dev.kinora.packager.title.SourceInfo;
import dev.kinora.packager.title.SourceTrack;
import dev.kinora.packager.title.Title;
import dev.kinora.packager.title.VideoRecipe;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Titles for tests: two rungs at 25 frames a second and one sound rendition. */
public final class SampleTitles {
  private static final Rational RATE = Rational.of(25);

  private SampleTitles() {}

  /** A title of a source that is not there. */
  public static Title title(String id, int seconds) {
    return title(
        id,
        seconds,
        new SourceIdentity(
            Path.of("nowhere", id + ".mp4").toAbsolutePath().toString(),
            "0".repeat(64),
            1000,
            Instant.EPOCH));
  }

  /** A title of this source. */
  public static Title title(String id, int seconds, SourceIdentity source) {
    Timeline video = TimelineRule.DEFAULT.video(RATE, 25L * seconds, 2);
    Timeline audio = TimelineRule.DEFAULT.audioBeside(video, 48_000);
    return new Title(
        id,
        "Title " + id,
        Instant.EPOCH,
        source,
        info(seconds),
        Rational.ZERO,
        Optional.of(video),
        Optional.of(audio),
        List.of(rung("v360-0123456789", 640, 360), rung("v180-9876543210", 320, 180), sound()),
        "test");
  }

  private static SourceInfo info(int seconds) {
    Rational duration = Rational.of(seconds);
    SourceTrack picture =
        new SourceTrack.Video(
            0,
            "h264",
            Optional.empty(),
            640,
            360,
            Rational.ONE,
            0,
            RATE,
            true,
            false,
            "yuv420p",
            "bt709",
            Rational.ZERO,
            duration);
    SourceTrack sound =
        new SourceTrack.Audio(
            1, "aac", Optional.empty(), 2, 48_000, Optional.empty(), true, Rational.ZERO, duration);
    return new SourceInfo("mov", duration, Optional.empty(), List.of(picture, sound));
  }

  private static Rendition rung(String name, int width, int height) {
    return new Rendition.Video(
        name,
        "avc1.64001e",
        800_000,
        400_000,
        0,
        width,
        height,
        RATE,
        new VideoRecipe("libx264", "veryfast", 22, 800_000, 1_600_000, 1, 4));
  }

  private static Rendition sound() {
    return new Rendition.Audio(
        "a-0a1b2c3d4e",
        "mp4a.40.2",
        140_000,
        128_000,
        1,
        48_000,
        2,
        Optional.empty(),
        "Stereo",
        true);
  }
}
