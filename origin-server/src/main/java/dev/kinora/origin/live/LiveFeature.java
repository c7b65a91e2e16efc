package dev.kinora.origin.live;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.kinora.origin.ops.Metrics;
import dev.kinora.origin.route.Feature;
import dev.kinora.origin.route.Need;
import dev.kinora.origin.route.Route;
import dev.kinora.packager.publish.AssetStore;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.undertow.util.Methods;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything live of one origin. Owns its sockets and the thread that looks for news. */
public final class LiveFeature implements Feature {
  private static final Logger LOG = LoggerFactory.getLogger(LiveFeature.class);
  private static final long LOOK_MILLIS = 500;
  private static final long PING_SECONDS = 25;

  private final LiveSockets sockets;
  private final List<Route> routes;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("live-news").factory());

  /**
   * Serves streams.
   *
   * @param store where their recordings are
   * @param news hears of changes: an event's name and its data
   */
  public LiveFeature(
      LiveParts parts,
      AssetStore store,
      PrometheusRegistry registry,
      BiConsumer<String, Map<String, ?>> news) {
    SegmentViewers viewers = new SegmentViewers(Ticker.systemTicker());
    LiveEndpoints endpoints = new LiveEndpoints(parts.shelf(), store, viewers);
    LiveApi api = new LiveApi(parts.shelf(), endpoints, viewers, InstantSource.system());
    Broadcasts broadcasts = new Broadcasts(parts.intake());
    LivePush push = new LivePush(parts.intake(), broadcasts);
    this.sockets = new LiveSockets(endpoints, SocketLimits.DEFAULTS);
    this.routes = routes(endpoints, api, push, sockets);
    LiveNews watch = new LiveNews(api, news);
    every(LOOK_MILLIS, watch::look);
    every(LOOK_MILLIS, broadcasts::sweep);
    every(TimeUnit.SECONDS.toMillis(PING_SECONDS), sockets::ping);
    Metrics.gauge(
        registry,
        "kinora_live_streams",
        "Streams that run.",
        () -> parts.shelf().channels().size());
    Metrics.gauge(registry, "kinora_live_sockets", "Sockets of viewers.", sockets::count);
    Metrics.gauge(
        registry,
        "kinora_live_socket_skips",
        "How often a slow viewer went on at a later key frame.",
        sockets::skips);
  }

  private static List<Route> routes(
      LiveEndpoints endpoints, LiveApi api, LivePush push, LiveSockets sockets) {
    return List.of(
        Route.media("/live/{name}/{rendition}/{n}.m4s", endpoints::segment),
        Route.media("/live/{name}/{rendition}/index.m3u8", endpoints::media),
        Route.media("/live/{name}/{rendition}/init.mp4", endpoints::init),
        Route.media("/live/{name}/master.m3u8", endpoints::master),
        Route.media("/live/{name}/manifest.mpd", endpoints::mpd),
        Route.socket("/live/{name}/socket", sockets::open),
        Route.api(Methods.PUT, "/live/{name}", push::push).streamingBody(),
        Route.api(Methods.POST, "/live/{name}", push::push).streamingBody(),
        Route.api(Methods.DELETE, "/live/{name}", push::end),
        Route.api("/api/live", api::all),
        Route.api("/api/live/{name}", api::one),
        Route.media("/api/time", api::time).need(Need.NOBODY));
  }

  private void every(long millis, Runnable work) {
    var _ =
        clock.scheduleWithFixedDelay(
            () -> {
              try {
                work.run();
              } catch (RuntimeException e) {
                LOG.warn("looking after live streams failed once", e);
              }
            },
            millis,
            millis,
            TimeUnit.MILLISECONDS);
  }

  @Override
  public List<Route> routes() {
    return routes;
  }

  /** Ends all sockets, which would go on for ever. */
  @Override
  public void close() {
    clock.shutdown();
    sockets.close();
  }
}
