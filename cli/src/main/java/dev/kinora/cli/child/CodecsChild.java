package dev.kinora.cli.child;

import dev.kinora.transcoder.child.ChildMain;
import dev.kinora.transcoder.local.LocalCodecs;
import java.util.List;

/** A process that holds codecs for its parent. */
public final class CodecsChild {
  private CodecsChild() {}

  /** Serves the parent until it closes the pipe. */
  public static void main(String[] arguments) {
    ChildMain.serve(List.of(arguments), LocalCodecs::under);
  }
}
