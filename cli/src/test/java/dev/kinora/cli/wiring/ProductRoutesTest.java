package dev.kinora.cli.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.cli.settings.CommonOptions;
import dev.kinora.cli.settings.RescanOptions;
import dev.kinora.cli.settings.RoomOptions;
import dev.kinora.origin.AccessMode;
import dev.kinora.origin.OriginServer;
import dev.kinora.origin.OriginSettings;
import dev.kinora.origin.api.Description;
import dev.kinora.origin.route.Need;
import dev.kinora.origin.route.Route;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * The servers as they are put together for people, with every feature: whatever address a feature
 * adds is described, and closed to those who may not.
 */
class ProductRoutesTest {
  private static final String NOBODYS = "A".repeat(43);

  /** A value for each part that an address can have. */
  private static final Map<String, String> PARTS =
      Map.of(
          "id", "abcd1234",
          "rendition", "v720-0123456789",
          "n", "0",
          "room", "den",
          "name", "stage",
          "key", "abcdefghijkl",
          "asset", "x.js",
          "page", "x",
          "file", "x.svg");

  @TempDir static Path folder;
  private static Node node;
  private static Server server;
  private static HttpClient client;

  @BeforeAll
  static void start() throws Exception {
    CommonOptions options =
        CommandLine.populateCommand(new CommonOptions(), "--data", folder.toString());
    node = Node.open(options);
    OriginSettings settings =
        OriginSettings.defaults(folder)
            .withPorts(OptionalInt.of(0), OptionalInt.of(0))
            .withHost("127.0.0.1", AccessMode.MEMBERS);
    RoomOptions rooms = CommandLine.populateCommand(new RoomOptions(), "--rooms-port", "0");
    server =
        Server.start(node, settings, true, LivePlan.DEFAULT, rooms, new RescanOptions(), false);
    client = HttpClient.newBuilder().sslContext(trusting(folder.resolve("tls/ca.crt"))).build();
  }

  private static SSLContext trusting(Path authority) throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    try (InputStream in = Files.newInputStream(authority)) {
      trusted.setCertificateEntry(
          "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, factory.getTrustManagers(), null);
    return context;
  }

  @AfterAll
  static void stop() throws IOException {
    client.close();
    server.close();
    node.close();
  }

  @Test
  void whatIsOfferedIsDescribedAndWhatIsDescribedIsOffered() {
    Set<String> offered =
        server.origin().routes().stream()
            .filter(route -> !route.isPage())
            .map(Description::operation)
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(Description.operations(), offered);
  }

  @Test
  void nothingButPagesAndSigningInAnswersWithoutCredentials() throws Exception {
    int closed = 0;
    for (Route route : server.origin().routes()) {
      if (route.need() != Need.NOBODY) {
        String path = path(route);
        String what = route.method() + " " + path;
        assertEquals(401, ask(route, path, "X-Forwarded-For", "127.0.0.1"), what);
        assertEquals(401, ask(route, path, "Authorization", "Bearer " + NOBODYS), what);
        assertEquals(401, ask(route, path, "Cookie", "__Host-kinora=" + NOBODYS), what);
        assertEquals(401, ask(route, path + "?sig=abcd1234.9999999999." + NOBODYS, "X", "1"), what);
        closed++;
      } else {
        assertTrue(
            route.isPage() || Set.of("/api", "/health", "/ca.crt").contains(first(route)),
            route.template() + " is open to everybody");
      }
    }
    assertTrue(closed > 20, closed + " routes");
  }

  private static String first(Route route) {
    return route.template().text().replaceAll("^(/[^/]+).*", "$1");
  }

  private static String path(Route route) {
    String path = route.template().text();
    for (String name : route.template().names()) {
      path = path.replace("{" + name + "}", Objects.requireNonNull(PARTS.get(name), name));
    }
    return path;
  }

  private static int ask(Route route, String path, String field, String value) throws Exception {
    if (route.intake() == Route.Intake.SOCKET) {
      return askSocket(path, field + ": " + value);
    }
    OriginServer origin = server.origin();
    URI address = URI.create("https://localhost:" + origin.https().orElseThrow().getPort() + path);
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .method(route.method().toString(), BodyPublishers.noBody())
            .header(field, value)
            .build();
    return client.send(request, BodyHandlers.discarding()).statusCode();
  }

  private static int askSocket(String path, String field) throws IOException {
    InetSocketAddress at = server.origin().http().orElseThrow();
    try (Socket socket = new Socket(at.getAddress(), at.getPort())) {
      socket
          .getOutputStream()
          .write(
              ("GET "
                      + path
                      + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
                      + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                      + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                      + field
                      + "\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      byte[] start = socket.getInputStream().readNBytes("HTTP/1.1 401".length());
      return Integer.parseInt(new String(start, StandardCharsets.US_ASCII).substring(9));
    }
  }
}
