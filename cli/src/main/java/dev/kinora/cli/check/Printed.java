package dev.kinora.cli.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kinora.cli.terminal.Terminal;
import dev.kinora.packager.check.Report;
import dev.kinora.packager.check.finding.Finding;
import dev.kinora.packager.check.finding.Severity;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A report the way it is printed: as JSON, or a line for each finding. */
public final class Printed {
  private Printed() {}

  /** A report for programs. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Json(
      String checked,
      boolean conforms,
      List<String> kinds,
      int documents,
      int segments,
      long errors,
      long warnings,
      long advice,
      int unlisted,
      List<JsonFinding> findings) {}

  /** A finding for programs. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record JsonFinding(
      String rule,
      String severity,
      String resource,
      @Nullable Integer line,
      @Nullable Long offset,
      @Nullable Integer segment,
      String expected,
      String found,
      String clause) {}

  /** The report as an object. */
  public static Json json(String checked, Report report) {
    return new Json(
        checked,
        report.conforms(),
        report.kinds(),
        report.documents(),
        report.segments(),
        report.count(Severity.ERROR),
        report.count(Severity.WARNING),
        report.count(Severity.ADVICE),
        report.unlisted(),
        inOrder(report).stream().map(Printed::json).toList());
  }

  private static JsonFinding json(Finding finding) {
    return new JsonFinding(
        finding.rule().id(),
        finding.severity().word(),
        finding.place().resource(),
        finding.place().line().isPresent() ? finding.place().line().getAsInt() : null,
        finding.place().offset().isPresent() ? finding.place().offset().getAsLong() : null,
        finding.place().segment().isPresent() ? finding.place().segment().getAsInt() : null,
        finding.expected(),
        finding.found(),
        finding.rule().clause());
  }

  private static List<Finding> inOrder(Report report) {
    return report.findings().stream().sorted(Comparator.comparing(Finding::severity)).toList();
  }

  /** A line for each finding, errors first; text of the package cannot steer the terminal. */
  public static List<String> lines(Report report) {
    return inOrder(report).stream()
        .map(f ->
            Terminal.inert(
                "%-7s %s %s: expected %s, found %s [%s]"
                    .formatted(
                        f.severity().word(),
                        f.rule().id(),
                        f.place(),
                        f.expected(),
                        f.found(),
                        f.rule().clause())))
        .toList();
  }

  /** What it came to, in a sentence. */
  public static String sentence(Report report) {
    return String.format(
        Locale.ROOT,
        "%s: %d errors, %d warnings, %d of advice in %d documents and %d segments.%s",
        String.join(", ", report.kinds()),
        report.count(Severity.ERROR),
        report.count(Severity.WARNING),
        report.count(Severity.ADVICE),
        report.documents(),
        report.segments(),
        report.unlisted() > 0
            ? " %d more findings of the same rules are not listed.".formatted(report.unlisted())
            : "");
  }
}
