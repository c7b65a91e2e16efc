package dev.kinora.transcoder.ladder;

import dev.kinora.packager.time.Rational;
import dev.kinora.packager.title.SourceTrack;

/** Size of a picture in square pixels, upright, both sides even and 2 or more. */
public record PictureSize(int width, int height) {
  private static final int LONGEST_SIDE = 1920;
  private static final int SHORTEST_SIDE = 1080;

  public PictureSize {
    if (width < 2 || height < 2 || width % 2 != 0 || height % 2 != 0) {
      throw new IllegalArgumentException(
          "picture: expected even sides, found %dx%d".formatted(width, height));
    }
  }

  /** How large a source is shown: pixels that are not square only ever widen a side. */
  public static PictureSize shown(SourceTrack.Video source) {
    Rational width = Rational.of(source.width());
    Rational height = Rational.of(source.height());
    if (source.sampleAspect().compareTo(Rational.ONE) >= 0) {
      width = width.times(source.sampleAspect());
    } else {
      height = height.dividedBy(source.sampleAspect());
    }
    boolean lying = source.rotationDegrees() % 180 != 0;
    return lying ? even(height, width) : even(width, height);
  }

  /** This size, or the largest one of the same shape that 1080p holds, whichever is smaller. */
  public PictureSize within1080p() {
    int shorter = shorterSide();
    int longer = Math.max(width, height);
    Rational factor = Rational.ONE;
    if (shorter > SHORTEST_SIDE) {
      factor = Rational.of(SHORTEST_SIDE, shorter);
    }
    if (factor.times(longer).compareTo(Rational.of(LONGEST_SIDE)) > 0) {
      factor = Rational.of(LONGEST_SIDE, longer);
    }
    return scaled(factor);
  }

  /** This size, or the one of the same shape that is at most this wide. */
  public PictureSize within(int maxWidth) {
    return width <= maxWidth ? this : scaled(Rational.of(maxWidth, width));
  }

  /** The size of the same shape whose shorter side is this long. */
  public PictureSize withShorterSide(int side) {
    return scaled(Rational.of(side, shorterSide()));
  }

  private PictureSize scaled(Rational factor) {
    return even(factor.times(width), factor.times(height));
  }

  /** The side that gives a rung its name. */
  public int shorterSide() {
    return Math.min(width, height);
  }

  /** Pixels in all. */
  public long area() {
    return (long) width * height;
  }

  private static PictureSize even(Rational width, Rational height) {
    return new PictureSize(evenSide(width), evenSide(height));
  }

  private static int evenSide(Rational side) {
    return Math.max(2, Math.toIntExact(side.times(Rational.of(1, 2)).round() * 2));
  }
}
