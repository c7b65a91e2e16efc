package dev.kinora.packager.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RationalTest {
  private static Rational r(String text) {
    return Rational.parse(text);
  }

  @ParameterizedTest
  @CsvSource({
    "6, 4, 3/2",
    "-6, 4, -3/2",
    "6, -4, -3/2",
    "-6, -4, 3/2",
    "0, -7, 0",
    "30000, 1001, 30000/1001",
    "9223372036854775807, 1, 9223372036854775807",
    "-9223372036854775808, 2, -4611686018427387904",
  })
  void isInLowestTermsWithAPositiveDenominator(long numerator, long denominator, String text) {
    assertEquals(text, Rational.of(numerator, denominator).toString());
  }

  @ParameterizedTest
  @CsvSource({
    "1/2, 1/3, 5/6, 1/6, 1/6, 3/2",
    "-1/2, 1/3, -1/6, -5/6, -1/6, -3/2",
    "24000/1001, 1001, 1026001/1001, -978001/1001, 24000, 24000/1002001",
    "7, 7, 14, 0, 49, 1",
    "0, 5/9, 5/9, -5/9, 0, 0",
  })
  void calculatesExactly(
      String a, String b, String sum, String difference, String product, String quotient) {
    assertEquals(sum, r(a).plus(r(b)).toString());
    assertEquals(product, r(a).times(r(b)).toString());
    assertEquals(difference, r(a).minus(r(b)).toString());
    assertEquals(quotient, r(a).dividedBy(r(b)).toString());
  }

  @ParameterizedTest
  @CsvSource({
    "7/2, 3, 4, 4",
    "-7/2, -4, -3, -3",
    "5/2, 2, 3, 3",
    "-5/2, -3, -2, -2",
    "10/3, 3, 4, 3",
    "11/3, 3, 4, 4",
    "-1/3, -1, 0, 0",
    "4, 4, 4, 4",
    "0, 0, 0, 0",
  })
  void roundsDownUpAndToTheNearest(String value, long floor, long ceil, long round) {
    assertEquals(floor, r(value).floor());
    assertEquals(ceil, r(value).ceil());
    assertEquals(round, r(value).round());
  }

  @ParameterizedTest
  @CsvSource({
    "1/3, 3333333333/10000000000, 1",
    "24000/1001, 2997/125, 1",
    "-1, 1, -1",
    "2/4, 1/2, 0",
    "999999999999999999, 999999999999999998, 1",
  })
  void comparesExactly(String a, String b, int sign) {
    Rational left = r(a);
    Rational right = r(b);
    assertEquals(sign, Integer.signum(left.compareTo(right)));
    assertEquals(-sign, Integer.signum(right.compareTo(left)));
    assertEquals(sign == 0, left.equals(right));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "1/", "/1", "1/0", "1/-2", "1.5", " 1", "+1", "1e3", "9999999999999999999"})
  void refusesOtherText(String text) {
    assertThrows(IllegalArgumentException.class, () -> Rational.parse(text));
  }

  @Test
  void saysWhenAResultDoesNotFit() {
    Rational huge = Rational.of(Long.MAX_VALUE);
    assertThrows(ArithmeticException.class, () -> huge.plus(Rational.ONE));
    assertThrows(ArithmeticException.class, () -> huge.times(2));
    assertEquals(Rational.ONE, huge.times(huge.inverse()));
    assertThrows(ArithmeticException.class, () -> Rational.of(Long.MIN_VALUE).negated());
    assertThrows(IllegalArgumentException.class, () -> Rational.ZERO.inverse());
    assertThrows(IllegalArgumentException.class, () -> Rational.ONE.dividedBy(Rational.ZERO));
  }

  @Test
  void signAndDisplay() {
    assertTrue(r("1/9").isPositive());
    assertFalse(Rational.ZERO.isPositive());
    assertFalse(r("-1/9").isPositive());
    assertEquals(23.976, r("24000/1001").toDouble(), 0.0001);
  }

  @Test
  void keepsTheLawsOfFractions() {
    Random random = new Random(1);
    for (int round = 0; round < 2000; round++) {
      Rational a = Rational.of(random.nextInt(), 1 + random.nextInt(100_000));
      Rational b = Rational.of(random.nextInt(), 1 + random.nextInt(100_000));
      assertEquals(a, a.plus(b).minus(b));
      assertEquals(a.plus(b), b.plus(a));
      assertEquals(a, Rational.parse(a.toString()));
      assertTrue(Rational.of(a.floor()).compareTo(a) <= 0);
      assertTrue(Rational.of(a.ceil()).compareTo(a) >= 0);
      assertTrue(a.ceil() - a.floor() <= 1);
      Rational off = a.minus(Rational.of(a.round()));
      assertTrue(off.compareTo(Rational.of(1, 2)) < 0 && off.compareTo(Rational.of(-1, 2)) >= 0);
      if (b.numerator() != 0) {
        assertEquals(a, a.dividedBy(b).times(b));
      }
    }
  }
}
