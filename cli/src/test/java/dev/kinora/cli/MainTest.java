package dev.kinora.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.cli.terminal.ExitCode;
import dev.kinora.cli.terminal.Version;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MainTest {
  @Test
  void exitCodesAreWhatScriptsRelyOn() {
    assertEquals(
        List.of(0, 1, 2, 3, 4, 130), Arrays.stream(ExitCode.values()).map(ExitCode::code).toList());
  }

  @Test
  void noVerbAndUnknownVerbsAreWrongUsage() {
    assertEquals(2, Main.run(new String[] {}));
    assertEquals(2, Main.run(new String[] {"dance"}));
  }

  @Test
  void versionNamesTheProgram() {
    assertTrue(new Version().getVersion()[0].matches("kinora \\d+\\.\\d+\\.\\d+.*"));
  }
}
