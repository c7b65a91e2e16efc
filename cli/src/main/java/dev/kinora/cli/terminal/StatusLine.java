package dev.kinora.cli.terminal;

import java.io.PrintStream;

/**
 * A line above the one that is typed into, redrawn in place while other lines scroll by; nothing at
 * all where lines cannot be redrawn. Safe for use by many threads.
 */
public final class StatusLine {
  private static final String SAVE = "\u001b7";
  private static final String RESTORE = "\u001b8";
  private static final String UP = "\u001b[1A";
  private static final String ERASE = "\r\u001b[2K";

  private final Terminal terminal;
  private String shown = "";
  private boolean open;

  /** A line of this terminal, not shown yet. */
  public StatusLine(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Shows a text in place of the last one. */
  public synchronized void show(String text) {
    String line = Terminal.inert(text);
    if (!terminal.redraws() || line.equals(shown)) {
      return;
    }
    PrintStream out = terminal.talk();
    if (open) {
      out.print(SAVE + UP + ERASE + line + RESTORE);
    } else {
      out.println(line);
    }
    out.flush();
    shown = line;
    open = true;
  }

  /** Prints a line of data that scrolls by above. */
  public synchronized void print(String line) {
    if (!open) {
      terminal.print(line);
      return;
    }
    PrintStream out = terminal.talk();
    out.print(ERASE + UP + ERASE);
    out.flush();
    terminal.print(line);
    out.println(shown);
    out.flush();
  }
}
