package dev.kinora.packager.remux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kinora.packager.MediaException;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SlotsTest {
  @ParameterizedTest(name = "{0} of {1} to {2}")
  @CsvSource({
    "10 11 12 13,       10, 14, 0, 10 11 12 13,    10 11 12 13",
    "10 13 11 12 14,    10, 15, 2, 10 11 12 13 14, 10 13 11 12 14",
    // One is missing: the one before lasts longer.
    "10 11 13,          10, 14, 2, 10 11 13,       10 11 13",
    "10 13 11 14,       10, 15, 2, 10 11 13 14,    10 13 11 14",
    // Two at one frame: the second gets the next one.
    "10 11 11 13,       10, 14, 2, 10 11 12 13,    10 11 12 13",
    // The last two crowd the end.
    "10 12 12,          10, 13, 0, 10 11 12,       10 11 12",
    // Reordering over a gap: decoding comes earlier than showing needs.
    "10 40 11 12,       10, 41, 1, 10 11 12 13,    10 40 11 12",
  })
  void places(String places, long first, long end, long delay, String decoded, String shown)
      throws MediaException {
    Slots slots = Slots.of(longs(places), first, end, delay);
    int count = longs(places).length;
    assertEquals(decoded, text(count, slots::decoded));
    assertEquals(shown, text(count, slots::shown));
  }

  @ParameterizedTest
  @CsvSource({
    "11 12,    10, 14, 2",
    "10 11 12, 10, 12, 2",
    "10 13 14 11, 10, 15, 0",
    "10 9, 10, 12, 2",
  })
  void refuses(String places, long first, long end, long delay) {
    assertThrows(MediaException.Malformed.class, () -> Slots.of(longs(places), first, end, delay));
  }

  private static long[] longs(String text) {
    return Arrays.stream(text.split(" ")).mapToLong(Long::parseLong).toArray();
  }

  /** A value for each picture. */
  private interface Value {
    long of(int picture);
  }

  private static String text(int count, Value value) {
    return IntStream.range(0, count)
        .mapToObj(i -> Long.toString(value.of(i)))
        .collect(Collectors.joining(" "));
  }
}
