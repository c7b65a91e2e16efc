package dev.kinora.cli.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What memory a server takes over time: resident pages of it and of its children at each sample,
 * and now and then what of its heap is alive, which is known only after a collection of everything.
 */
final class ProofMemory {
  /** So seldom because everything stands still for it. */
  private static final int SAMPLES_PER_COLLECTION = 6;

  private static final Pattern TOTAL = Pattern.compile("^Total\\s+\\d+\\s+(\\d+)");

  private final long server;
  private final List<Long> own = new ArrayList<>();
  private final List<Long> children = new ArrayList<>();
  private final List<Long> alive = new ArrayList<>();

  ProofMemory(long server) {
    this.server = server;
  }

  /** How many samples there are. */
  int samples() {
    return own.size();
  }

  /** Looks once. */
  void sample() throws IOException, InterruptedException {
    if (own.size() % SAMPLES_PER_COLLECTION == 0) {
      alive.add(aliveBytes() >> 10);
    }
    own.add(residentKilobytes(server));
    children.add(
        ProcessHandle.of(server).stream()
            .flatMap(ProcessHandle::descendants)
            .mapToLong(child -> residentKilobytes(child.pid()))
            .sum());
  }

  /** The sum at the end of a list of all objects that are alive. */
  private long aliveBytes() throws IOException, InterruptedException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    Process process =
        new ProcessBuilder(jcmd.toString(), Long.toString(server), "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    List<String> lines = process.inputReader(StandardCharsets.UTF_8).lines().toList();
    process.waitFor();
    Matcher total = TOTAL.matcher(lines.getLast());
    if (!total.find()) {
      throw new IOException("jcmd told no total: " + lines.getFirst());
    }
    return Long.parseLong(total.group(1));
  }

  private static long residentKilobytes(long pid) {
    try (Stream<String> lines =
        Files.lines(Path.of("/proc/" + pid + "/status"), StandardCharsets.US_ASCII)) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException | UncheckedIOException gone) {
      return 0;
    }
  }

  /** Prints megabytes. */
  void print(int sampleSeconds) {
    LiveProof.say("resident MB of server, each " + sampleSeconds + " s: " + megabytes(own));
    LiveProof.say("resident MB of children, each " + sampleSeconds + " s: " + megabytes(children));
    LiveProof.say(
        "heap MB alive in server, each "
            + sampleSeconds * SAMPLES_PER_COLLECTION
            + " s and at the end: "
            + megabytes(alive));
  }

  /** Looks a last time, whatever is alive included. */
  void last() throws IOException, InterruptedException {
    sample();
    if (own.size() % SAMPLES_PER_COLLECTION != 1) {
      alive.add(aliveBytes() >> 10);
    }
  }

  private static List<Long> megabytes(List<Long> kilobytes) {
    return kilobytes.stream().map(size -> size >> 10).toList();
  }
}
