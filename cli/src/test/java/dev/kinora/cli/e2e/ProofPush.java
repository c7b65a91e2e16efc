package dev.kinora.cli.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.ffmpeg.ffmpeg;
import org.bytedeco.javacpp.Loader;

/**
 * One broadcaster: the bundled ffmpeg, which sends a film in real time and tells of each picture
 * when it reads it. So it is known when every picture was "taken", before it is encoded.
 */
final class ProofPush implements AutoCloseable {
  private static final double NANOS = 1e9;
  private static final Map<String, String> HOW =
      Map.of(
          "mpegts", "-c copy -metadata service_name=mpegts -flush_packets 1 -f mpegts",
          "mp4",
              "-c copy -metadata title=mp4 -movflags +frag_keyframe+empty_moov+default_base_moof"
                  + " -frag_duration 100000 -flush_packets 1 -f mp4",
          "webm",
              "-vf scale=640:360 -c:v libvpx -deadline realtime -cpu-used 8 -b:v 1M -g 48"
                  + " -c:a libopus -b:a 64k -metadata title=webm -cluster_time_limit 100"
                  + " -flush_packets 1 -f webm");

  private final Process process;
  private volatile double zeroAt = Double.MAX_VALUE;

  private ProofPush(Process process) {
    this.process = process;
  }

  /** Begins to send. */
  static ProofPush start(String format, Path film, String door, Path log) throws IOException {
    Path program = Path.of(Loader.load(ffmpeg.class));
    List<String> command = new ArrayList<>(List.of(program.toString(), "-nostdin", "-v", "error"));
    command.addAll(List.of("-re", "-stream_loop", "-1", "-i", film.toString()));
    command.addAll(List.of(HOW.getOrDefault(format, "").split(" ", -1)));
    command.add(door);
    command.addAll(
        List.of("-map", "0:v:0", "-c", "copy", "-flush_packets", "1", "-f", "framecrc", "-"));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.appendTo(Files.createFile(log).toFile()));
    builder.environment().put("LD_LIBRARY_PATH", String.valueOf(program.getParent()));
    ProofPush push = new ProofPush(builder.start());
    Thread.ofPlatform().daemon().name("proof-push").start(push::follow);
    return push;
  }

  /** The earliest that any picture was read tells when the film's time 0 was. */
  private void follow() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.US_ASCII)) {
      double tick = 1;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        double now = now();
        if (line.startsWith("#tb 0: ")) {
          String[] parts = line.substring("#tb 0: ".length()).split("/", -1);
          tick = Double.parseDouble(parts[0]) / Double.parseDouble(parts[1]);
        } else if (!line.startsWith("#")) {
          double decoded = Long.parseLong(line.split(",", -1)[1].strip()) * tick;
          zeroAt = Math.min(zeroAt, now - decoded);
        }
      }
    } catch (IOException e) {
      LiveProof.say("a broadcaster's pictures are not told any more: " + e.getMessage());
    }
  }

  /** The wall's clock in seconds. */
  static double now() {
    return System.nanoTime() / NANOS;
  }

  /** When a picture was taken that stands at a time of the stream. */
  double taken(double media) {
    return zeroAt + media;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void close() {
    process.destroy();
  }
}
