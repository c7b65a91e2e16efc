package dev.kinora.transcoder.child;

import java.util.Map;

/** Says why a process ended. Pure. */
final class ExitReason {
  /** Exit value of a process that somebody ended by SIGKILL. */
  static final int KILLED = 137;

  private static final int SIGNALS_FROM = 128;

  private static final Map<Integer, String> SIGNALS =
      Map.of(
          4, "an illegal instruction",
          6, "an abort, as after a crash or lack of memory",
          7, "a bus error",
          8, "an arithmetic error",
          9, "being killed",
          11, "a memory access error",
          15, "being asked to",
          24, "the processor time limit");

  private ExitReason() {}

  /**
   * A sentence about an exit value, where 128 + n means signal n, and the last lines of the log.
   */
  static String sentence(int exitValue, String log) {
    StringBuilder text = new StringBuilder("the child process ended ");
    int signal = exitValue - SIGNALS_FROM;
    if (signal > 0) {
      text.append("by signal ").append(signal);
      text.append(SIGNALS.containsKey(signal) ? " (" + SIGNALS.get(signal) + ")" : "");
    } else if (exitValue == 3) {
      text.append("because its Java memory was exhausted (exit value 3)");
    } else {
      text.append("with exit value ").append(exitValue);
    }
    return log.isEmpty() ? text.toString() : text + "; its log ends: " + log;
  }
}
