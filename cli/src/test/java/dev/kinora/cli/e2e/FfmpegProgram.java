package dev.kinora.cli.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.bytedeco.ffmpeg.ffmpeg;
import org.bytedeco.javacpp.Loader;

/** The {@code ffmpeg} program of the bindings' own build, as a broadcaster runs it. */
final class FfmpegProgram implements AutoCloseable {
  private final Process process;

  private FfmpegProgram(Process process) {
    this.process = process;
  }

  /** Starts it with these arguments; what it says goes to a file. */
  static FfmpegProgram start(Path log, List<String> arguments) throws IOException {
    Path program = Path.of(Loader.load(ffmpeg.class));
    List<String> command = new ArrayList<>(List.of(program.toString(), "-hide_banner", "-nostdin"));
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    Map<String, String> environment = builder.environment();
    environment.put("LD_LIBRARY_PATH", String.valueOf(program.getParent()));
    return new FfmpegProgram(builder.start());
  }

  /** Runs it to its end. */
  static void run(Path log, List<String> arguments) throws IOException, InterruptedException {
    try (FfmpegProgram program = start(log, arguments)) {
      if (!program.process.waitFor(60, TimeUnit.SECONDS) || program.process.exitValue() != 0) {
        throw new IOException("ffmpeg did not do it: " + Files.readString(log));
      }
    }
  }

  /** Ends it at once, as a cable that is pulled out would. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Ends it in order: it writes what it still has. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
