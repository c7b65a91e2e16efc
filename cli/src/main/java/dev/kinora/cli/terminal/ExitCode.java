package dev.kinora.cli.terminal;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the program's exit code means; a promise to scripts. */
public enum ExitCode {
  /** Everything asked for was done. */
  DONE(0, "done"),
  /** Something failed that is not the input's fault. */
  FAILED(1, "failed"),
  /** The command line cannot be understood. */
  USAGE(2, "wrong usage"),
  /** The media is broken or not supported. */
  REFUSED(3, "input refused (broken or unsupported media)"),
  /** A server that the command needs does not answer. */
  UNREACHABLE(4, "server not reachable"),
  /** Ended by Ctrl-C. */
  INTERRUPTED(130, "interrupted");

  private final int code;
  private final String meaning;

  ExitCode(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  /** The number that the shell sees. */
  public int code() {
    return code;
  }

  /** What {@code --help} lists: each number and its meaning. */
  public static Map<String, String> help() {
    Map<String, String> lines = new LinkedHashMap<>();
    for (ExitCode exit : values()) {
      lines.put(Integer.toString(exit.code), exit.meaning);
    }
    return lines;
  }
}
