package dev.kinora.packager.check.hls;

import dev.kinora.packager.check.finding.Findings;
import dev.kinora.packager.check.hls.MediaList.Entry;
import java.time.Duration;

/** What may change when a live playlist is fetched again. Pure functions. */
public final class ReloadRules {
  private ReloadRules() {}

  /**
   * Compares a list with itself some time later.
   *
   * @param between how much later it was fetched
   */
  public static void check(MediaList before, MediaList after, Duration between, Findings out) {
    if (!before.target().equals(after.target())) {
      out.add(
          HlsRule.TARGET_KEPT,
          after.place(),
          "the target duration of before, " + before.target(),
          after.target());
    }
    if (after.mediaSequence() < before.mediaSequence()) {
      out.add(
          HlsRule.MEDIA_SEQUENCE,
          after.place(),
          "a media sequence of at least " + before.mediaSequence(),
          after.mediaSequence());
      return;
    }
    same(before, after, out);
    boolean changed =
        after.mediaSequence() != before.mediaSequence()
            || after.entries().size() != before.entries().size()
            || after.trailing().size() != before.trailing().size()
            || after.ended();
    long target = before.target().orElse(0);
    if (!changed && !before.ended() && between.toMillis() > 1500 * target && target > 0) {
      out.add(
          HlsRule.RELOADS_IN_TIME,
          after.place(),
          "a new segment within %d ms".formatted(1500 * target),
          "none in %d ms".formatted(between.toMillis()));
    }
  }

  private static void same(MediaList before, MediaList after, Findings out) {
    long end = before.mediaSequence() + before.entries().size();
    if (after.mediaSequence() + after.entries().size() < end) {
      out.add(
          HlsRule.ONLY_APPENDED,
          after.place(),
          "segments up to number %d".formatted(end - 1),
          "up to %d".formatted(after.mediaSequence() + after.entries().size() - 1));
    }
    for (Entry entry : before.entries()) {
      long number = before.mediaSequence() + entry.index();
      long there = number - after.mediaSequence();
      if (there < 0 || there >= after.entries().size()) {
        continue;
      }
      Entry again = after.entries().get((int) there);
      if (!again.uri().equals(entry.uri())) {
        out.add(
            HlsRule.MEDIA_SEQUENCE,
            after.placeOf(again),
            "number %d to stay %s".formatted(number, entry.uri()),
            again.uri());
        return;
      }
      if (!again.seconds().equals(entry.seconds())
          || again.discontinuity() != entry.discontinuity()) {
        out.add(
            HlsRule.ONLY_APPENDED, after.placeOf(again), "a segment listed as before", "changed");
      }
    }
  }
}
