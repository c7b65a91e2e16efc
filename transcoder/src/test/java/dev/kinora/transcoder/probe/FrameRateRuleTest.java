package dev.kinora.transcoder.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kinora.packager.time.Rational;
import java.util.List;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class FrameRateRuleTest {
  private static final Rational MILLIS = Rational.of(1, 1000);
  private static final Rational TS = Rational.of(1, 90_000);

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void choosesTheRate(String name, long[] times, Rational tick, String rate, boolean constant) {
    FrameRate chosen = FrameRateRule.choose(times, tick, List.of(Rational.ZERO));
    assertEquals(Rational.parse(rate), chosen.rate());
    assertEquals(constant, chosen.constant());
  }

  static Stream<Arguments> cases() {
    return Stream.of(
        row("24 in milliseconds", regular("24", MILLIS, 300), MILLIS, "24", true),
        row(
            "24000/1001 in milliseconds",
            regular("24000/1001", MILLIS, 300),
            MILLIS,
            "24000/1001",
            true),
        row("30 in milliseconds", regular("30", MILLIS, 300), MILLIS, "30", true),
        row(
            "30000/1001 in milliseconds",
            regular("30000/1001", MILLIS, 300),
            MILLIS,
            "30000/1001",
            true),
        row(
            "60000/1001 in milliseconds",
            regular("60000/1001", MILLIS, 300),
            MILLIS,
            "60000/1001",
            true),
        row("25 in a transport stream", regular("25", TS, 300), TS, "25", true),
        row(
            "24000/1001 in a transport stream",
            regular("24000/1001", TS, 300),
            TS,
            "24000/1001",
            true),
        row("120 is halved", regular("120", MILLIS, 300), MILLIS, "60", true),
        row("240 is halved twice", regular("240", TS, 300), TS, "60", true),
        row("100 is halved", regular("100", MILLIS, 300), MILLIS, "50", true),
        row("1 a second is shown five times each", regular("1", MILLIS, 30), MILLIS, "5", true),
        row("an unusual rate is kept", regular("18", TS, 300), TS, "18", true),
        row("single frames missing", without(regular("25", TS, 300), 57), TS, "25", false),
        row("slight jitter", jittered("30", 4), TS.times(90), "30", true),
        row("a screen recording", irregular(16, 900), MILLIS, "60", false),
        row("a talk of about 25", irregular(39, 90), MILLIS, "25", false),
        row("a slow show", irregular(700, 1900), MILLIS, "24", false));
  }

  private static Arguments row(
      String name, long[] times, Rational tick, String rate, boolean constant) {
    return Arguments.of(name, times, tick, rate, constant);
  }

  @ParameterizedTest
  @MethodSource("declaredOnly")
  void aSingleFrameTakesWhatIsDeclared(List<Rational> declared, Rational expected) {
    FrameRate rate = FrameRateRule.choose(new long[] {7}, MILLIS, declared);
    assertEquals(new FrameRate(expected, true, expected), rate);
  }

  static Stream<Arguments> declaredOnly() {
    return Stream.of(
        Arguments.of(List.of(Rational.of(30)), Rational.of(30)),
        Arguments.of(List.of(Rational.of(90_000), Rational.of(24)), Rational.of(24)),
        Arguments.of(List.of(Rational.ZERO), Rational.of(25)));
  }

  private static long[] regular(String rate, Rational tick, int frames) {
    Rational distance = Rational.parse(rate).inverse().dividedBy(tick);
    return times(frames, n -> distance.times(n).round());
  }

  private static long[] jittered(String rate, int millis) {
    Rational distance = Rational.of(1000).dividedBy(Rational.parse(rate));
    return times(300, n -> distance.times(n).round() + n * 7 % (2L * millis + 1) - millis);
  }

  /** Most steps short, every fourth one long and each time of another length. */
  private static long[] irregular(long shortStep, long longStep) {
    long[] times = new long[300];
    for (int n = 1; n < times.length; n++) {
      long step = n % 4 == 0 ? longStep + n * 13L % 97 : shortStep + n % 3;
      times[n] = times[n - 1] + step;
    }
    return times;
  }

  private static long[] without(long[] times, int index) {
    return LongStream.concat(
            LongStream.of(times).limit(index), LongStream.of(times).skip(index + 1L))
        .toArray();
  }

  private static long[] times(int frames, LongUnaryOperator time) {
    return LongStream.range(0, frames).map(time).toArray();
  }
}
