package dev.kinora.transcoder.live.maker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kinora.packager.time.Rational;
import org.junit.jupiter.api.Test;

class PictureRateTest {
  @Test
  void whatWasMeasuredIsTheStandardRateNextToIt() {
    assertEquals(Rational.of(25), PictureRate.standard(Rational.of(2512, 100)));
    assertEquals(Rational.of(30_000, 1001), PictureRate.standard(Rational.of(2997, 100)));
    assertEquals(Rational.of(24), PictureRate.standard(Rational.of(24)));
    assertEquals(Rational.of(120), PictureRate.standard(Rational.of(119)));
  }
}
