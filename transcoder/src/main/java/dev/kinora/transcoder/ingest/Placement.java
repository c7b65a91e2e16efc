package dev.kinora.transcoder.ingest;

/** Where the source of a title lives. */
public enum Placement {
  /** Where it was found. */
  IN_PLACE,
  /** In the library's own folder; the file that was found may go away. */
  COPY
}
