package dev.kinora.transcoder.live.wire;

import dev.kinora.packager.live.LiveHeader;
import dev.kinora.packager.live.LivePart;
import dev.kinora.packager.live.LiveRelay;

/** What a live child tells the server. */
public sealed interface Report {
  /**
   * The container was read; the child waits for its {@link Admission}.
   *
   * @param format what came, for people
   * @param label the media's own title, empty where there is none: {@code NAME} or {@code NAME:KEY}
   */
  record Opened(String format, String label) implements Report {}

  /** What the parts that follow consist of. */
  record Header(LiveHeader header) implements Report {}

  /** A part of one rendition. */
  record Part(LivePart part) implements Report {}

  /** A smaller picture of which nothing more comes. */
  record Dropped(String track) implements Report {}

  /** Something for sockets. */
  record Relay(LiveRelay relay) implements Report {}

  /** A line for the log: what of the source could not be used as it was. */
  record Note(String text) implements Report {}

  /** The media cannot be used, or not any more. The last report. */
  record Failed(String reason) implements Report {}

  /**
   * Everything that came has been reported. The last report.
   *
   * @param finished whether the media itself said that it ends here
   */
  record Ended(boolean finished) implements Report {}
}
