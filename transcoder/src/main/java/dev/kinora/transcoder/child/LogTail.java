package dev.kinora.transcoder.child;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/**
 * The last lines a child logged. Safe for use by several threads: one reads the pipe, others ask.
 */
final class LogTail {
  private static final int MAX_LINES = 8;
  private static final int MAX_LINE_CHARS = 300;

  /** What Java says after a crash besides what crashed. */
  private static final Pattern NOISE =
      Pattern.compile(
          "#?|# (JRE version|Java VM|CreateCoredump|No core dump|Core dump|An error report|If you"
              + " would like|The crash happened).*|# */dev/null|# *https?:.*");

  private final Deque<String> lines = new ArrayDeque<>();

  /** Reads to the end, keeping little. */
  void follow(InputStream log) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(log, StandardCharsets.UTF_8))) {
      StringBuilder line = new StringBuilder();
      for (int c = reader.read(); c >= 0; c = reader.read()) {
        if (c == '\n') {
          add(line);
        } else if (line.length() < MAX_LINE_CHARS) {
          // Terminal controls of a stranger's file name have no business in a message.
          line.append(Character.isISOControl(c) ? ' ' : (char) c);
        }
      }
      add(line);
    }
  }

  private void add(StringBuilder line) {
    String text = line.toString().strip();
    line.setLength(0);
    if (NOISE.matcher(text).matches()) {
      return;
    }
    synchronized (lines) {
      if (lines.size() == MAX_LINES) {
        lines.removeFirst();
      }
      lines.add(text);
    }
  }

  /** The kept lines, or nothing. */
  String text() {
    synchronized (lines) {
      return String.join(" | ", lines);
    }
  }
}
