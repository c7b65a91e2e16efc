package dev.kinora.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ProgressLineTest {
  private final ByteArrayOutputStream data = new ByteArrayOutputStream();
  private final ByteArrayOutputStream talk = new ByteArrayOutputStream();

  private Terminal terminal(boolean quiet, boolean interactive) {
    return new Terminal(stream(data), stream(talk), quiet, interactive);
  }

  private static PrintStream stream(ByteArrayOutputStream out) {
    return new PrintStream(out, true, StandardCharsets.UTF_8);
  }

  @Test
  void saysShareDetailAndTimeLeft() {
    assertEquals(
        "film  ██████░░░░░░░░░░░░░░░░░░  25 %  2.1 x, 1:30 left",
        ProgressLine.text("film", 0.25, "2.1 x", Duration.ofSeconds(30)));
    assertEquals(
        "film  ████████████████████████ 100 %",
        ProgressLine.text("film", 1, "", Duration.ofSeconds(30)));
  }

  @Test
  void isALineEveryTenPercentWhereNothingCanBeRedrawn() {
    try (ProgressLine line = new ProgressLine(terminal(false, false), "film", 0)) {
      for (int percent = 0; percent <= 100; percent++) {
        line.update(percent / 100.0, "", 1);
      }
    }
    assertEquals(11, talk.toString(StandardCharsets.UTF_8).lines().count());
    assertEquals(0, data.size());
  }

  @Test
  void isSilentWhenQuiet() {
    try (ProgressLine line = new ProgressLine(terminal(true, true), "film", 0)) {
      line.update(0.5, "", 1);
    }
    assertEquals(0, talk.size());
  }

  @Test
  void aNameCannotSteerTheTerminal() {
    String shown = Terminal.inert("a\u001b[2Jb\u202ec\nd");

    assertEquals("a\ufffd[2Jb\ufffdc\ufffdd", shown);
    assertFalse(shown.contains("\u001b"));
  }
}
