package dev.kinora.origin;

import dev.kinora.origin.route.Gate;
import dev.kinora.origin.route.Route;
import dev.kinora.origin.route.Router;
import dev.kinora.origin.tls.Certificates;
import dev.kinora.origin.tls.Identity;
import dev.kinora.origin.tls.MachineNames;
import dev.kinora.origin.tls.TlsContexts;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.xnio.Options;

/** The two doors of the origin on one Undertow. */
final class Listeners implements AutoCloseable {
  private static final int BUFFER_BYTES = 16 * 1024;

  private final Undertow undertow;

  private Listeners(Undertow undertow) {
    this.undertow = undertow;
  }

  static Listeners open(OriginSettings settings, List<Route> routes) throws IOException {
    InetAddress address = InetAddress.getByName(settings.host());
    boolean loopback = address.isLoopbackAddress();
    Undertow.Builder builder = options(settings.limits());
    if (settings.httpsPort().isPresent()) {
      HttpHandler handler = handler(settings, loopback, routes);
      builder.addListener(
          new Undertow.ListenerBuilder()
              .setType(Undertow.ListenerType.HTTPS)
              .setHost(settings.host())
              .setPort(settings.httpsPort().getAsInt())
              .setSslContext(tls(settings))
              .setRootHandler(handler));
    }
    if (settings.httpPort().isPresent()) {
      List<Route> plain = routes.stream().filter(r -> r.place() == Route.Place.EVERYWHERE).toList();
      builder.addListener(
          new Undertow.ListenerBuilder()
              .setType(Undertow.ListenerType.HTTP)
              .setHost(settings.host())
              .setPort(settings.httpPort().getAsInt())
              .setRootHandler(handler(settings, loopback, plain)));
    }
    Undertow undertow = builder.build();
    try {
      undertow.start();
    } catch (RuntimeException e) {
      throw new IOException(
          "cannot listen on %s, ports %s and %s: %s"
              .formatted(
                  settings.host(), settings.httpsPort(), settings.httpPort(), rootMessage(e)),
          e);
    }
    return new Listeners(undertow);
  }

  private static SSLContext tls(OriginSettings settings) throws IOException {
    Optional<OriginSettings.PemFiles> own = settings.certificate();
    Identity identity =
        own.isPresent()
            ? Certificates.own(own.get().chain(), own.get().key())
            : new Certificates(settings.data().resolve("tls"))
                .leaf(MachineNames.current(), Instant.now());
    return TlsContexts.of(identity, Optional.empty());
  }

  private static HttpHandler handler(
      OriginSettings settings, boolean loopback, List<Route> routes) {
    return new Gate(loopback, settings.limits().pathCharacters(), new Router(routes));
  }

  private static Undertow.Builder options(OriginLimits limits) {
    return Undertow.builder()
        .setBufferSize(BUFFER_BYTES)
        .setDirectBuffers(true)
        .setServerOption(UndertowOptions.ENABLE_HTTP2, true)
        // Paths are compared as they came: see the package's introduction.
        .setServerOption(UndertowOptions.DECODE_URL, false)
        .setServerOption(UndertowOptions.MAX_HEADER_SIZE, limits.headerBytes())
        .setServerOption(UndertowOptions.MAX_HEADERS, 100)
        .setServerOption(UndertowOptions.MAX_PARAMETERS, 64)
        .setServerOption(UndertowOptions.IDLE_TIMEOUT, (int) limits.idle().toMillis())
        .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, (int) limits.idle().toMillis())
        .setServerOption(
            UndertowOptions.REQUEST_PARSE_TIMEOUT, (int) limits.requestHead().toMillis())
        .setServerOption(
            UndertowOptions.HTTP2_SETTINGS_MAX_CONCURRENT_STREAMS, limits.streamsPerConnection())
        .setServerOption(UndertowOptions.HTTP2_SETTINGS_ENABLE_PUSH, false)
        .setServerOption(UndertowOptions.ALWAYS_SET_DATE, true)
        .setServerOption(UndertowOptions.SHUTDOWN_TIMEOUT, (int) limits.shutdown().toMillis())
        .setSocketOption(Options.CONNECTION_HIGH_WATER, limits.connections())
        .setSocketOption(Options.CONNECTION_LOW_WATER, limits.connections())
        .setSocketOption(Options.BACKLOG, 1024);
  }

  private static String rootMessage(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.toString() : root.getMessage();
  }

  Optional<InetSocketAddress> https() {
    return address("https");
  }

  Optional<InetSocketAddress> http() {
    return address("http");
  }

  private Optional<InetSocketAddress> address(String protocol) {
    return undertow.getListenerInfo().stream()
        .filter(info -> info.getProtcol().equals(protocol))
        .map(info -> (InetSocketAddress) info.getAddress())
        .findFirst();
  }

  @Override
  public void close() {
    undertow.stop();
  }
}
