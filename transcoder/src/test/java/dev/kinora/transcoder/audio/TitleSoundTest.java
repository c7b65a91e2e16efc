package dev.kinora.transcoder.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.time.Rational;
import dev.kinora.transcoder.ffmpeg.LiveHandles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TitleSoundTest {
  @TempDir Path folder;

  @AfterEach
  void nothingIsLeftOpen() {
    LiveHandles.assertNone();
  }

  @ParameterizedTest
  @ValueSource(ints = {48_000, 44_100, 32_000, 22_050, 96_000, 44_056})
  void theSameSamplesComeOutWhereverReadingBegins(int rate) throws Exception {
    Path source = tone(rate, 4);
    float[][] all = SoundTitles.decode(source, 0, Rational.ZERO, 48_000, -500, 170_000);
    for (int first : new int[] {0, 1, 999, 48_000, 100_003}) {
      float[][] some = SoundTitles.decode(source, 0, Rational.ZERO, 48_000, first, 5000);
      assertArrayEquals(
          Arrays.copyOfRange(all[0], first + 500, first + 5500), some[0], "from " + first);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {48_000, 44_100, 22_050})
  void aToneKeepsItsPlaceAndLoudnessOnBothSides(int rate) throws Exception {
    Rational origin = Rational.of(1, 3);
    float[][] heard = SoundTitles.decode(tone(rate, 3), 0, origin, 48_000, 0, 100_000);
    for (int n = 0; n < 100_000; n++) {
      double expected = 0.5 * Math.sin(2 * Math.PI * 441 * (n / 48_000.0 + 1 / 3.0));
      // The origin lies between two samples of the source; the nearest one is taken.
      assertEquals(expected, heard[0][n], 0.5 * 2 * Math.PI * 441 * 0.5 / rate + 0.001);
      assertEquals(heard[0][n], heard[1][n]);
    }
  }

  @Test
  void whereThereIsNoSoundThereIsSilence() throws Exception {
    Path source = tone(48_000, 1);
    float[][] heard = SoundTitles.decode(source, 0, Rational.of(-1, 2), 48_000, 0, 96_000);
    for (int n = 0; n < 96_000; n++) {
      boolean sounding = n > 24_000 && n < 72_000;
      double expected = sounding ? 0.5 * Math.sin(2 * Math.PI * 441 * (n - 24_000) / 48_000.0) : 0;
      assertEquals(expected, heard[0][n], 1e-5, "sample " + n);
    }
    float[][] after = SoundTitles.decode(source, 0, Rational.ZERO, 48_000, 480_000, 2000);
    assertArrayEquals(new float[2000], after[0]);
  }

  @ParameterizedTest
  @ValueSource(ints = {44_100, 48_000})
  void millisecondsPlaceSoundByTheSampleAndGapsAreSilent(int rate) throws Exception {
    Path source =
        MatroskaSound.write(folder.resolve("gap.mkv"), rate, 300, f -> f < 100 || f >= 110);
    for (int first : new int[] {0, 50_000, 80_000, 101_000, 108_000, 200_000}) {
      float[][] heard = SoundTitles.decode(source, 0, Rational.ZERO, rate, first, 30_000);
      for (int i = 0; i < 30_000; i++) {
        long n = (long) first + i;
        boolean missing = n >= 100 * 1024 && n < 110 * 1024;
        float expected = missing ? 0 : MatroskaSound.sample(n) / 32_768f;
        assertEquals(expected, heard[0][i], "sample " + n + " read from " + first);
      }
    }
  }

  @Test
  void surroundIsMixedWithTheCentreInBothSides() throws Exception {
    Path source =
        WavFile.write(
            folder.resolve("centre.wav"),
            48_000,
            6,
            48_000,
            (channel, n) -> channel == 2 ? 0.5 * Math.sin(n * 0.1) : 0);
    float[][] heard = SoundTitles.decode(source, 0, Rational.ZERO, 48_000, 1000, 10_000);
    assertArrayEquals(heard[0], heard[1]);
    float peak = 0;
    for (float sample : heard[0]) {
      peak = Math.max(peak, sample);
    }
    assertTrue(peak > 0.19 && peak < 0.25, "peak " + peak);
  }

  @Test
  void aTrackThatIsNotThereIsNamed() throws Exception {
    Path source = tone(48_000, 1);
    MediaException missing =
        assertThrows(
            MediaException.class,
            () -> SoundTitles.decode(source, 3, Rational.ZERO, 48_000, 0, 1000));
    assertEquals("tone48000.wav: expected a stream 3, found 1 streams", missing.getMessage());
  }

  private Path tone(int rate, int seconds) throws IOException {
    return WavFile.write(
        folder.resolve("tone" + rate + ".wav"),
        rate,
        1,
        rate * seconds,
        (channel, n) -> 0.5 * Math.sin(2 * Math.PI * 441 * n / rate));
  }
}
