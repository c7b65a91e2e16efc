package dev.kinora.transcoder.child;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.title.Lane;
import dev.kinora.transcoder.work.Codecs;
import dev.kinora.transcoder.work.WorkFailure;
import java.io.IOException;
import java.nio.file.Path;

/** A parent that prints its child's process id, sets it an endless task, and waits to be killed. */
final class TestParent {
  private TestParent() {}

  public static void main(String[] arguments) throws MediaException, WorkFailure, IOException {
    Path folder = Path.of(arguments[0]);
    try (ChildPool pool = new ChildPool(Children.settings(folder));
        Codecs codecs = pool.lend(Lane.VIDEO, ChildPriority.BACKGROUND)) {
      Path source = Path.of(arguments[1]);
      System.out.println(codecs.build());
      System.out.println(
          ProcessHandle.current().children().map(ProcessHandle::pid).findFirst().orElseThrow());
      codecs.probe(source);
    }
  }
}
