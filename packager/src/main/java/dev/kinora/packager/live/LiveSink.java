package dev.kinora.packager.live;

/**
 * Takes what one ingest makes of a running stream. Filled by one ingest at a time, from any thread;
 * parts come in order within their rendition, renditions interleave as they like.
 *
 * <pre>
 * start  (part | relay | dropped)*  [interrupted  resumed  [start]  (part | relay | dropped)*]…  end
 * </pre>
 */
public interface LiveSink {
  /**
   * Says what the parts that follow consist of. A second header is the publisher coming back: what
   * was open is closed, and a discontinuity follows.
   *
   * @throws IllegalArgumentException if a stream with picture lost it, one without got one, or the
   *     same of sound: no player could follow, so the stream has to end and another one begin
   */
  void start(LiveHeader header);

  /**
   * The next part of a rendition. The first picture (or the sound, where there is none) says where
   * segments begin; parts of the others belong to the segment that their middle lies in. No part is
   * longer than the header's target. Where the first picture has a hole, a discontinuity follows,
   * and what else lies in the hole is left out.
   *
   * @throws IllegalStateException if there was no header, the stream has ended, or sound and
   *     picture are so far apart that nothing could be listed any more
   */
  void part(LivePart part);

  /**
   * A smaller picture that the header named gets no more parts, since this machine is too slow for
   * it; the stream goes on without it. Means nothing for any other rendition.
   */
  void dropped(String track);

  /** What came, unencoded, for sockets. Independent of the parts. */
  void relay(LiveRelay relay);

  /**
   * The publisher is lost and may come back. What is open is closed, so that nothing is missing.
   */
  void interrupted();

  /** The publisher is back; {@link #start} may follow when it sends something else than before. */
  void resumed();

  /** The stream is over. Further calls do nothing. */
  void end();
}
