package dev.kinora.transcoder.child;

import dev.kinora.transcoder.work.Codecs;
import dev.kinora.transcoder.work.InstructionSet;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;

/** The child's end: what the hidden verb of the command line calls. */
public final class ChildMain {
  private ChildMain() {}

  /**
   * Serves requests until the parent closes the pipe, then ends the process; never returns.
   * Standard output belongs to frames: whatever is printed goes to the log.
   *
   * @param arguments what the parent appended to the entry
   * @param codecs opens the codecs of this process under an instruction set
   */
  public static void serve(List<String> arguments, Function<InstructionSet, Codecs> codecs) {
    int exit = 1;
    try {
      ChildOptions options = ChildOptions.parse(arguments);
      ChildPipes pipes = ChildPipes.take(arguments);
      ChildServer server = new ChildServer(pipes.in(), pipes.out());
      server.haltWhenParentEnds();
      WarmUp.start();
      server.serve(codecs.apply(options.instructionSet()));
      exit = 0;
    } catch (IOException | RuntimeException | Error e) {
      System.err.println("child: " + e);
    }
    // Not exit: no hook of a library may hold up the end.
    Runtime.getRuntime().halt(exit);
  }
}
