package dev.kinora.origin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attacks of the old kind: paths that lead elsewhere. */
class TraversalTest {
  private static final String SECRET = "SECRET-9f2c";

  @TempDir static Path folder;

  // One server for all: none of these requests changes anything.
  private static Running running;

  @BeforeAll
  static void start() throws Exception {
    running = Running.in(folder);
    Files.writeString(folder.resolve("secret"), SECRET);
    Files.writeString(folder.resolve("store/secret"), SECRET);
    Files.writeString(folder.resolve("store/titles/abcd1234/secret"), SECRET);
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  static List<String> targets() {
    List<String> steps =
        List.of(
            "..",
            "%2e%2e",
            "%2E%2E",
            ".%2e",
            "%252e%252e",
            "..%5c",
            "..\\",
            "..%2f",
            "..%252f",
            "%c0%ae%c0%ae",
            "%e0%80%ae%e0%80%ae",
            "..;",
            "....//",
            "%00..",
            "..%00");
    List<String> targets = new ArrayList<>();
    for (String step : steps) {
      targets.add("/titles/abcd1234/" + step + "/secret");
      targets.add("/titles/abcd1234/v720-0123456789/" + step + "/" + step + "/secret");
      targets.add("/titles/" + step + "/" + step + "/secret");
      targets.add("/titles/" + step + "/v720-0123456789/0.m4s");
      targets.add("/" + step + "/" + step + "/etc/passwd");
    }
    targets.addAll(
        List.of(
            "/titles/abcd1234/secret",
            "/titles/abcd1234//etc/passwd",
            "//etc/passwd",
            "/titles//secret",
            "/titles/abcd1234/v720-0123456789/0.m4s%00.jpg",
            "/titles/abcd1234/v720-0123456789/%30.m4s",
            "/titles/abcd1234/source/../../secret",
            "/titles/abcd1234/source%2f..%2f..%2fsecret",
            "/titles/abcd1234/v720-0123456789/0.m4s/",
            "/titles/abcd1234/title.json",
            "/titles/" + "a".repeat(5000) + "/master.m3u8"));
    return targets;
  }

  @ParameterizedTest
  @MethodSource("targets")
  void leadNowhere(String target) throws Exception {
    String answer = RawSocket.ask(running.server, target);
    assertTrue(
        answer.startsWith("HTTP/1.1 404") || answer.startsWith("HTTP/1.1 400"),
        target + "\n" + answer);
    assertFalse(answer.contains(SECRET), answer);
    assertFalse(answer.contains(folder.toString()), answer);
    assertFalse(answer.contains("Exception"), answer);
  }

  @Test
  void aSymbolicLinkOutOfTheStoreIsNotFollowed() throws Exception {
    Path rendition = folder.resolve("store/titles/abcd1234/" + Sample.VIDEO);
    Files.createSymbolicLink(rendition.resolve("1.m4s"), folder.resolve("secret"));
    String answer = RawSocket.ask(running.server, "/titles/abcd1234/" + Sample.VIDEO + "/1.m4s");
    assertTrue(answer.startsWith("HTTP/1.1 404"), answer);
    assertFalse(answer.contains(SECRET), answer);
    assertFalse(answer.contains(folder.toString()), answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?",
        "?a=b",
        "?_HLS_msn=1",
        "?Level=41'%20-i%20x",
        "?SegmentContainer=../x",
        "?%0d%0aX:y"
      })
  void unknownQueriesAreIgnored(String query) throws Exception {
    String answer = RawSocket.ask(running.server, "/titles/abcd1234/master.m3u8" + query);
    assertEquals("HTTP/1.1 200 OK", answer.lines().findFirst().orElseThrow());
    assertFalse(answer.contains("X:y"), answer);
  }
}
