package dev.kinora.transcoder.child;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class LogTailTest {
  @Test
  void keepsTheLastLines() throws IOException {
    assertEquals("", tail(""));
    assertEquals("one | two", tail("one\n\n#\n two \n"));
    assertEquals("3 | 4 | 5 | 6 | 7 | 8 | 9 | 10", tail("1\n2\n3\n4\n5\n6\n7\n8\n9\n10"));
  }

  @Test
  void aCrashIsTheSignalAndThePlace() throws IOException {
    assertEquals(
        "# SIGSEGV (0xb) at pc=0x7 | # Problematic frame: | # C  [libx.so+0x1]  decode",
        tail(
            """
            #
            # SIGSEGV (0xb) at pc=0x7
            #
            # JRE version: OpenJDK
            # Java VM: OpenJDK
            # Problematic frame:
            # C  [libx.so+0x1]  decode
            #
            # An error report file with more information is saved as:
            # /dev/null
            #   https://example.org/issues
            #
            """));
  }

  @Test
  void cutsLinesAndBlanksControls() throws IOException {
    assertEquals("x".repeat(300) + " | y", tail("x".repeat(5000) + "\ny"));
    assertEquals("a [31mred", tail("a\u001b[31mred\n"));
  }

  private static String tail(String log) throws IOException {
    LogTail tail = new LogTail();
    tail.follow(new ByteArrayInputStream(log.getBytes(UTF_8)));
    return tail.text();
  }
}
