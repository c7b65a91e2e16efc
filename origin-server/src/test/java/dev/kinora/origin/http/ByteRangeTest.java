package dev.kinora.origin.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kinora.origin.http.RangeAnswer.Outside;
import dev.kinora.origin.http.RangeAnswer.Part;
import dev.kinora.origin.http.RangeAnswer.Parts;
import dev.kinora.origin.http.RangeAnswer.Whole;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A body of 1000 bytes, asked for in many ways. */
class ByteRangeTest {
  static Arguments[] cases() {
    return new Arguments[] {
      Arguments.of(null, new Whole()),
      Arguments.of("bytes=0-499", new Part(0, 499)),
      Arguments.of("bytes=500-999", new Part(500, 999)),
      Arguments.of("bytes=0-0", new Part(0, 0)),
      Arguments.of("bytes=999-", new Part(999, 999)),
      Arguments.of("bytes=0-", new Part(0, 999)),
      Arguments.of("bytes=900-5000", new Part(900, 999)),
      Arguments.of("bytes=-1", new Part(999, 999)),
      Arguments.of("bytes=-1000", new Part(0, 999)),
      Arguments.of("bytes=-5000", new Part(0, 999)),
      Arguments.of("BYTES=1-2", new Part(1, 2)),
      Arguments.of("bytes= 1-2 ", new Part(1, 2)),
      Arguments.of("bytes=1000-", new Outside()),
      Arguments.of("bytes=1000-2000", new Outside()),
      Arguments.of("bytes=-0", new Outside()),
      Arguments.of("bytes=99999999999999999999999-", new Outside()),
      Arguments.of("bytes=1-99999999999999999999999", new Part(1, 999)),
      Arguments.of("bytes=-99999999999999999999999", new Part(0, 999)),
      Arguments.of("bytes=5-4", new Whole()),
      Arguments.of("bytes=-", new Whole()),
      Arguments.of("bytes=", new Whole()),
      Arguments.of("bytes", new Whole()),
      Arguments.of("", new Whole()),
      Arguments.of("bytes=a-b", new Whole()),
      Arguments.of("bytes=1-2,5-6", new Parts(List.of(new Part(1, 2), new Part(5, 6)))),
      Arguments.of("bytes=5-6 , -1", new Parts(List.of(new Part(5, 6), new Part(999, 999)))),
      Arguments.of("bytes=5-6,,1-2,", new Parts(List.of(new Part(5, 6), new Part(1, 2)))),
      Arguments.of("bytes=1-2,3-4", new Part(1, 4)),
      Arguments.of("bytes=1-9,20-30,5-25", new Part(1, 30)),
      Arguments.of("bytes=1-2,2000-", new Part(1, 2)),
      Arguments.of("bytes=1000-,2000-", new Outside()),
      Arguments.of("bytes=1-2,b", new Whole()),
      Arguments.of("bytes=1-2,4-3", new Whole()),
      Arguments.of("bytes=,", new Whole()),
      Arguments.of(
          "bytes=" + "1-1,3-3,".repeat(8), new Parts(List.of(new Part(1, 1), new Part(3, 3)))),
      Arguments.of("bytes=" + "1-1,3-3,".repeat(9), new Whole()),
      Arguments.of("bytes=0-,".repeat(10_000), new Whole()),
      Arguments.of("seconds=1-2", new Whole()),
      Arguments.of("bytes=1--2", new Whole()),
      Arguments.of("bytes=+1-2", new Whole()),
      Arguments.of("bytes=\u0661-\u0662", new Whole()),
    };
  }

  @ParameterizedTest
  @MethodSource("cases")
  void readsRangesAndIgnoresWhatIsNone(@Nullable String header, RangeAnswer expected) {
    assertEquals(expected, ByteRange.of(header, 1000));
  }

  @Test
  void anEmptyBodyHasNoParts() {
    assertEquals(new Outside(), ByteRange.of("bytes=0-", 0));
    assertEquals(new Outside(), ByteRange.of("bytes=-5", 0));
  }
}
