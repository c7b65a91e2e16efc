package dev.kinora.transcoder.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.packager.time.Rational;
import dev.kinora.transcoder.ffmpeg.Frame;
import dev.kinora.transcoder.ffmpeg.SoundShape;
import dev.kinora.transcoder.film.NoLeaks;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(NoLeaks.class)
class LimiterTest {
  private static final int RATE = 48_000;
  private static final int BLOCK = 1024;
  private static final double SCALE_OF_SUM = Math.sqrt(2) / (1 + Math.sqrt(2));

  @TempDir private Path folder;

  /**
   * ITU-R BS.775: the centre and each surround 3 dB below the front; low frequencies are left out.
   */
  @ParameterizedTest
  @CsvSource({
    "0, 1,      0",
    "1, 0,      1",
    "2, 0.7071, 0.7071",
    "3, 0,      0",
    "4, 0.7071, 0",
    "5, 0,      0.7071",
  })
  void everyChannelHasItsPlaceInTheStereoSum(int channel, double left, double right)
      throws Exception {
    Path source =
        WavFile.write(
            folder.resolve("tone.wav"),
            RATE,
            6,
            RATE / 2,
            (c, n) -> c == channel ? 0.5 * Math.sin(n * 0.1) : 0);
    float[][] heard = read(source, 2, 4800, 0, 4);
    assertEquals(0.5 * left * SCALE_OF_SUM, peak(heard[0]), 0.002);
    assertEquals(0.5 * right * SCALE_OF_SUM, peak(heard[1]), 0.002);
  }

  @Test
  void nothingIsLouderThanTheCeilingAndQuietIsLeftAlone() throws Exception {
    Path source =
        WavFile.write(
            folder.resolve("loud.wav"),
            RATE,
            6,
            RATE,
            (c, n) -> (n / 9600 % 2 == 0 ? 1 : 0.1) * Math.sin(n * 0.05));
    float[][] heard = read(source, 2, 0, 0, 40);
    assertTrue(peak(heard[0]) <= Limiter.CEILING, "peak " + peak(heard[0]));
    assertTrue(peak(heard[0]) > 0.98 * Limiter.CEILING, "peak " + peak(heard[0]));
    // Of the front, the centre and one surround, a tenth each, well away from what is loud.
    float[] quiet = Arrays.copyOfRange(heard[0], 9600 + 1000, 19_200 - 1000);
    assertEquals(0.1 * Math.sqrt(2), peak(quiet), 0.002);
  }

  @Test
  void theSameComesOutWhereverReadingBegins() throws Exception {
    Path source =
        WavFile.write(
            folder.resolve("wild.wav"), RATE, 6, RATE, (c, n) -> Math.sin(n * (0.3 + c)) * 1.2);
    float[][] all = read(source, 2, -BLOCK, 600, 40);
    for (int first : new int[] {0, 777, 20_001}) {
      float[][] some = read(source, 2, first, 600, 4);
      assertArrayEquals(
          Arrays.copyOfRange(all[0], first + BLOCK, first + 5 * BLOCK), some[0], "from " + first);
    }
  }

  @Test
  void peaksBetweenSamplesAreFound() {
    // A quarter of the rate, half a sample off: samples say 0.707 of what the curve reaches.
    Limiter limiter = new Limiter(1, RATE, BLOCK);
    float[] tone = new float[BLOCK + 2 * limiter.reachSamples()];
    for (int n = 0; n < tone.length; n++) {
      tone[n] = (float) (1.2 * Math.sin(Math.PI / 2 * (n + 0.5)));
    }
    limiter.advance(tone.length);
    limiter.put(0, tone);
    assertEquals(Limiter.CEILING / Math.sqrt(2), peak(limiter.limited()[0]), 0.02);
  }

  private static float[][] read(Path source, int channels, long first, int gain, int blocks)
      throws Exception {
    SoundShape shape = SoundShape.floatPlanes(RATE, channels);
    float[][] all = new float[channels][blocks * BLOCK];
    try (LimitedSound sound =
            LimitedSound.open(source, 0, Rational.ZERO, shape, first, BLOCK, gain);
        Frame block = Frame.sound(shape, BLOCK)) {
      for (int n = 0; n < blocks; n++) {
        sound.read(block);
        for (int channel = 0; channel < channels; channel++) {
          Planes.plane(block, channel).get(all[channel], n * BLOCK, BLOCK);
        }
      }
    }
    return all;
  }

  private static double peak(float[] samples) {
    double peak = 0;
    for (float sample : samples) {
      peak = Math.max(peak, Math.abs(sample));
    }
    return peak;
  }
}
