package dev.kinora.transcoder.child;

import dev.kinora.transcoder.work.WorkFailure;
import java.io.IOException;
import java.net.ProtocolException;

/** A child that has said hello, and the build it named. */
record ReadyChild(ChildProcess process, String build) {
  /**
   * Waits until a started child is ready; one that does not become ready is killed.
   *
   * @throws WorkFailure if it ended, took too long or said something else
   */
  static ReadyChild await(ChildProcess process, ChildSettings settings)
      throws WorkFailure, IOException {
    boolean ready = false;
    try {
      Frame hello = process.next(settings.startPatience());
      if (hello.kind() != Frame.Kind.HELLO) {
        throw new ProtocolException("expected HELLO, found " + hello.kind());
      }
      String build = WireJson.read(hello.header(), String.class);
      ready = true;
      return new ReadyChild(process, build);
    } catch (WorkFailure | ProtocolException e) {
      throw new WorkFailure("starting a child process: " + e.getMessage(), e);
    } finally {
      if (!ready) {
        process.kill();
      }
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }
}
