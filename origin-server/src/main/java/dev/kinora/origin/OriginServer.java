package dev.kinora.origin;

import dev.kinora.origin.media.Manifests;
import dev.kinora.origin.origins.Neighbours;
import dev.kinora.origin.route.Route;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The origin while it runs. {@link #start} returns once every listener accepts connections; {@link
 * #close} lets answers in flight end for a moment and frees the ports. Thread-safe.
 */
public final class OriginServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OriginServer.class);

  private final Listeners listeners;
  private final Services services;
  private final Neighbours neighbours;
  private final Duration longestShutdown;

  private OriginServer(
      Listeners listeners, Services services, Neighbours neighbours, Duration longestShutdown) {
    this.listeners = listeners;
    this.services = services;
    this.neighbours = neighbours;
    this.longestShutdown = longestShutdown;
  }

  /**
   * Opens the listeners.
   *
   * @throws IOException if a port is taken, or certificates cannot be read or written
   * @throws IllegalArgumentException if the settings ask for what cannot be kept; the message says
   *     what to use instead
   */
  public static OriginServer start(OriginSettings settings, OriginParts parts, Manifests manifests)
      throws IOException {
    Access access = Access.of(settings);
    ServerTls tls = ServerTls.of(settings);
    Services services = new Services(settings, access, parts, manifests, tls);
    try {
      List<Route> everywhere =
          services.routes().stream().filter(r -> r.place() == Route.Place.EVERYWHERE).toList();
      int pathCharacters = settings.limits().pathCharacters();
      Listeners listeners =
          Listeners.open(
              settings,
              tls.context(),
              services.handler(services.routes(), pathCharacters),
              services.handler(everywhere, pathCharacters));
      listeners.https().ifPresent(at -> announce(settings, at, parts.neighbours()));
      return new OriginServer(
          listeners, services, parts.neighbours(), settings.limits().shutdown());
    } catch (IOException | RuntimeException e) {
      services.close();
      throw e;
    }
  }

  private static void announce(
      OriginSettings settings, InetSocketAddress at, Neighbours neighbours) {
    InetAddress address = at.getAddress();
    boolean sameMachine =
        address == null || address.isLoopbackAddress() || address.isAnyLocalAddress();
    neighbours.announce(settings.host(), at.getPort(), sameMachine);
  }

  /** Where the encrypted listener is, with the port it was given. */
  public Optional<InetSocketAddress> https() {
    return listeners.https();
  }

  /** Where the plain listener is, with the port it was given. */
  public Optional<InetSocketAddress> http() {
    return listeners.http();
  }

  /** Who may watch. */
  public AccessMode access() {
    return services.access().mode();
  }

  /** All addresses, for tests and descriptions. */
  public List<Route> routes() {
    return services.routes();
  }

  @Override
  public void close() {
    neighbours.close();
    services.endStreams();
    try {
      if (!services.inFlight().stop(longestShutdown)) {
        LOG.info("{} answers were cut off by the stop", services.inFlight().count());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    listeners.close();
    services.close();
  }
}
