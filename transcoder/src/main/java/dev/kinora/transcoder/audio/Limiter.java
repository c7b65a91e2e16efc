package dev.kinora.transcoder.audio;

import java.util.Arrays;

/**
 * Turns samples down where a peak would exceed the ceiling, gently before and after it:
 *
 * <pre>
 * wanted(n)  what sample n and the curve to its neighbours may be multiplied with
 * lowest(n)  the lowest wanted of n - reach … n + reach
 * factor(n)  the mean of lowest(n - reach … n + reach), each of which is at most wanted(n)
 * </pre>
 *
 * <p>Peaks between samples are found by a fourfold oversampling as in ITU-R BS.1770, annex 2.
 * Factors are whole numbers, so that sums of them do not depend on where summing began. Pure but
 * for the window it holds; confined to one thread.
 */
final class Limiter {
  /** One decibel below full scale, as EBU R 128 wants of peaks between samples. */
  static final double CEILING = 0.891;

  /** Both the way to a peak and back take this many parts of a second. */
  private static final int REACH_PARTS = 200;

  private static final int TAPS = 12;
  private static final int BEFORE = TAPS / 2 - 1;
  private static final int PHASES = 4;
  private static final long ONE = 1L << 30;
  private static final float[][] CURVE = curve();

  private final int reach;
  private final int margin;
  private final int blockSamples;
  private final float[][] samples;
  private final long[] wanted;

  Limiter(int channels, int sampleRate, int blockSamples) {
    this.reach = Math.max(1, sampleRate / REACH_PARTS);
    this.margin = 2 * reach + TAPS;
    this.blockSamples = blockSamples;
    this.samples = new float[channels][blockSamples + 2 * margin];
    this.wanted = new long[blockSamples + 2 * margin];
    Arrays.fill(wanted, ONE);
  }

  /** How many samples before and after a sample have a say in it. */
  int reachSamples() {
    return margin;
  }

  /** Makes room for so many samples more. */
  void advance(int count) {
    for (float[] channel : samples) {
      System.arraycopy(channel, count, channel, 0, channel.length - count);
    }
  }

  /** The newest samples of a channel. */
  void put(int channel, float[] newest) {
    float[] all = samples[channel];
    System.arraycopy(newest, 0, all, all.length - newest.length, newest.length);
  }

  /** The samples of the block in the middle of all that are held. */
  float[][] limited() {
    boolean loud = want();
    float[][] block = new float[samples.length][blockSamples];
    for (int channel = 0; channel < block.length; channel++) {
      System.arraycopy(samples[channel], margin, block[channel], 0, blockSamples);
    }
    if (loud) {
      double[] factors = factors();
      for (float[] channel : block) {
        for (int i = 0; i < blockSamples; i++) {
          channel[i] = (float) (channel[i] * factors[i]);
        }
      }
    }
    return block;
  }

  /** Whether anything has to be turned down. */
  private boolean want() {
    boolean loud = false;
    for (int n = BEFORE; n < wanted.length - TAPS; n++) {
      float peak = 0;
      for (float[] channel : samples) {
        peak = Math.max(peak, peak(channel, n));
      }
      wanted[n] = peak <= CEILING ? ONE : (long) (ONE * (CEILING / peak));
      loud |= wanted[n] < ONE;
    }
    return loud;
  }

  /** The highest point of the curve from a sample to the next one. */
  private static float peak(float[] channel, int n) {
    float peak = Math.max(Math.abs(channel[n]), Math.abs(channel[n + 1]));
    // Between quieter samples no curve of music rises that far.
    if (peak > CEILING / 2) {
      for (float[] weights : CURVE) {
        float sum = 0;
        for (int tap = 0; tap < TAPS; tap++) {
          sum += weights[tap] * channel[n - BEFORE + tap];
        }
        peak = Math.max(peak, Math.abs(sum));
      }
    }
    return peak;
  }

  private double[] factors() {
    int width = 2 * reach + 1;
    long[] lowest = new long[blockSamples + 2 * reach];
    for (int i = 0; i < lowest.length; i++) {
      lowest[i] = ONE;
    }
    for (int n = margin - 2 * reach; n < margin + blockSamples + 2 * reach; n++) {
      if (wanted[n] < ONE) {
        // Place i of lowest is sample margin - reach + i.
        int from = Math.max(0, n - margin);
        int to = Math.min(lowest.length - 1, n - margin + 2 * reach);
        for (int i = from; i <= to; i++) {
          lowest[i] = Math.min(lowest[i], wanted[n]);
        }
      }
    }
    double[] factors = new double[blockSamples];
    long sum = 0;
    for (int i = 0; i < lowest.length; i++) {
      sum += lowest[i];
      if (i >= width - 1) {
        factors[i - width + 1] = (double) sum / ((double) width * ONE);
        sum -= lowest[i - width + 1];
      }
    }
    return factors;
  }

  /** Weights of a windowed sinc for the places between two samples. */
  private static float[][] curve() {
    float[][] weights = new float[PHASES - 1][TAPS];
    for (int phase = 1; phase < PHASES; phase++) {
      for (int tap = 0; tap < TAPS; tap++) {
        double x = tap - BEFORE - (double) phase / PHASES;
        double angle = StrictMath.PI * x;
        double window = 0.5 + 0.5 * StrictMath.cos(2 * angle / TAPS);
        weights[phase - 1][tap] = (float) (StrictMath.sin(angle) / angle * window);
      }
    }
    return weights;
  }
}
