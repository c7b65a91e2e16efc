package dev.kinora.packager.title;

/**
 * How many bits a source's picture asks for: what a few short pieces of it took when they were
 * encoded small, with the quality that rungs have and without a cap.
 *
 * @param width of the pictures that were encoded
 * @param height of the pictures that were encoded
 * @param bitsPerSecond the mean of the pieces
 * @param heaviestBitsPerSecond the piece that took most
 */
public record Complexity(int width, int height, long bitsPerSecond, long heaviestBitsPerSecond) {
  public Complexity {
    if (width < 2 || height < 2 || bitsPerSecond < 1 || heaviestBitsPerSecond < bitsPerSecond) {
      throw new IllegalArgumentException(
          "complexity: expected a size and rates, found %dx%d, %d and %d bit/s"
              .formatted(width, height, bitsPerSecond, heaviestBitsPerSecond));
    }
  }
}
