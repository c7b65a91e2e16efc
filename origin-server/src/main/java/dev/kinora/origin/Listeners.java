package dev.kinora.origin;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.OptionalInt;
import javax.net.ssl.SSLContext;
import org.xnio.Options;

/** The two doors of the origin on one Undertow. */
final class Listeners implements AutoCloseable {
  private static final long NO_BOUND = -1;
  private static final int BUFFER_BYTES = 16 * 1024;

  /** For connections that are idle when everything else has ended. */
  private static final int LAST_MOMENT_MILLIS = 200;

  private final Undertow undertow;

  private Listeners(Undertow undertow) {
    this.undertow = undertow;
  }

  /**
   * Opens what the settings ask for.
   *
   * @param encrypted what stands behind the encrypted listener
   * @param plain what stands behind the plain one
   */
  static Listeners open(
      OriginSettings settings, Optional<SSLContext> tls, HttpHandler encrypted, HttpHandler plain)
      throws IOException {
    Undertow.Builder builder = options(settings.limits());
    if (tls.isPresent()) {
      builder.addListener(
          listener(settings.host(), settings.httpsPort().orElseThrow(), encrypted)
              .setType(Undertow.ListenerType.HTTPS)
              .setSslContext(tls.get()));
    }
    if (settings.httpPort().isPresent()) {
      builder.addListener(
          listener(settings.host(), settings.httpPort().getAsInt(), plain)
              .setType(Undertow.ListenerType.HTTP));
    }
    Undertow undertow = builder.build();
    try {
      undertow.start();
    } catch (RuntimeException e) {
      throw new IOException(
          "cannot listen on %s, ports %s (HTTPS) and %s (HTTP): %s; choose others with --https-port"
                  .formatted(
                      settings.host(),
                      name(settings.httpsPort()),
                      name(settings.httpPort()),
                      rootMessage(e))
              + " and --http-port",
          e);
    }
    return new Listeners(undertow);
  }

  private static Undertow.ListenerBuilder listener(String host, int port, HttpHandler handler) {
    return new Undertow.ListenerBuilder().setHost(host).setPort(port).setRootHandler(handler);
  }

  private static String name(OptionalInt port) {
    return port.isPresent() ? Integer.toString(port.getAsInt()) : "none";
  }

  private static Undertow.Builder options(OriginLimits limits) {
    return Undertow.builder()
        .setBufferSize(BUFFER_BYTES)
        .setDirectBuffers(true)
        .setServerOption(UndertowOptions.ENABLE_HTTP2, true)
        // Paths are compared as they came: see the package's introduction.
        .setServerOption(UndertowOptions.DECODE_URL, false)
        // Undertow's own bound of 2 MB would cut off uploads; Router and endpoints have theirs.
        .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, NO_BOUND)
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
        .setServerOption(UndertowOptions.SHUTDOWN_TIMEOUT, LAST_MOMENT_MILLIS)
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

  /** Closes every connection, whatever passes over it. */
  @Override
  public void close() {
    undertow.getListenerInfo().forEach(Undertow.ListenerInfo::suspend);
    undertow.stop();
  }
}
