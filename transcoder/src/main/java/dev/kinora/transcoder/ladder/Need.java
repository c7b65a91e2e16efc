package dev.kinora.transcoder.ladder;

import dev.kinora.packager.time.Rational;
import dev.kinora.packager.title.Complexity;
import dev.kinora.packager.title.SourceTrack;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How many bits a title gets, compared with what a usual one gets. Pure.
 *
 * @param percent of the usual caps
 * @param reason a sentence; absent where nothing was measured
 */
record Need(int percent, Optional<String> reason) {
  /** Nothing is known of the title. */
  static final Need USUAL = new Need(100, Optional.empty());

  /** Few, so that titles which are about alike get the same ladder. */
  private static final List<Integer> STEPS = List.of(25, 35, 50, 70, 100, 150);

  /**
   * Samples begin with a key frame each and are encoded in less time than rungs are: tenths of what
   * they take that a rung needs.
   */
  private static final int RUNG_TENTHS = 8;

  static Need of(SourceTrack.Video source, Optional<Complexity> measured) {
    return measured.map(complexity -> of(source.frameRate(), complexity)).orElse(USUAL);
  }

  private static Need of(Rational frameRate, Complexity measured) {
    PictureSize size = new PictureSize(measured.width(), measured.height());
    long usual = RateBounds.cap(size, frameRate);
    long wanted = measured.heaviestBitsPerSecond() * RUNG_TENTHS / 10;
    int percent =
        STEPS.stream()
            .filter(step -> usual * step >= wanted * 100)
            .findFirst()
            .orElse(STEPS.getLast());
    return new Need(percent, Optional.of(reason(measured, percent)));
  }

  private static String reason(Complexity measured, int percent) {
    String consequence;
    if (percent < 100) {
      consequence = "it is easy to encode, so its rungs are capped at %d %% of the usual rate";
    } else if (percent > 100) {
      consequence = "it is hard to encode, so its rungs may take %d %% of the usual rate";
    } else {
      consequence = "that is usual, so its rungs have %d %% of the usual rate";
    }
    return String.format(
        Locale.ROOT,
        "Samples of the picture took %.2f Mbit/s at %d lines, the heaviest %.2f: "
            + consequence
            + ".",
        measured.bitsPerSecond() / 1e6,
        Math.min(measured.width(), measured.height()),
        measured.heaviestBitsPerSecond() / 1e6,
        percent);
  }

  /** What a rung of that size is capped at. */
  long cap(PictureSize size, Rational frameRate) {
    return cap(size, frameRate, 100);
  }

  /** The same for a coding that needs so many percent of what H.264 does. */
  long cap(PictureSize size, Rational frameRate, int codingPercent) {
    return RateBounds.cap(size, frameRate, percent * codingPercent / 100);
  }
}
