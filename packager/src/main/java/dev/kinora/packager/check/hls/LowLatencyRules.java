package dev.kinora.packager.check.hls;

import dev.kinora.packager.check.finding.Findings;
import dev.kinora.packager.check.finding.Place;
import dev.kinora.packager.check.hls.MediaList.Entry;
import dev.kinora.packager.check.hls.MediaList.Part;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Parts, and what a server of low latency promises. */
final class LowLatencyRules {
  private static final BigDecimal SHORTEST = new BigDecimal("0.85");
  private static final BigDecimal SUM_TOLERANCE = new BigDecimal("0.05");

  private final MediaList list;
  private final List<TagLine> lines;
  private final Findings out;

  private LowLatencyRules(MediaList list, List<TagLine> lines, Findings out) {
    this.list = list;
    this.lines = lines;
    this.out = out;
  }

  static void check(MediaList list, List<TagLine> lines, Findings out) {
    new LowLatencyRules(list, lines, out).check();
  }

  private void check() {
    boolean parts =
        !list.trailing().isEmpty() || list.entries().stream().anyMatch(e -> !e.parts().isEmpty());
    boolean skips = false;
    for (TagLine line : lines) {
      Place here = list.place().line(line.number());
      switch (line.tag()) {
        case "#EXT-X-SERVER-CONTROL" -> {
          AttributeList control = AttributeList.read(here, line.value(), out);
          skips = control.has("CAN-SKIP-UNTIL");
          control(control, parts);
        }
        case "#EXT-X-RENDITION-REPORT" -> report(AttributeList.read(here, line.value(), out));
        case "#EXT-X-SKIP" -> skip(AttributeList.read(here, line.value(), out), skips);
        default -> {}
      }
    }
    if (parts) {
      parts();
    }
  }

  private void control(AttributeList control, boolean parts) {
    Optional<BigDecimal> hold = control.decimal("PART-HOLD-BACK", out);
    if (parts && hold.isEmpty()) {
      out.add(LowLatencyRule.SERVER_CONTROL, control.place(), "PART-HOLD-BACK", "none");
    }
    Optional<BigDecimal> two = list.partTarget().map(t -> t.multiply(BigDecimal.TWO));
    if (parts && hold.isPresent() && two.isPresent() && hold.get().compareTo(two.get()) < 0) {
      out.add(
          LowLatencyRule.SERVER_CONTROL,
          control.place(),
          "PART-HOLD-BACK of at least " + two.get().toPlainString(),
          hold.get().toPlainString());
    }
    atLeastTargets(control, "HOLD-BACK", 3);
    atLeastTargets(control, "CAN-SKIP-UNTIL", 6);
  }

  private void atLeastTargets(AttributeList control, String name, int targets) {
    Optional<BigDecimal> value = control.decimal(name, out);
    if (value.isPresent()
        && list.target().isPresent()
        && value.get().compareTo(BigDecimal.valueOf((long) targets * list.target().getAsInt()))
            < 0) {
      out.add(
          LowLatencyRule.SERVER_CONTROL,
          control.place(),
          "%s of at least %d target durations".formatted(name, targets),
          value.get().toPlainString());
    }
  }

  private void report(AttributeList report) {
    Optional<String> uri = report.text("URI", out);
    boolean relative = uri.isPresent() && !uri.get().matches("[A-Za-z][A-Za-z0-9+.-]*:.*");
    if (!relative || report.whole("LAST-MSN", out).isEmpty()) {
      out.add(
          LowLatencyRule.RENDITION_REPORT,
          report.place(),
          "a relative URI and LAST-MSN",
          report.names());
    }
  }

  private void skip(AttributeList skip, boolean offered) {
    if (skip.whole("SKIPPED-SEGMENTS", out).isEmpty()) {
      out.add(LowLatencyRule.SKIP, skip.place(), "SKIPPED-SEGMENTS", skip.names());
    }
    if (!offered) {
      out.add(LowLatencyRule.SKIP, skip.place(), "CAN-SKIP-UNTIL before it", "none");
    }
  }

  private void parts() {
    if (list.partTarget().isEmpty()) {
      out.add(LowLatencyRule.PART_INF, list.place(), "EXT-X-PART-INF with PART-TARGET", "none");
      return;
    }
    for (Entry entry : list.entries()) {
      if (!entry.parts().isEmpty()) {
        lengths(entry.parts(), true);
        sum(entry);
      }
    }
    lengths(list.trailing(), list.ended());
    old();
    if (list.entries().stream().noneMatch(e -> e.date().isPresent())) {
      out.add(LowLatencyRule.PARTS_DATED, list.place(), "EXT-X-PROGRAM-DATE-TIME", "none");
    }
    boolean hinted = lines.stream().anyMatch(l -> l.tag().equals("#EXT-X-PRELOAD-HINT"));
    if (!list.ended() && !hinted) {
      out.add(LowLatencyRule.PRELOAD_HINT, list.place(), "EXT-X-PRELOAD-HINT", "none");
    }
  }

  private void lengths(List<Part> parts, boolean whole) {
    BigDecimal most = list.partTarget().orElseThrow();
    BigDecimal least = most.multiply(SHORTEST);
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      BigDecimal length = part.seconds().orElseThrow();
      boolean mayBeShort =
          part.independent()
              || part.gap()
              || (i == parts.size() - 1 && whole)
              || (i + 1 < parts.size() && parts.get(i + 1).gap());
      if (length.compareTo(most) > 0 || (!mayBeShort && length.compareTo(least) < 0)) {
        out.add(
            LowLatencyRule.PART_LENGTH,
            list.place().line(part.line()),
            "%s to %s s".formatted(least.toPlainString(), most.toPlainString()),
            length.toPlainString());
      }
    }
  }

  private void sum(Entry entry) {
    BigDecimal sum =
        entry.parts().stream()
            .map(p -> p.seconds().orElse(BigDecimal.ZERO))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal whole = entry.seconds().orElse(sum);
    if (sum.subtract(whole).abs().compareTo(SUM_TOLERANCE) > 0) {
      out.add(
          LowLatencyRule.PART_SUM,
          list.placeOf(entry),
          "parts of %s s together".formatted(whole.toPlainString()),
          sum.toPlainString());
    }
  }

  private void old() {
    if (list.target().isEmpty()) {
      return;
    }
    // One segment more, since a segment that lies across the border may keep its parts.
    BigDecimal oldest = BigDecimal.valueOf(4L * list.target().getAsInt());
    BigDecimal behind = BigDecimal.ZERO;
    for (int i = list.entries().size() - 1; i >= 0; i--) {
      Entry entry = list.entries().get(i);
      if (!entry.parts().isEmpty() && behind.compareTo(oldest) > 0) {
        out.add(
            LowLatencyRule.OLD_PARTS,
            list.placeOf(entry),
            "no parts so far from the end",
            behind.toPlainString() + " s");
        return;
      }
      behind = behind.add(entry.seconds().orElse(BigDecimal.ZERO));
    }
  }
}
