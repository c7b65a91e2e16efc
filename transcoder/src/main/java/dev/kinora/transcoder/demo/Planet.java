package dev.kinora.transcoder.demo;

import java.awt.Color;
import java.util.List;

/**
 * One body of the orrery and its note.
 *
 * @param radius distance from the middle, in picture heights
 * @param size radius of the disc, in picture heights
 * @param periodSeconds time of one turn; it passes the top at every multiple
 * @param hertz the note it rings there
 */
record Planet(double radius, double size, double periodSeconds, double hertz, Color color) {
  /** An inner planet is quick and high, an outer one slow and low: a pentatonic scale on A. */
  static final List<Planet> ALL =
      List.of(
          new Planet(0.085, 0.011, 2, 880.00, new Color(0xff, 0xd9, 0x8a)),
          new Planet(0.135, 0.016, 3, 659.26, new Color(0xff, 0x9e, 0x6d)),
          new Planet(0.190, 0.014, 4, 554.37, new Color(0x7f, 0xd8, 0xc9)),
          new Planet(0.255, 0.024, 6, 440.00, new Color(0x6f, 0xa8, 0xff)),
          new Planet(0.330, 0.020, 8, 329.63, new Color(0xd6, 0x8c, 0xff)),
          new Planet(0.405, 0.030, 12, 220.00, new Color(0xff, 0x7d, 0x9c)));

  /** Clockwise angle from the top, in radians. */
  double angleAt(double seconds) {
    return 2 * Math.PI * (seconds / periodSeconds);
  }

  /** Seconds since it last passed the top. */
  double sinceTop(double seconds) {
    return seconds - Math.floor(seconds / periodSeconds) * periodSeconds;
  }
}
