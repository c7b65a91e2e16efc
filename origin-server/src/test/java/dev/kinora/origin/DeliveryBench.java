package dev.kinora.origin;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A server for load tools: {@code DeliveryBench FOLDER CACHE_MIB} prints its HTTPS and its HTTP
 * port and serves a segment of 1 MiB at {@link #PATH} until its standard input has something to
 * read. Measure CPU time of the process against bytes; the wall clock of a shared machine says
 * little.
 */
final class DeliveryBench {
  private static final String PATH = "/titles/" + Sample.ID + "/" + Sample.VIDEO + "/1.m4s";

  private DeliveryBench() {}

  public static void main(String[] args) throws Exception {
    Path folder = Files.createDirectories(Path.of(args[0]));
    int cacheBytes = Integer.parseInt(args[1]) << 20;
    Duration before = cpu();
    long started = System.nanoTime();
    try (Running running =
        Running.in(folder, s -> s.withLimits(s.limits().withCacheBytes(cacheBytes)))) {
      System.err.printf(
          "started in %d ms, %d ms of CPU, %d ms after the JVM%n",
          (System.nanoTime() - started) / 1_000_000,
          cpu().minus(before).toMillis(),
          System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime());
      running.publishSegment(1, 1 << 20);
      System.out.printf(
          "%d %d %s%n",
          running.server.https().orElseThrow().getPort(),
          running.server.http().orElseThrow().getPort(),
          PATH);
      if (System.in.read() < 0) {
        System.err.println("standard input ended");
      }
    }
  }

  private static Duration cpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
  }
}
