package dev.kinora.transcoder.live.wire;

import dev.kinora.packager.time.Rational;

/**
 * Leave to publish, and where.
 *
 * @param startSeconds where on the stream's clock the first key frame belongs, 0 or more
 * @param targetSeconds how long segments are meant to be
 * @param lowerRung whether a smaller picture may be made beside the first
 */
public record Admission(Rational startSeconds, int targetSeconds, boolean lowerRung) {
  public Admission {
    if (startSeconds.compareTo(Rational.ZERO) < 0 || targetSeconds < 1) {
      throw new IllegalArgumentException(
          "admission: expected a start and a target, found %s, %d"
              .formatted(startSeconds, targetSeconds));
    }
  }
}
