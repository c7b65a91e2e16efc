package dev.kinora.packager.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kinora.packager.check.finding.Rule;
import dev.kinora.packager.check.finding.Severity;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.provider.Arguments;

/** Faults that are planted, one at a time, and the rule that has to find each. */
final class Planted {
  private Planted() {}

  /** What is changed. */
  interface Change {
    void in(GoodPackage good) throws Exception;
  }

  static Arguments fault(String rule, String what, Change change) {
    return Arguments.of(rule, what, change);
  }

  /** Exactly the expected rule is found, and no other error. */
  static void isFound(Path folder, String document, String rule, Change change) throws Exception {
    GoodPackage good = GoodPackage.in(folder);
    change.in(good);
    Report report = good.check(document);
    Severity severity =
        Rules.all().stream()
            .filter(r -> r.id().equals(rule))
            .map(Rule::severity)
            .findFirst()
            .orElseThrow();
    Set<String> expected = new TreeSet<>(Set.of(rule));
    Set<String> found = new TreeSet<>(GoodPackage.rules(report, Severity.ERROR));
    if (severity != Severity.ERROR) {
      GoodPackage.rules(report, severity).stream().filter(rule::equals).forEach(found::add);
    }
    assertEquals(expected, found, () -> GoodPackage.lines(report));
  }
}
