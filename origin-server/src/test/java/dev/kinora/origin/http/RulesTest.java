package dev.kinora.origin.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The smaller rules: codings, host names, media types, problems. */
class RulesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gzip|true",
        "br, GZIP;q=0.5|true",
        "x-gzip|true",
        "*|true",
        "gzip;q=0|false",
        "gzip;q=0.000, *|false",
        "*;q=0|false",
        "br|false",
        "identity|false",
        "''|false"
      })
  void gzipOnlyWhenItIsWanted(String header, boolean expected) {
    assertEquals(expected, ContentCoding.acceptsGzip(header));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LOCALHOST:8080",
        "localhost.",
        "kinora.localhost:8080",
        "127.0.0.1",
        "127.9.9.9:1",
        "[::1]",
        "[::1]:8080"
      })
  void loopbackNamesAreLocal(String host) {
    assertEquals(Optional.empty(), LocalOnly.refusal(List.of(host), List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "example.com",
        "localhost.example.com",
        "127.0.0.1.example.com",
        "evil-localhost",
        "192.168.1.2",
        "0.0.0.0",
        "[::]",
        "[::ffff:127.0.0.1]",
        "localhost:",
        "localhost:80:80",
        "localhost@example.com",
        "2130706433",
        ""
      })
  void otherNamesAreNot(String host) {
    assertFalse(LocalOnly.isLoopbackName(host));
    assertTrue(LocalOnly.refusal(List.of(host), List.of()).isPresent());
  }

  @Test
  void oneForeignNameOrForwardingFieldIsEnough() {
    assertTrue(LocalOnly.refusal(List.of("localhost", "example.com"), List.of()).isPresent());
    assertTrue(LocalOnly.refusal(List.of(), List.of()).isPresent());
    assertTrue(LocalOnly.refusal(List.of("localhost"), List.of("Forwarded")).isPresent());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/films/A.MP4|mov,mp4|video/mp4",
        "/films/a.mkv|matroska,webm|video/matroska",
        "/films/a.webm|matroska,webm|video/webm",
        "/films/page.html|mov,mp4|video/mp4",
        "/films/picture.svg|matroska,webm|video/matroska",
        "/films/nameless|mpegts|video/mp2t",
        "/films/nameless|strange|application/octet-stream"
      })
  void aSourceIsNeverAPage(String path, String container, String expected) {
    assertEquals(expected, MediaTypes.ofSource(path, container));
  }

  @Test
  void retryAfterIsWholeSecondsAndNeverNone() {
    assertEquals("1", Problem.unavailable("x", Duration.ZERO).headers().get("Retry-After"));
    assertEquals(
        "3", Problem.unavailable("x", Duration.ofMillis(2001)).headers().get("Retry-After"));
  }
}
