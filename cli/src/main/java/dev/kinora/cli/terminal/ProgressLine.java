package dev.kinora.cli.terminal;

import java.time.Duration;
import java.util.Locale;

/**
 * One line that shows how far long work is: redrawn in place on a terminal, one line every ten
 * percent elsewhere. Confined to one thread.
 */
public final class ProgressLine implements AutoCloseable {
  private static final int BAR_CELLS = 24;

  private final Terminal terminal;
  private final String what;
  private final long startedNanos;
  private int lastTenth = -1;
  private double lastShare;
  private boolean drawn;

  /** A line about {@code what}, started now on the given clock. */
  public ProgressLine(Terminal terminal, String what, long nowNanos) {
    this.terminal = terminal;
    this.what = Terminal.inert(what);
    this.startedNanos = nowNanos;
  }

  /**
   * Shows where the work stands.
   *
   * @param share 0 to 1
   * @param detail a few words behind the bar, such as the speed
   */
  public void update(double share, String detail, long nowNanos) {
    lastShare = Math.clamp(share, 0, 1);
    String text = text(what, lastShare, detail, Duration.ofNanos(nowNanos - startedNanos));
    int tenth = (int) (lastShare * 10);
    if (terminal.redraws()) {
      terminal.talk().print("\r\u001b[K" + text);
      terminal.talk().flush();
      drawn = true;
    } else if (tenth != lastTenth) {
      terminal.say(text);
    }
    lastTenth = tenth;
  }

  static String text(String what, double share, String detail, Duration elapsed) {
    int full = (int) Math.round(share * BAR_CELLS);
    String bar = "█".repeat(full) + "░".repeat(BAR_CELLS - full);
    String left =
        share > 0.02 && share < 1
            ? ", "
                + clock(Duration.ofMillis((long) (elapsed.toMillis() * (1 - share) / share)))
                + " left"
            : "";
    return String.format(
        Locale.ROOT,
        "%s  %s %3d %%%s%s",
        what,
        bar,
        (int) (share * 100),
        detail.isEmpty() ? "" : "  " + detail,
        left);
  }

  private static String clock(Duration time) {
    return time.toHours() > 0
        ? "%d:%02d:%02d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart())
        : "%d:%02d".formatted(time.toMinutesPart(), time.toSecondsPart());
  }

  @Override
  public void close() {
    if (drawn) {
      terminal.talk().println();
    }
  }
}
