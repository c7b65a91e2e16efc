package dev.kinora.origin.ops;

import dev.kinora.origin.library.Library;
import dev.kinora.origin.library.Stage;
import dev.kinora.packager.publish.TitleState;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;

/** What the origin counts. Labels come from the route table, never from a request. Thread-safe. */
public final class Metrics {
  private static final double[] SECONDS = {
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60
  };

  private final Counter requests;
  private final Counter bytes;
  private final Histogram seconds;
  private final Histogram waits;

  /** Registers everything. */
  public Metrics(PrometheusRegistry registry, Library library) {
    requests =
        Counter.builder()
            .name("kinora_http_requests_total")
            .help("Answered requests.")
            .labelNames("route", "status")
            .register(registry);
    bytes =
        Counter.builder()
            .name("kinora_http_response_bytes_total")
            .help("Bytes of bodies that were sent.")
            .labelNames("route")
            .register(registry);
    seconds =
        Histogram.builder()
            .name("kinora_http_request_seconds")
            .help("Time from a request's fields to the end of its answer.")
            .labelNames("route")
            .classicOnly()
            .classicUpperBounds(SECONDS)
            .register(registry);
    waits =
        Histogram.builder()
            .name("kinora_segment_wait_seconds")
            .help("Time that requests waited for a segment being made.")
            .labelNames("outcome")
            .classicOnly()
            .classicUpperBounds(SECONDS)
            .register(registry);
    GaugeWithCallback.builder()
        .name("kinora_titles")
        .help("Titles by state.")
        .labelNames("state")
        .callback(report -> byState(library).forEach((s, n) -> report.call(n, s)))
        .register(registry);
  }

  /** Adds a value that is read when metrics are. */
  public static void gauge(
      PrometheusRegistry registry, String name, String help, DoubleSupplier value) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .callback(report -> report.call(value.getAsDouble()))
        .register(registry);
  }

  /** Counts one answer. */
  void answered(String route, int status, long sizeBytes, Duration took) {
    requests.labelValues(route, Integer.toString(status)).inc();
    bytes.labelValues(route).inc(sizeBytes);
    seconds.labelValues(route).observe(took.toNanos() / 1e9);
  }

  /** Counts one wait for a segment. */
  public void waited(String outcome, Duration time) {
    waits.labelValues(outcome).observe(time.toNanos() / 1e9);
  }

  private static Map<String, Integer> byState(Library library) {
    Map<String, Integer> counts =
        new TreeMap<>(Map.of("probing", 0, "playable", 0, "ready", 0, "failed", 0));
    library.titles().forEach(title -> counts.merge(name(title.stage()), 1, Integer::sum));
    return counts;
  }

  private static String name(Stage stage) {
    return switch (stage) {
      case Stage.Probing p -> "probing";
      case Stage.Refused r -> "failed";
      case Stage.Probed probed ->
          switch (probed.state()) {
            case TitleState.Playable p -> "playable";
            case TitleState.Ready r -> "ready";
            case TitleState.Failed f -> "failed";
          };
    };
  }
}
