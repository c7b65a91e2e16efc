package dev.kinora.cli.child;

import dev.kinora.transcoder.live.maker.LiveChildMain;
import java.util.List;

/** A process that makes one publisher's stream for its parent. */
public final class LiveChild {
  private LiveChild() {}

  /** Works until the publisher ends or the parent closes the pipe. */
  public static void main(String[] arguments) {
    LiveChildMain.serve(List.of(arguments));
  }
}
