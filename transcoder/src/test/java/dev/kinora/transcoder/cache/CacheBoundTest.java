package dev.kinora.transcoder.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CacheBoundTest {
  @ParameterizedTest
  @CsvSource({
    "1MB, 1048576",
    "500 mb, 524288000",
    "20GB, 21474836480",
    "1.5TB, 1649267441664",
    "2GiB, 2147483648",
    "3g, 3221225472"
  })
  void sizesAreRead(String text, long bytes) {
    CacheBound bound = CacheBound.parse(text);
    assertEquals(bytes, bound.mostBytes());
    assertTrue(bound.isSet());
    assertTrue(bound.advanceBytes() < bound.lowBytes() && bound.lowBytes() < bound.mostBytes());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "12", "0MB", "0.5MB", "-1GB", "1e9GB", "GB", "9999999GB", "1GB 2GB"})
  void whatIsNoSizeIsRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> CacheBound.parse(text));
  }

  @Test
  void noneIsNoBound() {
    assertFalse(CacheBound.parse("none").isSet());
  }
}
