package dev.kinora.transcoder.child;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/** A child's two ends of the pipes to its parent. */
public record ChildPipes(InputStream in, OutputStream out) {
  /**
   * Takes the pipes for messages: whatever is printed from now on goes to the log.
   *
   * @param arguments what the parent appended to the entry
   */
  public static ChildPipes take(List<String> arguments) throws IOException {
    ChildOptions options = ChildOptions.parse(arguments);
    System.setOut(System.err);
    System.setIn(InputStream.nullInputStream());
    InputStream in =
        options.in().isPresent()
            ? new FileInputStream(options.in().get())
            : new FileInputStream(FileDescriptor.in);
    OutputStream out =
        options.out().isPresent()
            ? new FileOutputStream(options.out().get())
            : new FileOutputStream(FileDescriptor.out);
    return new ChildPipes(in, out);
  }
}
