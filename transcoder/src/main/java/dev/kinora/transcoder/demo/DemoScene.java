package dev.kinora.transcoder.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.Random;

/**
 * Draws the film, frame by frame. A frame is a pure function of its number. Confined to one thread.
 */
final class DemoScene {
  private static final int STARS = 220;

  private final int width;
  private final int height;
  private final int framesPerSecond;
  private final double filmSeconds;
  private final double[][] stars = new double[STARS][];

  DemoScene(int width, int height, int framesPerSecond, double filmSeconds) {
    this.width = width;
    this.height = height;
    this.framesPerSecond = framesPerSecond;
    this.filmSeconds = filmSeconds;
    Random random =
        new Random(1895); // The year of the first public film show: the same sky always.
    for (int i = 0; i < STARS; i++) {
      stars[i] =
          new double[] {
            random.nextDouble(),
            random.nextDouble() * 0.85,
            random.nextDouble(),
            random.nextDouble()
          };
    }
  }

  /** Draws one frame over whatever the picture held. */
  void draw(Graphics2D g, long frame) {
    double seconds = (double) frame / framesPerSecond;
    double morning = smooth(seconds / filmSeconds);
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    drawSky(g, morning);
    drawStars(g, seconds, morning);
    drawOrrery(g, seconds);
    drawHills(g, seconds, morning);
    drawClock(g, frame, seconds);
    FrameStrip.draw(g, width, height, frame);
  }

  private void drawSky(Graphics2D g, double morning) {
    Color top = mix(new Color(0x05, 0x08, 0x1c), new Color(0x2b, 0x4f, 0x8f), morning);
    Color bottom = mix(new Color(0x1b, 0x16, 0x3d), new Color(0xff, 0xb2, 0x7a), morning);
    g.setPaint(new GradientPaint(0, 0, top, 0, height, bottom));
    g.fillRect(0, 0, width, height);
  }

  private void drawStars(Graphics2D g, double seconds, double morning) {
    for (double[] star : stars) {
      double twinkle = 0.6 + 0.4 * Math.sin(seconds * (1 + 3 * star[2]) + star[3] * 6.28);
      int alpha = (int) (220 * twinkle * (1 - 0.95 * morning));
      double size = height * (0.0012 + 0.0022 * star[3]);
      // The sky turns slowly to the left, and what leaves comes back.
      double x = (star[0] - seconds * 0.004 + 1) % 1.0 * width;
      g.setColor(new Color(255, 250, 235, Math.max(0, alpha)));
      g.fill(new Ellipse2D.Double(x, star[1] * height, size, size));
    }
  }

  private void drawOrrery(Graphics2D g, double seconds) {
    double cx = width / 2.0;
    double cy = height * 0.47;
    glow(g, cx, cy, height * 0.22, new Color(0xff, 0xd2, 0x7a, 150));
    g.setColor(new Color(0xff, 0xe9, 0xb8));
    g.fill(circle(cx, cy, height * (0.040 + 0.003 * Math.sin(seconds * Math.PI))));
    g.setColor(new Color(255, 255, 255, 60));
    g.setStroke(new BasicStroke(height / 480f));
    g.draw(new java.awt.geom.Line2D.Double(cx, cy - height * 0.445, cx, cy - height * 0.43));
    for (Planet planet : Planet.ALL) {
      drawPlanet(g, planet, seconds, cx, cy);
    }
  }

  private void drawPlanet(Graphics2D g, Planet planet, double seconds, double cx, double cy) {
    double radius = planet.radius() * height;
    g.setStroke(new BasicStroke(height / 720f));
    g.setColor(new Color(255, 255, 255, 38));
    g.draw(circle(cx, cy, radius));
    double ring = Math.exp(-2.2 * planet.sinceTop(seconds));
    double degrees = Math.toDegrees(planet.angleAt(seconds));
    g.setStroke(new BasicStroke(height / 260f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.setColor(alpha(planet.color(), 120));
    g.draw(
        new Arc2D.Double(
            cx - radius, cy - radius, 2 * radius, 2 * radius, 90 - degrees, 38, Arc2D.OPEN));
    double x = cx + radius * Math.sin(planet.angleAt(seconds));
    double y = cy - radius * Math.cos(planet.angleAt(seconds));
    double size = planet.size() * height * (1 + 0.5 * ring);
    glow(g, x, y, size * (2.2 + 2.5 * ring), alpha(planet.color(), (int) (90 + 140 * ring)));
    g.setColor(mix(planet.color(), Color.WHITE, 0.6 * ring));
    g.fill(circle(x, y, size));
  }

  private void drawHills(Graphics2D g, double seconds, double morning) {
    for (int layer = 0; layer < 3; layer++) {
      double depth = (layer + 1) / 3.0;
      Color night = mix(new Color(0x1c, 0x1a, 0x44), new Color(0x06, 0x07, 0x16), depth);
      Color day = mix(new Color(0xb0, 0x6a, 0x72), new Color(0x2a, 0x22, 0x40), depth);
      g.setColor(mix(night, day, morning));
      Path2D hill = new Path2D.Double();
      hill.moveTo(0, height);
      for (int x = 0; x <= width; x += 8) {
        double p = (double) x / width * 3 + seconds * 0.03 * (1 + layer * 1.7) + layer * 11;
        double ridge = 0.5 * Math.sin(p * 2.1) + 0.3 * Math.sin(p * 4.7) + 0.15 * Math.sin(p * 9.3);
        hill.lineTo(x, height * (0.80 + 0.055 * layer - 0.045 * ridge));
      }
      hill.lineTo(width, height);
      hill.closePath();
      g.fill(hill);
    }
  }

  private void drawClock(Graphics2D g, long frame, double seconds) {
    long whole = frame / framesPerSecond;
    String text = "%02d:%02d:%02d".formatted(whole / 60, whole % 60, frame % framesPerSecond);
    double digit = height * 0.062;
    double x = (width - SegmentDigits.width(text, digit)) / 2;
    double flash = Math.exp(-6 * (seconds - Math.floor(seconds)));
    g.setColor(mix(new Color(0xe8, 0xec, 0xff), new Color(0xff, 0xe0, 0x66), flash));
    SegmentDigits.draw(g, text, x, height * 0.885, digit);
  }

  private static void glow(Graphics2D g, double x, double y, double radius, Color color) {
    g.setPaint(
        new RadialGradientPaint(
            new Point2D.Double(x, y),
            (float) radius,
            new float[] {0f, 1f},
            new Color[] {color, alpha(color, 0)}));
    g.fill(circle(x, y, radius));
  }

  private static Ellipse2D circle(double x, double y, double radius) {
    return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
  }

  private static Color alpha(Color color, int alpha) {
    return new Color(color.getRed(), color.getGreen(), color.getBlue(), Math.clamp(alpha, 0, 255));
  }

  private static Color mix(Color from, Color to, double share) {
    double s = Math.clamp(share, 0, 1);
    return new Color(
        (int) Math.round(from.getRed() + (to.getRed() - from.getRed()) * s),
        (int) Math.round(from.getGreen() + (to.getGreen() - from.getGreen()) * s),
        (int) Math.round(from.getBlue() + (to.getBlue() - from.getBlue()) * s));
  }

  private static double smooth(double share) {
    double s = Math.clamp(share, 0, 1);
    return s * s * (3 - 2 * s);
  }
}
