package dev.kinora.packager.live;

/**
 * Somebody to whom a stream is relayed. Calls come in order, one at a time, from the ingest's
 * thread or the one that joins, and must return at once: whoever is slow keeps a queue of its own.
 */
public interface LiveViewer {
  /** The init segment; once, before any fragment. */
  void header(LiveRelay.Header header);

  /** What follows, the first one starting with a key frame. */
  void fragment(LiveRelay.Fragment fragment);

  /**
   * Nothing more comes.
   *
   * @param again whether the stream goes on and this viewer should join anew, because the publisher
   *     now sends something else
   */
  void over(boolean again);
}
