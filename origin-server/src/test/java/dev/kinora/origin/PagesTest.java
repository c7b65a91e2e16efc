package dev.kinora.origin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page and its files, from a folder on the test's class path. */
class PagesTest {
  @TempDir Path folder;

  @Test
  void thePageIsEverywhereOnHttpsAndNowhereElse() throws Exception {
    try (Running running = Running.in(folder);
        HttpClient client = running.client(HttpClient.Version.HTTP_2)) {
      for (String path :
          List.of(
              "/", "/watch/abcd1234", "/live-now/desk", "/room/friday", "/go-live", "/sign-in")) {
        var page = get(client, running, path);
        assertEquals(200, page.statusCode(), path);
        assertEquals("text/html; charset=utf-8", header(page, "Content-Type"));
        assertEquals("no-cache", header(page, "Cache-Control"));
        String policy = header(page, "Content-Security-Policy");
        assertTrue(policy.contains("default-src 'none'"), policy);
        assertTrue(policy.contains("frame-ancestors 'none'"), policy);
        assertFalse(policy.contains("unsafe"), policy);
        assertFalse(page.headers().firstValue("Strict-Transport-Security").isPresent());
        assertEquals(404, running.get(path).statusCode(), "on the plain listener");
      }
    }
  }

  @Test
  void aBrowserThatIsLostGetsAPageAndAProgramAProblem() throws Exception {
    try (Running running = Running.in(folder);
        HttpClient client = running.client(HttpClient.Version.HTTP_2)) {
      var page = get(client, running, "/nowhere", "Accept", "text/html,*/*;q=0.8");
      assertEquals(404, page.statusCode());
      assertEquals("text/html; charset=utf-8", header(page, "Content-Type"));
      assertEquals("no-store", header(page, "Cache-Control"));
      assertTrue(header(page, "Content-Security-Policy").contains("default-src 'none'"));
      var problem = get(client, running, "/nowhere", "Accept", "*/*");
      assertEquals(404, problem.statusCode());
      assertEquals("application/problem+json", header(problem, "Content-Type"));
      var plain = running.get("/nowhere", "Accept", "text/html");
      assertEquals("application/problem+json", header(plain, "Content-Type"));
    }
  }

  @Test
  void assetsNeverChangeAndAreCompressed() throws Exception {
    try (Running running = Running.in(folder);
        HttpClient client = running.client(HttpClient.Version.HTTP_2)) {
      var script = get(client, running, "/assets/main-0a1b2c3d.js", "Accept-Encoding", "gzip");
      assertEquals("text/javascript; charset=utf-8", header(script, "Content-Type"));
      assertEquals("gzip", header(script, "Content-Encoding"));
      assertTrue(header(script, "Cache-Control").contains("immutable"));
      var icon = get(client, running, "/favicon.svg");
      assertEquals("image/svg+xml", header(icon, "Content-Type"));
      for (String nothing :
          List.of("/assets/", "/assets/none.js", "/assets/..%2findex.html", "/index.js")) {
        assertEquals(404, get(client, running, nothing).statusCode(), nothing);
      }
    }
  }

  private static HttpResponse<byte[]> get(
      HttpClient client, Running running, String path, String... headers) throws Exception {
    var request = HttpRequest.newBuilder(running.https(path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("none");
  }
}
