package dev.kinora.transcoder.child;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExitReasonTest {
  @ParameterizedTest
  @CsvSource({
    "0, '', the child process ended with exit value 0",
    "1, 'a | b', the child process ended with exit value 1; its log ends: a | b",
    "3, '', the child process ended because its Java memory was exhausted (exit value 3)",
    "137, '', the child process ended by signal 9 (being killed)",
    "139, x, the child process ended by signal 11 (a memory access error); its log ends: x",
    "158, '', the child process ended by signal 30",
  })
  void saysWhatTheExitValueMeans(int exitValue, String log, String sentence) {
    assertEquals(sentence, ExitReason.sentence(exitValue, log));
  }
}
