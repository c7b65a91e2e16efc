package dev.kinora.cli.child;

import dev.kinora.transcoder.demo.DemoFilm;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** A process that makes the demo film, since encoding is not for the process that serves people. */
public final class DemoChild {
  private DemoChild() {}

  /**
   * Writes the film to the file named by the only argument; prints the share done, line by line.
   */
  public static void main(String[] arguments) throws IOException {
    Thread.ofPlatform().daemon().name("parent").start(DemoChild::endWithParent);
    DemoFilm.standard().writeTo(Path.of(arguments[0]), System.out::println);
  }

  private static void endWithParent() {
    try {
      // Nothing is ever sent; only the end of the stream matters.
      System.in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      System.err.println("demo film: the parent's pipe broke: " + e.getMessage());
    }
    Runtime.getRuntime().halt(1);
  }
}
