package dev.kinora.transcoder.work;

import dev.kinora.packager.title.Lane;

/** Lends codecs, each to one thread at a time, which closes them. Safe for use by any thread. */
public interface CodecsPool {
  /** For work that somebody waits for. */
  Codecs foreground(Lane lane);

  /** For work that gives way to everything else. */
  Codecs background(Lane lane);
}
