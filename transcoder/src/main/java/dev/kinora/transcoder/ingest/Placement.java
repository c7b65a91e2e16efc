package dev.kinora.transcoder.ingest;

/** Where the source of a title lives. */
public enum Placement {
  /** Where it was found. */
  IN_PLACE,
  /** In the library's own folder; the file that was found may go away. */
  COPY,
  /**
   * In the library's own folder, as a second name of the same bytes where the disk can do that, so
   * that nothing is copied and a kill at any moment leaves the file in one place at least. The file
   * that was found may go away, and must not be changed.
   */
  LINK
}
