package dev.kinora.packager.time;

import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An exact fraction in lowest terms with a positive denominator: a frame rate, an aspect ratio, a
 * number of seconds. Immutable. Every operation throws {@link ArithmeticException} when its exact
 * result does not fit into two longs.
 *
 * <p>Frame rates such as 24000/1001 have no finite decimal form; a timeline built on a rounded one
 * drifts by a frame every few minutes.
 */
public record Rational(long numerator, long denominator) implements Comparable<Rational> {
  private static final Pattern TEXT = Pattern.compile("(-?\\d{1,18})(?:/(\\d{1,18}))?");

  /** Zero. */
  public static final Rational ZERO = new Rational(0, 1);

  /** One. */
  public static final Rational ONE = new Rational(1, 1);

  public Rational {
    if (denominator == 0) {
      throw new IllegalArgumentException(
          "a fraction needs a denominator other than 0, found " + numerator + "/0");
    }
    BigInteger n = big(numerator);
    BigInteger d = big(denominator);
    BigInteger divisor = d.signum() < 0 ? n.gcd(d).negate() : n.gcd(d);
    numerator = n.divide(divisor).longValueExact();
    denominator = d.divide(divisor).longValueExact();
  }

  /** The fraction {@code numerator / denominator} in lowest terms. */
  public static Rational of(long numerator, long denominator) {
    return new Rational(numerator, denominator);
  }

  /** A whole number. */
  public static Rational of(long whole) {
    return new Rational(whole, 1);
  }

  /**
   * Reads what {@link #toString} writes: {@code 25} or {@code 24000/1001}.
   *
   * @throws IllegalArgumentException if the text is neither
   */
  public static Rational parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "expected a fraction such as 24000/1001, found \"" + text + "\"");
    }
    String denominator = matcher.group(2);
    return new Rational(
        Long.parseLong(matcher.group(1)), denominator == null ? 1 : Long.parseLong(denominator));
  }

  /** The sum. */
  public Rational plus(Rational other) {
    return reduced(
        big(numerator)
            .multiply(big(other.denominator))
            .add(big(other.numerator).multiply(big(denominator))),
        big(denominator).multiply(big(other.denominator)));
  }

  /** The difference. */
  public Rational minus(Rational other) {
    return plus(other.negated());
  }

  /** The product. */
  public Rational times(Rational other) {
    return reduced(
        big(numerator).multiply(big(other.numerator)),
        big(denominator).multiply(big(other.denominator)));
  }

  /** The product with a whole number. */
  public Rational times(long factor) {
    return times(of(factor));
  }

  /** The quotient; dividing by zero is an {@link IllegalArgumentException}. */
  public Rational dividedBy(Rational other) {
    return times(other.inverse());
  }

  /** The fraction with the other sign. */
  public Rational negated() {
    return new Rational(Math.negateExact(numerator), denominator);
  }

  /** One divided by this fraction. */
  public Rational inverse() {
    return new Rational(denominator, numerator);
  }

  /** The largest whole number that is not above this fraction. */
  public long floor() {
    return Math.floorDiv(numerator, denominator);
  }

  /** The smallest whole number that is not below this fraction. */
  public long ceil() {
    return Math.ceilDiv(numerator, denominator);
  }

  /** The nearest whole number; halves go up, towards positive infinity. */
  public long round() {
    return plus(new Rational(1, 2)).floor();
  }

  /** Whether the fraction is above zero. */
  public boolean isPositive() {
    return numerator > 0;
  }

  /** For display and for protocols that want a decimal; never to be put back on a timeline. */
  public double toDouble() {
    return (double) numerator / denominator;
  }

  @Override
  public int compareTo(Rational other) {
    return big(numerator)
        .multiply(big(other.denominator))
        .compareTo(big(other.numerator).multiply(big(denominator)));
  }

  @Override
  public String toString() {
    return denominator == 1 ? Long.toString(numerator) : numerator + "/" + denominator;
  }

  private static BigInteger big(long value) {
    return BigInteger.valueOf(value);
  }

  private static Rational reduced(BigInteger numerator, BigInteger denominator) {
    BigInteger divisor = numerator.gcd(denominator);
    return new Rational(
        numerator.divide(divisor).longValueExact(), denominator.divide(divisor).longValueExact());
  }
}
