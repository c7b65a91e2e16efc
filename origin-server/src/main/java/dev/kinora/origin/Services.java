package dev.kinora.origin;

import dev.kinora.origin.account.AccountsFeature;
import dev.kinora.origin.api.ApiEndpoints;
import dev.kinora.origin.api.EventStream;
import dev.kinora.origin.library.Library;
import dev.kinora.origin.library.LibraryChange;
import dev.kinora.origin.live.LiveFeature;
import dev.kinora.origin.media.ManifestEndpoints;
import dev.kinora.origin.media.Manifests;
import dev.kinora.origin.media.OnDemand;
import dev.kinora.origin.media.SegmentEndpoints;
import dev.kinora.origin.media.SourceEndpoint;
import dev.kinora.origin.media.TextEndpoints;
import dev.kinora.origin.media.ThumbnailEndpoints;
import dev.kinora.origin.ops.AccessLog;
import dev.kinora.origin.ops.InFlight;
import dev.kinora.origin.ops.Metrics;
import dev.kinora.origin.ops.Observed;
import dev.kinora.origin.ops.OpsEndpoints;
import dev.kinora.origin.origins.OriginsEndpoint;
import dev.kinora.origin.route.Endpoint;
import dev.kinora.origin.route.Feature;
import dev.kinora.origin.route.Gate;
import dev.kinora.origin.route.Route;
import dev.kinora.origin.route.Router;
import dev.kinora.origin.ui.WebPages;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.HttpContinueReadHandler;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Everything behind the listeners, put together. Owns the log, the event stream and subscriptions.
 */
final class Services implements AutoCloseable {
  private static final long ACCESS_LOG_BYTES = 16L << 20;

  private final InFlight inFlight = new InFlight();
  private final Metrics metrics;
  private final AccessLog log;
  private final EventStream events;
  private final Library.Subscription removals;
  private final SegmentEndpoints segments;
  private final LiveFeature live;
  private final List<Feature> features;
  private final Access access;
  private final AccountsFeature accounts;
  private final WebPages pages;
  private final List<Route> routes;

  Services(
      OriginSettings settings, Access access, OriginParts parts, Manifests manifests, ServerTls tls)
      throws IOException {
    OriginLimits limits = settings.limits();
    Library library = parts.library();
    metrics = new Metrics(parts.registry(), library);
    log = new AccessLog(settings.data().resolve("logs"), ACCESS_LOG_BYTES);
    events = new EventStream(library, limits.eventClients());
    OnDemand onDemand =
        new OnDemand(parts.supply(), limits.waiters(), limits.longestWait(), metrics::waited);
    segments = new SegmentEndpoints(library, parts.store(), onDemand, limits.cacheBytes());
    removals =
        library.subscribe(change -> {
          if (change instanceof LibraryChange.Removed removed) {
            segments.forget(removed.titleId());
          }
        });
    live = new LiveFeature(parts.live(), parts.store(), parts.registry(), events::tell);
    features = parts.features();
    features.forEach(feature -> feature.tellBy(events::tell));
    this.access = access;
    accounts = new AccountsFeature(parts.accounts(), library, access.mode() == AccessMode.OPEN);
    pages =
        new WebPages(
            Services.class.getClassLoader(), tls.strictTransport(), parts.neighbours()::others);
    List<Route> own =
        Routes.all(
            segments,
            new ManifestEndpoints(library, manifests),
            new ThumbnailEndpoints(library, parts.store()),
            new TextEndpoints(library, parts.store()),
            new SourceEndpoint(library),
            new ApiEndpoints(library, parts.version(), this::routes),
            new OriginsEndpoint(parts.neighbours()),
            events,
            new OpsEndpoints(parts.checks(), parts.registry(), tls.authority()),
            pages);
    routes =
        Stream.of(
                own.stream(),
                accounts.routes().stream(),
                live.routes().stream(),
                features.stream().flatMap(f -> f.routes().stream()))
            .flatMap(Function.identity())
            .toList();
    gauges(parts.registry(), onDemand);
  }

  private void gauges(PrometheusRegistry registry, OnDemand onDemand) {
    Metrics.gauge(
        registry, "kinora_segment_waiters", "Requests waiting for segments.", onDemand::waiting);
    Metrics.gauge(registry, "kinora_event_clients", "Open event streams.", events::clients);
    Metrics.gauge(registry, "kinora_http_in_flight", "Requests being answered.", inFlight::count);
    Metrics.gauge(
        registry,
        "kinora_access_log_dropped_lines",
        "Lines that did not fit into the access log's queue.",
        log::dropped);
  }

  List<Route> routes() {
    return routes;
  }

  Access access() {
    return access;
  }

  InFlight inFlight() {
    return inFlight;
  }

  /** What stands behind one listener that offers these routes. */
  HttpHandler handler(List<Route> offered, int pathCharacters) {
    Optional<Endpoint> lost =
        offered.stream().anyMatch(Route::isPage) ? Optional.of(pages::lost) : Optional.empty();
    HttpHandler router =
        new HttpContinueReadHandler(new Router(offered, accounts.identification(), lost));
    Gate gate = new Gate(access.localOnly(), pathCharacters, router);
    return new Observed(log, metrics, inFlight, gate);
  }

  /** Ends event streams, which would go on for ever. */
  void endStreams() {
    live.close();
    events.close();
    features.forEach(Feature::endStreams);
  }

  @Override
  public void close() {
    live.close();
    events.close();
    features.forEach(Feature::close);
    removals.close();
    segments.close();
    accounts.close();
    log.close();
  }
}
