package dev.kinora.cli.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Somebody who runs a verb and types into it, reading what it prints. */
final class Typist implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;

  private final Process process;
  private final Writer keys;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

  private Typist(Process process) {
    this.process = process;
    this.keys = process.outputWriter(StandardCharsets.UTF_8);
    Thread.ofVirtual().start(this::read);
  }

  /** Starts a verb; what it says beside its lines goes to a file. */
  static Typist start(Path talk, List<String> arguments) throws IOException {
    return new Typist(BuiltKinora.command(arguments).redirectError(talk.toFile()).start());
  }

  private void read() {
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      reader.lines().forEach(lines::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void type(String line) throws IOException {
    keys.write(line + "\n");
    keys.flush();
  }

  /** The next line with these words; the ones before it are passed over. */
  String awaitLine(String words) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    StringBuilder seen = new StringBuilder();
    while (true) {
      String line = lines.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
      if (line == null) {
        throw new AssertionError("no line with \"" + words + "\" but:\n" + seen);
      }
      if (line.contains(words)) {
        return line;
      }
      seen.append(line).append('\n');
    }
  }

  /** How it ended. */
  int awaitEnd() throws InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("still running after " + PATIENCE_SECONDS + " s");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
