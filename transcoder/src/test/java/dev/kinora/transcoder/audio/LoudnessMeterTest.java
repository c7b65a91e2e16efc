package dev.kinora.transcoder.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kinora.packager.time.Rational;
import dev.kinora.packager.title.Loudness;
import dev.kinora.packager.title.SourceTrack;
import dev.kinora.transcoder.film.NoLeaks;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(NoLeaks.class)
class LoudnessMeterTest {
  private static final int RATE = 48_000;
  private static final int SECONDS = 3;

  @TempDir private Path folder;

  /** EBU Tech 3341, case 1: a sine of 1000 Hz at -23 dBFS in both channels is -23 LUFS loud. */
  @ParameterizedTest
  @CsvSource({"-23, -2300", "-33, -3300", "-13, -1300"})
  void aToneIsAsLoudAsTheStandardSays(double decibels, int centiLufs) throws Exception {
    Loudness measured = measure(2, Math.pow(10, decibels / 20));
    assertEquals(centiLufs, measured.integratedCentiLufs(), 10);
    assertEquals(Loudness.TARGET_CENTI_LUFS - centiLufs, measured.gainCentiDecibels(), 10);
  }

  @Test
  void silenceIsLeftAlone() throws Exception {
    assertEquals(0, measure(2, 0).gainCentiDecibels());
  }

  @Test
  void oneChannelIsHeardFromBothSides() throws Exception {
    assertEquals(-2300, measure(1, Math.pow(10, -23 / 20.0)).integratedCentiLufs(), 10);
  }

  private Loudness measure(int channels, double peak) throws Exception {
    Path source =
        WavFile.write(
            folder.resolve("tone.wav"),
            RATE,
            channels,
            SECONDS * RATE,
            (c, n) -> peak * Math.sin(2 * Math.PI * 1000 * n / RATE));
    SourceTrack.Audio track =
        new SourceTrack.Audio(
            0,
            "pcm_f32le",
            Optional.empty(),
            channels,
            RATE,
            Optional.empty(),
            true,
            Rational.ZERO,
            Rational.of(SECONDS));
    return LoudnessMeter.measure(source, track, 2);
  }
}
