package dev.kinora.packager.cmaf;

import java.util.List;

/**
 * What a check of one segment came to.
 *
 * @param place which segment
 * @param findings empty when nothing is wrong
 * @param fragments as far as they could be read
 */
public record SegmentReport(String place, List<Finding> findings, List<Fragment> fragments) {
  public SegmentReport {
    findings = List.copyOf(findings);
    fragments = List.copyOf(fragments);
  }
}
