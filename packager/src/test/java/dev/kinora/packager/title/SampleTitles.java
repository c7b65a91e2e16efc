package dev.kinora.packager.title;

import dev.kinora.packager.time.Rational;
import dev.kinora.packager.timeline.Timeline;
import dev.kinora.packager.timeline.TimelineRule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Titles that tests of several packages share. */
public final class SampleTitles {
  /** 23.976 frames a second. */
  public static final Rational FILM = Rational.of(24000, 1001);

  private static final TimelineRule RULE = TimelineRule.DEFAULT;

  private SampleTitles() {}

  /** Two rungs and stereo sound, that many frames of 24000/1001. */
  public static Title film(long frames) {
    Timeline video = RULE.video(FILM, frames, 2);
    Timeline audio = RULE.audioBeside(video, 48_000);
    return title(
        Optional.of(video),
        Optional.of(audio),
        List.of(
            rung("v720-0123456789", "avc1.64001f", 3_300_000, 1280, 720, FILM),
            rung("v360-0123456789", "avc1.64001e", 900_000, 640, 360, FILM),
            sound("a0-0123456789", 0, Optional.of("en"), "English", true)));
  }

  /** One rung and three sound tracks, two of one language and one name. */
  public static Title manyTongues() {
    Timeline video = RULE.video(Rational.of(25), 250, 2);
    return title(
        Optional.of(video),
        Optional.of(RULE.audioBeside(video, 44_100)),
        List.of(
            rung("v360-0123456789", "avc1.64001e", 900_000, 640, 360, Rational.of(25)),
            sound("a1-0123456789", 1, Optional.of("de"), "Deutsch", false),
            sound("a2-0123456789", 2, Optional.of("en"), "English", true),
            sound("a3-0123456789", 3, Optional.of("en"), "English", false),
            sound("a4-0123456789", 4, Optional.empty(), "Track \"4\"\n", false)));
  }

  /** Sound only. */
  public static Title song() {
    return title(
        Optional.empty(),
        Optional.of(RULE.audioAlone(Rational.of(613, 10), 44_100)),
        List.of(sound("a0-0123456789", 0, Optional.empty(), "Sound", false)));
  }

  /** A picture without sound. */
  public static Title silent() {
    return title(
        Optional.of(RULE.video(Rational.of(30), 1, 2)),
        Optional.empty(),
        List.of(rung("v360-0123456789", "avc1.64001e", 900_000, 640, 360, Rational.of(30))));
  }

  /** A rung. */
  public static Rendition.Video rung(
      String name, String codecs, long peak, int width, int height, Rational frameRate) {
    return new Rendition.Video(
        name,
        codecs,
        peak,
        peak / 2,
        0,
        width,
        height,
        frameRate,
        new VideoRecipe("libx264", "veryfast", 23, peak, peak, 1, 2));
  }

  private static Rendition.Audio sound(
      String name, int track, Optional<String> language, String label, boolean preferred) {
    return new Rendition.Audio(
        name, "mp4a.40.2", 140_000, 128_000, track, 48_000, 2, language, label, preferred);
  }

  private static Title title(
      Optional<Timeline> video, Optional<Timeline> audio, List<Rendition> renditions) {
    var identity =
        new SourceIdentity(
            "/films/A day.mkv", "0a".repeat(32), 12_345, Instant.parse("2026-01-02T03:04:05.678Z"));
    SourceTrack picture =
        new SourceTrack.Video(
            0,
            "h264",
            Optional.empty(),
            1920,
            800,
            Rational.ONE,
            0,
            FILM,
            true,
            false,
            "yuv420p",
            "bt709",
            Rational.of(-1, 12),
            Rational.of(7200));
    SourceTrack sound =
        new SourceTrack.Audio(
            1,
            "aac",
            Optional.of("eng"),
            6,
            48_000,
            Optional.of("Surround"),
            true,
            Rational.ZERO,
            Rational.of(7200));
    SourceTrack other = new SourceTrack.Other(2, "ass", Optional.of("ger"), "subtitle");
    var info =
        new SourceInfo(
            "matroska,webm",
            Rational.of(7200),
            Optional.of("A day"),
            List.of(picture, sound, other));
    return new Title(
        "abcd1234efgh",
        "A day",
        Instant.parse("2026-02-03T04:05:06Z"),
        identity,
        info,
        Rational.of(-1, 12),
        video,
        audio,
        renditions,
        "kinora 0.1.0");
  }
}
