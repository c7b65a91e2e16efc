package dev.kinora.cli.terminal;

import java.io.Console;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Standard output for data and standard error for talk, both UTF-8. Safe for use by many threads.
 */
public final class Terminal {
  private final PrintStream data;
  private final PrintStream talk;
  private final boolean quiet;
  private final boolean interactive;

  /** A terminal on these streams; {@code interactive} says whether lines may be redrawn. */
  public Terminal(PrintStream data, PrintStream talk, boolean quiet, boolean interactive) {
    this.data = data;
    this.talk = talk;
    this.quiet = quiet;
    this.interactive = interactive;
  }

  /** The process's own streams. */
  public static Terminal system(boolean quiet) {
    return new Terminal(
        new PrintStream(System.out, true, StandardCharsets.UTF_8),
        new PrintStream(System.err, true, StandardCharsets.UTF_8),
        quiet,
        Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false));
  }

  /** One line of data. */
  public void print(String line) {
    data.println(line);
  }

  /** One sentence for the person, unless they asked for quiet. */
  public void say(String sentence) {
    if (!quiet) {
      talk.println(sentence);
    }
  }

  /** A sentence about a failure; shown even when quiet. */
  public void complain(String sentence) {
    talk.println(sentence);
  }

  /** Whether progress may be drawn over and over in one line. */
  public boolean redraws() {
    return interactive && !quiet;
  }

  PrintStream talk() {
    return talk;
  }

  /**
   * Text from outside with control and direction characters replaced, so that it cannot steer a
   * terminal.
   */
  public static String inert(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().map(c -> steers(c) ? 0xfffd : c).forEach(out::appendCodePoint);
    return out.toString();
  }

  private static boolean steers(int c) {
    int type = Character.getType(c);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || type == Character.SURROGATE;
  }
}
