package dev.kinora.origin;

import dev.kinora.packager.time.Rational;
import dev.kinora.packager.timeline.Timeline;
import dev.kinora.packager.title.Rendition;
import dev.kinora.packager.title.SourceIdentity;
import dev.kinora.packager.title.SourceInfo;
import dev.kinora.packager.title.SourceTrack;
import dev.kinora.packager.title.TextTrack;
import dev.kinora.packager.title.Title;
import dev.kinora.packager.title.VideoRecipe;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A title of three segments over a file of its own. */
public final class Sample {
  static final String ID = "abcd1234";
  static final String VIDEO = "v720-0123456789";
  static final String AUDIO = "a2-0123456789";
  static final String TEXT = "t-de-0123456789";
  public static final Instant ADDED = Instant.parse("2026-01-02T03:04:05Z");

  private Sample() {}

  private static SourceTrack picture() {
    return new SourceTrack.Video(
        0,
        "h264",
        Optional.empty(),
        1280,
        720,
        Rational.ONE,
        0,
        Rational.of(25),
        true,
        false,
        "yuv420p",
        "bt709",
        Rational.ZERO,
        Rational.of(6));
  }

  /** One cue from 1.5 s to 2.5 s, in the first two of three segments. */
  static final byte[] DOCUMENT =
      "WEBVTT\n\n00:00:01.500 --> 00:00:02.500\nGrüße\n".getBytes(StandardCharsets.UTF_8);

  public static Title title(String id, Path source) throws IOException {
    Timeline video =
        new Timeline(90_000, 3600, 7200, List.of(0L, 50L, 100L, 150L), List.of(0, 1, 3));
    Timeline audio = new Timeline(48_000, 1024, 1024, List.of(0L, 94L, 188L, 282L), List.of(0, 3));
    return new Title(
            id,
            "A <b>film</b>",
            ADDED,
            new SourceIdentity(
                source.toString(),
                "ab".repeat(32),
                Files.size(source),
                Files.getLastModifiedTime(source).toInstant()),
            new SourceInfo("matroska,webm", Rational.of(6), Optional.empty(), List.of(picture())),
            Rational.ZERO,
            Optional.of(video),
            Optional.of(audio),
            List.of(
                new Rendition.Video(
                    VIDEO,
                    "avc1.64001f",
                    3_000_000,
                    2_000_000,
                    0,
                    1280,
                    720,
                    Rational.of(25),
                    new VideoRecipe("libx264", "veryfast", 23, 3_000_000, 6_000_000, 1, 2)),
                new Rendition.Audio(
                    AUDIO,
                    "mp4a.40.2",
                    160_000,
                    128_000,
                    1,
                    48_000,
                    2,
                    Optional.of("de"),
                    "Deutsch",
                    true)),
            "test")
        .withTexts(
            List.of(
                new TextTrack(
                    TEXT, Optional.of("de"), "Deutsch", false, true, Optional.empty(), 900, 300)));
  }
}
