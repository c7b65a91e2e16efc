package dev.kinora.transcoder.demo;

/**
 * The film's sound: each planet rings as it passes the top and fades while it wanders, heard from
 * the side where it stands; a soft beat marks the second. Pure: a sample is a function of its time.
 */
final class DemoTones {
  private static final double FULL_SCALE = 0.16;

  private DemoTones() {}

  /**
   * Fills interleaved stereo samples.
   *
   * @param out left and right in turn, -1 to 1
   * @param firstSample number of the first sample pair
   */
  static void fill(float[] out, long firstSample, int sampleRate) {
    for (int i = 0; i < out.length / 2; i++) {
      double seconds = (double) (firstSample + i) / sampleRate;
      double left = beat(seconds);
      double right = left;
      for (Planet planet : Planet.ALL) {
        double value = ring(planet, seconds);
        double side = Math.sin(planet.angleAt(seconds));
        left += value * Math.sqrt((1 - side) / 2);
        right += value * Math.sqrt((1 + side) / 2);
      }
      out[2 * i] = (float) Math.clamp(left, -1, 1);
      out[2 * i + 1] = (float) Math.clamp(right, -1, 1);
    }
  }

  private static double ring(Planet planet, double seconds) {
    double since = planet.sinceTop(seconds);
    double attack = Math.min(1, since / 0.008);
    // What is left of the note fades out before it rings again, so that no turn begins with a step.
    double release = Math.min(1, (planet.periodSeconds() - since) / 0.05);
    double phase = 2 * Math.PI * planet.hertz() * since;
    double bell = Math.sin(phase) + 0.35 * Math.sin(2 * phase) * Math.exp(-3 * since);
    return FULL_SCALE * attack * release * Math.exp(-1.1 * since) * bell;
  }

  private static double beat(double seconds) {
    double since = seconds - Math.floor(seconds);
    return 0.12
        * Math.min(1, since / 0.002)
        * Math.exp(-30 * since)
        * Math.sin(2 * Math.PI * 110 * since);
  }
}
