package dev.kinora.cli.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.kinora.packager.check.load.ByteSpan;
import dev.kinora.packager.check.load.Fetched;
import dev.kinora.packager.check.load.Unfetched;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked of the web, what is not, and what comes of it. */
final class WebResourcesTest {
  private HttpServer server;
  private WebResources web;
  private URI base;
  private final AtomicInteger asked = new AtomicInteger();

  @BeforeEach
  void start() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/bytes", exchange -> answer(exchange, 200, new byte[1000]));
    server.createContext("/part", exchange -> answer(exchange, 206, new byte[10]));
    server.createContext("/none", exchange -> answer(exchange, 404, new byte[0]));
    server.createContext("/round", exchange -> redirect(exchange, "/round"));
    server.createContext("/there", exchange -> redirect(exchange, "/bytes"));
    server.createContext("/inside", exchange -> redirect(exchange, "http://127.0.0.2:1/x"));
    server.createContext("/file", exchange -> redirect(exchange, "file:///etc/hostname"));
    server.start();
    base = URI.create("http://127.0.0.1:%d/".formatted(server.getAddress().getPort()));
    web = new WebResources(base, SSLContext.getDefault());
  }

  @AfterEach
  void stop() {
    web.close();
    server.stop(0);
  }

  private void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    asked.incrementAndGet();
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  private void redirect(HttpExchange exchange, String to) throws IOException {
    exchange.getResponseHeaders().add("Location", to);
    answer(exchange, 302, new byte[0]);
  }

  @Test
  void wholeResourcesPartsAndHeads() throws Exception {
    URI bytes = base.resolve("bytes");
    assertEquals(1000, web.fetch(bytes, Optional.empty(), 1000).body().remaining());
    assertEquals(
        300, web.fetch(bytes, Optional.of(new ByteSpan(200, 300)), 500).body().remaining());
    assertEquals(
        10,
        web.fetch(base.resolve("part"), Optional.of(new ByteSpan(0, 10)), 50).body().remaining());
    Fetched head = web.head(bytes, 100);
    assertEquals(100, head.body().remaining());
    assertEquals(1000, head.totalBytes().orElseThrow());
  }

  @Test
  void whatIsTooLargeOrAbsentIsSaidToBe() {
    assertEquals(
        Unfetched.Reason.TOO_LARGE,
        refused(() -> web.fetch(base.resolve("bytes"), Optional.empty(), 999)));
    assertEquals(
        Unfetched.Reason.ABSENT,
        refused(() -> web.fetch(base.resolve("none"), Optional.empty(), 999)));
    assertEquals(
        Unfetched.Reason.ABSENT,
        refused(() -> web.fetch(base.resolve("bytes"), Optional.of(new ByteSpan(900, 200)), 999)));
  }

  @Test
  void redirectsAreFollowedAFewTimes() throws Exception {
    Fetched there = web.fetch(base.resolve("there"), Optional.empty(), 1000);
    assertEquals(base.resolve("bytes"), there.address());
    asked.set(0);
    assertEquals(
        Unfetched.Reason.ABSENT,
        refused(() -> web.fetch(base.resolve("round"), Optional.empty(), 1000)));
    assertEquals(6, asked.get());
  }

  @ParameterizedTest
  @ValueSource(strings = {"inside", "file"})
  void redirectsToOtherPrivateAddressesAreNot(String path) {
    assertEquals(
        Unfetched.Reason.OUT_OF_BOUNDS,
        refused(() -> web.fetch(base.resolve(path), Optional.empty(), 1000)));
  }

  @Test
  void nobodyAnswers() {
    server.stop(0);
    assertEquals(
        Unfetched.Reason.UNREACHABLE,
        refused(() -> web.fetch(base.resolve("bytes"), Optional.empty(), 1000)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "255.255.255.255",
        "224.0.0.1",
        "::1",
        "::",
        "fe80::1",
        "fd00::1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::"
      })
  void privateAddressesAreKnown(String address) throws Exception {
    assertFalse(HostRule.isPublic(InetAddress.getByName(address)));
  }

  @Test
  void publicAddressesAreKnown() throws Exception {
    assertTrue(HostRule.isPublic(InetAddress.getByName("93.184.215.14")));
    assertTrue(HostRule.isPublic(InetAddress.getByName("2606:2800:21f:cb07::1")));
  }

  private interface Asking {
    Fetched ask() throws Exception;
  }

  private static Unfetched.Reason refused(Asking asking) {
    return assertThrows(Unfetched.class, asking::ask).reason();
  }
}
