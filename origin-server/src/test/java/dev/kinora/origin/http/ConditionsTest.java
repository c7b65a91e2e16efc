package dev.kinora.origin.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kinora.origin.http.Conditions.Outcome;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A representation with the tag "a", changed at 08:49:37 and a half. */
class ConditionsTest {
  private static final String BEFORE = "Sun, 06 Nov 1994 08:49:36 GMT";
  private static final String SAME = "Sun, 06 Nov 1994 08:49:37 GMT";
  private static final String AFTER = "Sun, 06 Nov 1994 08:49:38 GMT";
  private static final Validators CURRENT =
      new Validators("\"a\"", Optional.of(Instant.parse("1994-11-06T08:49:37.5Z")));

  static Arguments[] cases() {
    return new Arguments[] {
      Arguments.of(Map.of(), Outcome.PROCEED),
      Arguments.of(Map.of("If-None-Match", "\"a\""), Outcome.NOT_MODIFIED),
      Arguments.of(Map.of("If-None-Match", "W/\"a\""), Outcome.NOT_MODIFIED),
      Arguments.of(Map.of("If-None-Match", "\"b\", \"a\""), Outcome.NOT_MODIFIED),
      Arguments.of(Map.of("If-None-Match", "*"), Outcome.NOT_MODIFIED),
      Arguments.of(Map.of("If-None-Match", "\"b\""), Outcome.PROCEED),
      Arguments.of(Map.of("If-None-Match", "a"), Outcome.PROCEED),
      Arguments.of(Map.of("If-None-Match", "\"b\"", "If-Modified-Since", AFTER), Outcome.PROCEED),
      Arguments.of(Map.of("If-Modified-Since", BEFORE), Outcome.PROCEED),
      Arguments.of(Map.of("If-Modified-Since", SAME), Outcome.NOT_MODIFIED),
      Arguments.of(Map.of("If-Modified-Since", AFTER), Outcome.NOT_MODIFIED),
      Arguments.of(Map.of("If-Modified-Since", "yesterday"), Outcome.PROCEED),
      Arguments.of(Map.of("If-Match", "\"a\""), Outcome.PROCEED),
      Arguments.of(Map.of("If-Match", "*"), Outcome.PROCEED),
      Arguments.of(Map.of("If-Match", "W/\"a\""), Outcome.FAILED),
      Arguments.of(Map.of("If-Match", "\"b\""), Outcome.FAILED),
      Arguments.of(Map.of("If-Unmodified-Since", BEFORE), Outcome.FAILED),
      Arguments.of(Map.of("If-Unmodified-Since", SAME), Outcome.PROCEED),
      Arguments.of(Map.of("If-Match", "\"a\"", "If-Unmodified-Since", BEFORE), Outcome.PROCEED),
      Arguments.of(Map.of("If-Match", "\"b\"", "If-None-Match", "\"a\""), Outcome.FAILED),
    };
  }

  @ParameterizedTest
  @MethodSource("cases")
  void followTheOrderOfTheStandard(Map<String, String> headers, Outcome expected) {
    assertEquals(expected, Conditions.evaluate(headers::get, CURRENT));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'\"a\"'|true",
        "'W/\"a\"'|false",
        "'\"b\"'|false",
        BEFORE + "|false",
        SAME + "|true",
        AFTER + "|false",
        "nonsense|false"
      })
  void aRangeCountsOnlyForTheSameBytes(String ifRange, boolean expected) {
    assertEquals(expected, Conditions.rangeApplies(ifRange, CURRENT));
  }
}
