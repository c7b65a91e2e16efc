package dev.kinora.transcoder.demo;

import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** Seven-segment digits as shapes, because a server may have no fonts. */
final class SegmentDigits {
  // Bits a (top), b, c, d (bottom), e, f, g (middle), least significant first.
  private static final int[] LIT = {0x3f, 0x06, 0x5b, 0x4f, 0x66, 0x6d, 0x7d, 0x07, 0x7f, 0x6f};

  private SegmentDigits() {}

  /**
   * Draws digits and colons.
   *
   * @param text digits and {@code :} only
   * @param height of a digit in pixels
   * @return the width drawn, in pixels
   */
  static double draw(Graphics2D g, String text, double x, double y, double height) {
    double at = x;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ':') {
        dot(g, at + height * 0.08, y + height * 0.28, height * 0.12);
        dot(g, at + height * 0.08, y + height * 0.62, height * 0.12);
        at += height * 0.32;
      } else {
        digit(g, LIT[c - '0'], at, y, height);
        at += height * 0.68;
      }
    }
    return at - x;
  }

  /** The width that {@link #draw} would take. */
  static double width(String text, double height) {
    return text.chars().mapToDouble(c -> c == ':' ? height * 0.32 : height * 0.68).sum();
  }

  private static void dot(Graphics2D g, double x, double y, double size) {
    g.fill(new Rectangle2D.Double(x, y, size, size));
  }

  private static void digit(Graphics2D g, int lit, double x, double y, double h) {
    double w = h * 0.52;
    double t = h * 0.12;
    double half = h / 2;
    bar(g, lit, 0, x + t / 2, y, w - t, t, true);
    bar(g, lit, 1, x + w - t, y + t / 2, half - t / 2, t, false);
    bar(g, lit, 2, x + w - t, y + half, half - t / 2, t, false);
    bar(g, lit, 3, x + t / 2, y + h - t, w - t, t, true);
    bar(g, lit, 4, x, y + half, half - t / 2, t, false);
    bar(g, lit, 5, x, y + t / 2, half - t / 2, t, false);
    bar(g, lit, 6, x + t / 2, y + half - t / 2, w - t, t, true);
  }

  private static void bar(
      Graphics2D g,
      int lit,
      int bit,
      double x,
      double y,
      double length,
      double thick,
      boolean flat) {
    if ((lit & 1 << bit) == 0) {
      return;
    }
    double c = thick / 2;
    Path2D path = new Path2D.Double();
    double[][] outline = {
      {0, c}, {c, 0}, {length - c, 0}, {length, c}, {length - c, thick}, {c, thick}
    };
    for (double[] p : outline) {
      double px = flat ? x + p[0] : x + p[1];
      double py = flat ? y + p[1] : y + p[0];
      if (path.getCurrentPoint() == null) {
        path.moveTo(px, py);
      } else {
        path.lineTo(px, py);
      }
    }
    path.closePath();
    g.fill(path);
  }
}
