package dev.kinora.origin.live;

import java.util.Optional;

/** Takes streams that are pushed over HTTP. Safe for use from any thread. */
public interface LiveIntake {
  /**
   * Opens a stream, or goes on with one whose publisher was lost a moment ago.
   *
   * @param name as it stands in addresses
   * @param title what people call it
   * @param key what the publisher shows to prove that the name is theirs
   * @param mediaType the request's Content-Type
   */
  LiveFeed open(String name, String title, Optional<String> key, Optional<String> mediaType)
      throws LiveRefusal;

  /**
   * Ends a stream, whoever publishes it.
   *
   * @return whether there was one
   */
  boolean end(String name);
}
