package dev.kinora.transcoder.child;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Reads a request of no consequence while the native code is still being loaded. The first request
 * costs a new Java a third of a second of reading and linking classes; a child that waits for work
 * has done that already.
 */
final class WarmUp {
  private static final String RESOURCE = "warm-up.json";

  private WarmUp() {}

  /** Warms up beside whatever else is going on. */
  static void start() {
    Thread.ofPlatform().daemon().name("warm-up").start(WarmUp::run);
  }

  private static void run() {
    try {
      WireJson.write(sample());
    } catch (IOException | RuntimeException e) {
      // Nothing depends on it but the time that the first request takes.
      System.err.println("child: no warm-up: " + e);
    }
  }

  /** The request that is read. */
  static Request sample() throws IOException {
    try (InputStream in = WarmUp.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IOException(RESOURCE + ": expected beside the program's classes, found nothing");
      }
      String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return WireJson.read(json, Request.class);
    }
  }
}
