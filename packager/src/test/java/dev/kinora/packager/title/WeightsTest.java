package dev.kinora.packager.title;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.packager.time.Rational;
import dev.kinora.packager.timeline.Timeline;
import dev.kinora.packager.timeline.TimelineRule;
import dev.kinora.packager.title.Measured.BitRates;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeightsTest {
  /** Segments of 1, 1, 2, 4, 4 … seconds at 25 frames a second. */
  private static Timeline timeline(int frames) {
    return new TimelineRule(List.of(1, 1, 2), 4, 2, 64).video(Rational.of(25), frames, 2);
  }

  private static BitRates rates(Timeline timeline, long... sizes) {
    assertEquals(timeline.segmentCount(), sizes.length);
    return Weights.rates(timeline, 0, n -> sizes[n]);
  }

  @Test
  void aConstantRateIsItsOwnPeak() {
    assertEquals(
        new BitRates(8000, 8000), rates(timeline(400), 1000, 1000, 2000, 4000, 4000, 4000));
  }

  @Test
  void theHeaviestRunIsThePeak() {
    // 2 s and 4 s: 1.5 target durations with 2000 + 8000 bytes.
    assertEquals(16000, rates(timeline(400), 1000, 1000, 2000, 8000, 4000, 4000).peak());
  }

  @Test
  void aShortSegmentCountsWithItsNeighbour() {
    // One second alone is shorter than half a target duration.
    assertEquals(12000, rates(timeline(400), 2000, 1000, 2000, 4000, 4000, 4000).peak());
  }

  @Test
  void ratesAreRoundedUp() {
    assertEquals(new BitRates(67, 67), rates(timeline(3), 1));
  }

  @Test
  void primingTakesTimeFromTheFirstSegment() {
    Timeline timeline = timeline(100);
    // Segments of 1, 1 and 2 s at 25 frames; of the first second 6 frames are not heard.
    long priming = 6L * timeline.ticksPerFrame();
    BitRates rates = Weights.rates(timeline, priming, n -> n == 0 ? 9000 : 10);
    // 9010 bytes in 1.76 s, and 9020 in 3.76 s.
    assertEquals(new BitRates(40_955, 19_192), rates);
  }

  @Test
  void measuresEveryRendition() {
    Title film = SampleTitles.film(479);

    Measured measured = Weights.measure(film, (rendition, _) -> rendition.peakBitsPerSecond() / 8);

    assertEquals(film.renditions().size(), measured.renditions().size());
    for (Rendition rendition : film.renditions()) {
      assertTrue(Measured.rates(rendition, Optional.of(measured)).peak() > 0);
      assertTrue(measured.renditions().containsKey(rendition.name()));
    }
  }

  /** Conformance rule D07: a stream received at the peak never runs dry. */
  @ParameterizedTest
  @ValueSource(ints = {1, 12, 60, 113, 400, 412, 3000})
  void nobodyRunsDryAtThePeak(int frames) {
    Random random = new Random(frames);
    Timeline timeline = timeline(frames);
    for (int round = 0; round < 50; round++) {
      long[] sizes = random.longs(timeline.segmentCount(), 1, 1_000_000).toArray();
      long rate = rates(timeline, sizes).peak();
      for (int start = 0; start < sizes.length; start++) {
        assertNeverDry(timeline, sizes, rate, start);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"412, 5000000", "60, 1000"})
  void evenAHeavyLastSegmentArrivesInTime(int frames, long last) {
    Timeline timeline = timeline(frames);
    long[] sizes = new long[timeline.segmentCount()];
    sizes[sizes.length - 1] = last;

    assertNeverDry(timeline, sizes, rates(timeline, sizes).peak(), 0);
  }

  private static void assertNeverDry(Timeline timeline, long[] sizes, long rate, int start) {
    Rational delay = timeline.longestSegment().seconds();
    Rational first = timeline.decodeTime(start).seconds();
    long bits = 0;
    for (int n = start; n < sizes.length; n++) {
      bits += 8 * sizes[n];
      Rational shown = timeline.decodeTime(n).seconds().minus(first).plus(delay);
      assertTrue(
          Rational.of(bits).compareTo(shown.times(rate)) <= 0,
          "from " + start + " segment " + n + " is late at " + rate);
    }
  }
}
