package dev.kinora.transcoder.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kinora.packager.time.Rational;
import dev.kinora.packager.title.SourceInfo;
import dev.kinora.packager.title.SourceTrack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TitleClockTest {
  @ParameterizedTest(name = "picture at {0}, sound at {1}: origin {4}, {5} frames")
  @CsvSource({
    // picture start, sound start, rate, duration, origin, frames
    "0,        0,       24,         75,        0,            1800",
    "0,        1/2,     24,         75,        0,            1800",
    "7/5,      7/5,     25,         10,        7/5,          250",
    // A priming frame of AAC before the picture is not waited for.
    "21/1000,  0,       30,         10,        21/1000,      300",
    // A second of sound before the picture: all but the last 50 ms of the lead is kept.
    "1,        0,       30,         9,         1/30,         299",
    "1/12,     0,       24,         15/8,      1/24,         46",
    // Sound that claims to begin an hour earlier has a broken clock.
    "3600,     0,       25,         4,         3600,         100",
    "-2,       -2,      30000/1001, 1001/1000, -2,           30",
    // A millisecond clock's duration, a little off.
    "0,        0,       24000/1001, 10427/1000, 0,           250",
  })
  void placesTheOrigin(
      String picture, String sound, String rate, String duration, String origin, long frames) {
    TitleClock clock =
        TitleClock.of(info(List.of(video(picture, rate, duration), audio(sound)), duration));
    Rational frameRate = Rational.parse(rate);
    assertEquals(
        new TitleClock(Rational.parse(origin), frames, Rational.of(frames).dividedBy(frameRate)),
        clock);
  }

  @Test
  void withoutAPictureSoundGivesTheClock() {
    TitleClock clock = TitleClock.of(info(List.of(audio("1/2"), audio("1/4")), "30"));
    assertEquals(new TitleClock(Rational.parse("1/4"), 0, Rational.of(30)), clock);
  }

  private static SourceInfo info(List<SourceTrack> tracks, String duration) {
    return new SourceInfo(
        "mov", Rational.parse(duration), Optional.empty(), new ArrayList<>(tracks));
  }

  private static SourceTrack video(String start, String rate, String duration) {
    return new SourceTrack.Video(
        0,
        "h264",
        Optional.empty(),
        640,
        360,
        Rational.ONE,
        0,
        Rational.parse(rate),
        true,
        false,
        "yuv420p",
        "bt709",
        Rational.parse(start),
        Rational.parse(duration));
  }

  private static SourceTrack audio(String start) {
    return new SourceTrack.Audio(
        1,
        "aac",
        Optional.empty(),
        2,
        48_000,
        Optional.empty(),
        true,
        Rational.parse(start),
        Rational.of(10));
  }
}
