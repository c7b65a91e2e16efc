package dev.kinora.transcoder.ingest;

import dev.kinora.packager.title.Title;

/** What a scan found out about a film. */
public sealed interface ScanOutcome {
  /** It looks as it did when it became this title; nothing was read. */
  record Unchanged(String titleId) implements ScanOutcome {}

  /**
   * It is a title now, or still.
   *
   * @param fresh false when the library had the title already
   */
  record Added(Title title, boolean fresh) implements ScanOutcome {}

  /** It is broken, no film or not supported; passed over until it changes. */
  record Refused(String reason) implements ScanOutcome {}

  /**
   * It could not be read, or the library not written.
   *
   * @param setAside whether it is passed over until it changes, having failed the same way before
   */
  record Failed(String reason, boolean setAside) implements ScanOutcome {}

  /** It is perhaps still being copied; the next look decides. */
  record Resting() implements ScanOutcome {}

  /** Somebody took its title out of the library, and it has not changed since. */
  record TakenOut() implements ScanOutcome {}
}
