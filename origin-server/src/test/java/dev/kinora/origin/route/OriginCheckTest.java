package dev.kinora.origin.route;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which pages may change something. */
class OriginCheckTest {
  @ParameterizedTest
  @CsvSource({
    "https://localhost:8080, localhost:8080, true",
    "https://LocalHost:8080, localhost:8080, true",
    "https://kinora.example, kinora.example, true",
    "https://[::1]:8080, [::1]:8080, true",
    "https://localhost:4443, localhost:8080, false",
    "https://evil.example, localhost:8080, false",
    "https://localhost:8080.evil.example, localhost:8080, false",
    "https://localhost:8080@evil.example, localhost:8080, false",
    "null, localhost:8080, false",
    "'', localhost:8080, false",
    "'https://localhost:8080 ', localhost:8080, false"
  })
  void onlyOurOwn(String origin, String host, boolean own) {
    assertEquals(own, OriginCheck.refusal(List.of(origin), host, null).isEmpty());
  }

  @Test
  void programsSendNoneAndOneForeignAmongSeveralIsEnough() {
    assertEquals(true, OriginCheck.refusal(List.of(), "localhost:8080", null).isEmpty());
    assertEquals(true, OriginCheck.refusal(List.of(), "localhost:8080", "none").isEmpty());
    assertEquals(true, OriginCheck.refusal(List.of(), "localhost:8080", "same-origin").isEmpty());
    assertEquals(false, OriginCheck.refusal(List.of(), "localhost:8080", "cross-site").isEmpty());
    assertEquals(
        false,
        OriginCheck.refusal(
                List.of("https://localhost:8080", "https://evil.example"), "localhost:8080", null)
            .isEmpty());
  }
}
