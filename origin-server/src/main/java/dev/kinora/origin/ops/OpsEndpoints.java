package dev.kinora.origin.ops;

import dev.kinora.origin.http.MediaTypes;
import dev.kinora.origin.http.Problem;
import dev.kinora.origin.http.ProblemException;
import dev.kinora.origin.reply.Caching;
import dev.kinora.origin.reply.Call;
import dev.kinora.origin.reply.Document;
import dev.kinora.origin.reply.Replies;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Probes, metrics and the authority's certificate. Thread-safe. */
public final class OpsEndpoints {
  private static final Logger LOG = LoggerFactory.getLogger(OpsEndpoints.class);
  private static final Document UP = Document.of(MediaTypes.JSON, "{\"status\":\"up\"}");

  private final List<HealthCheck> checks;
  private final PrometheusRegistry registry;
  private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();
  private final AtomicBoolean jvmIsRegistered = new AtomicBoolean();
  private final Optional<Path> authority;

  /**
   * Endpoints over what the process knows of itself.
   *
   * @param authority the local authority's certificate, if the server has one
   */
  public OpsEndpoints(
      List<HealthCheck> checks, PrometheusRegistry registry, Optional<Path> authority) {
    this.checks = checks;
    this.registry = registry;
    this.authority = authority;
  }

  /** {@code /health/live}: the process answers. */
  public void live(Call call) throws ProblemException {
    Replies.send(call, UP, Caching.NONE);
  }

  /** {@code /health/ready}: everything that viewers need works, or 503 with what does not. */
  public void ready(Call call) throws ProblemException {
    String faults =
        checks.stream()
            .flatMap(check -> fault(check).map(f -> check.name() + ": " + f).stream())
            .collect(Collectors.joining("; "));
    if (!faults.isEmpty()) {
      throw new ProblemException(
          Problem.unavailable("Not ready. " + faults, Duration.ofSeconds(5)));
    }
    Replies.send(call, UP, Caching.NONE);
  }

  private static Optional<String> fault(HealthCheck check) {
    try {
      return check.fault().get();
    } catch (RuntimeException e) {
      LOG.warn("the check of {} failed", check.name(), e);
      return Optional.of("cannot be checked; the log says why");
    }
  }

  /** {@code /metrics} in Prometheus' text format. */
  public void metrics(Call call) throws ProblemException, IOException {
    if (jvmIsRegistered.compareAndSet(false, true)) {
      // Not at the start, which it would make longer for everybody who never asks.
      JvmMetrics.builder().register(registry);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(16 * 1024);
    writer.write(out, registry.scrape());
    Replies.send(
        call,
        Document.of(PrometheusTextFormatWriter.CONTENT_TYPE, out.toByteArray()),
        Caching.NONE);
  }

  /** {@code /ca.crt}: what a device has to trust once. */
  public void authority(Call call) throws ProblemException, IOException {
    Path file =
        authority.orElseThrow(() ->
            new ProblemException(
                Problem.notFound("This server's certificate is not from its own authority.")));
    Document document = Document.of("application/x-x509-ca-cert", Files.readAllBytes(file));
    Replies.send(call, document, Caching.CHECKED);
  }
}
