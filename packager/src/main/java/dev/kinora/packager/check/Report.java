package dev.kinora.packager.check;

import dev.kinora.packager.check.finding.Finding;
import dev.kinora.packager.check.finding.Severity;
import java.util.List;

/**
 * What a check came to.
 *
 * @param kinds what was recognised, such as {@code HLS} or {@code DASH}; empty if it is no package
 * @param documents how many playlists and manifests were read
 * @param segments how many segments were read
 * @param unlisted how many findings there were beyond those listed
 */
public record Report(
    List<String> kinds, int documents, int segments, List<Finding> findings, int unlisted) {
  public Report {
    kinds = List.copyOf(kinds);
    findings = List.copyOf(findings);
  }

  /** Whether there was anything to judge. */
  public boolean isPackage() {
    return !kinds.isEmpty();
  }

  /** How many findings have that severity. */
  public long count(Severity severity) {
    return findings.stream().filter(f -> f.severity() == severity).count();
  }

  /** Whether no rule was broken that binds. */
  public boolean conforms() {
    return isPackage() && count(Severity.ERROR) == 0;
  }
}
