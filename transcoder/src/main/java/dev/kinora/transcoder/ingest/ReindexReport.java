package dev.kinora.transcoder.ingest;

import java.util.List;

/**
 * What was found in the published folder.
 *
 * @param titles titles that are there
 * @param segments segments that are there
 * @param changes records that were added or removed to agree with the files
 * @param broken what could not be used
 */
public record ReindexReport(int titles, int segments, int changes, List<Broken> broken) {
  public ReindexReport {
    broken = List.copyOf(broken);
  }

  /**
   * A folder or file that is no use.
   *
   * @param where its name below the folder of titles
   */
  public record Broken(String where, String reason) {}
}
