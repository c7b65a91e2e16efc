package dev.kinora.transcoder.child;

import dev.kinora.packager.title.Lane;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A child that works on one stream from beginning to end, as opposed to one that answers requests:
 * started under the same limits, spoken to over its pipes in whatever language the two ends agree
 * on. Owns the process; {@link #kill} may be called from any thread.
 */
public final class StreamChild implements AutoCloseable {
  private static final Path SHELL = Path.of("/bin/sh");
  private static final long REAP_SECONDS = 5;

  private final Process process;
  private final LogTail log = new LogTail();
  private final Thread logger;

  private StreamChild(Process process) {
    this.process = process;
    this.logger = Thread.ofPlatform().daemon().name("live-child-log").unstarted(this::readLog);
  }

  /** Starts a child. */
  public static StreamChild start(ChildSettings settings) throws IOException {
    Files.createDirectories(settings.cache());
    ChildKind kind = new ChildKind(Lane.VIDEO, ChildPriority.FOREGROUND);
    ProcessBuilder builder =
        new ProcessBuilder(ChildCommand.of(settings, kind, Files.isExecutable(SHELL)));
    builder.environment().clear();
    builder.environment().putAll(ChildCommand.environment(kind));
    StreamChild child = new StreamChild(builder.start());
    child.logger.start();
    return child;
  }

  /** Where the child reads; closing it ends the child. */
  public OutputStream in() {
    return process.getOutputStream();
  }

  /** What the child writes. */
  public InputStream out() {
    return process.getInputStream();
  }

  /** The process's number. */
  public long pid() {
    return process.pid();
  }

  /** Why the child has ended, in a sentence; waits a moment for it to do so. */
  public String exitReason() {
    try {
      if (!process.waitFor(REAP_SECONDS, TimeUnit.SECONDS)) {
        return "the child process closed its pipe without ending";
      }
      logger.join(Duration.ofSeconds(REAP_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "nobody waited for the child process to end";
    }
    return ExitReason.sentence(process.exitValue(), log.text());
  }

  /** Ends the child at once; does nothing when it has ended. */
  public void kill() {
    process.destroyForcibly();
  }

  @Override
  public void close() {
    kill();
  }

  private void readLog() {
    try {
      log.follow(process.getErrorStream());
    } catch (IOException e) {
      // The pipe of a killed child: what was read until then is what there is.
      process.destroyForcibly();
    }
  }
}
