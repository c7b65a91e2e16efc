package dev.kinora.origin;

import dev.kinora.origin.media.ManifestEndpoints;
import dev.kinora.origin.media.Manifests;
import dev.kinora.origin.media.OnDemand;
import dev.kinora.origin.media.SegmentEndpoints;
import dev.kinora.origin.media.SourceEndpoint;
import dev.kinora.origin.route.Route;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/**
 * The origin while it runs. {@link #start} returns once every listener accepts connections; {@link
 * #close} lets answers in flight end for a moment and frees the ports. Thread-safe.
 */
public final class OriginServer implements AutoCloseable {
  private final Listeners listeners;

  private OriginServer(Listeners listeners) {
    this.listeners = listeners;
  }

  /**
   * Opens the listeners.
   *
   * @throws IOException if a port is taken, or certificates cannot be read or written
   * @throws IllegalArgumentException if the settings cannot be satisfied; the message says which
   */
  public static OriginServer start(OriginSettings settings, OriginParts parts, Manifests manifests)
      throws IOException {
    OriginLimits limits = settings.limits();
    OnDemand onDemand =
        new OnDemand(parts.supply(), limits.waiters(), limits.longestWait(), (o, t) -> {});
    SegmentEndpoints segments =
        new SegmentEndpoints(parts.library(), parts.store(), onDemand, limits.cacheBytes());
    ManifestEndpoints texts = new ManifestEndpoints(parts.library(), manifests);
    SourceEndpoint source = new SourceEndpoint(parts.library());
    List<Route> routes =
        List.of(
            Route.media("/titles/{id}/{rendition}/{n}.m4s", segments::segment).onIoThread(),
            Route.media("/titles/{id}/{rendition}/init.mp4", segments::init),
            Route.media("/titles/{id}/{rendition}/index.m3u8", texts::media),
            Route.media("/titles/{id}/master.m3u8", texts::master),
            Route.media("/titles/{id}/manifest.mpd", texts::mpd),
            Route.media("/titles/{id}/source", source::source),
            Route.media("/titles/{id}/poster.jpg", segments::poster));
    return new OriginServer(Listeners.open(settings, routes));
  }

  /** Where the encrypted listener is, with the port it was given. */
  public Optional<InetSocketAddress> https() {
    return listeners.https();
  }

  /** Where the plain listener is, with the port it was given. */
  public Optional<InetSocketAddress> http() {
    return listeners.http();
  }

  @Override
  public void close() {
    listeners.close();
  }
}
