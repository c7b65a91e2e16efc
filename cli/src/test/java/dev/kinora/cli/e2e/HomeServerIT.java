package dev.kinora.cli.e2e;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A movie server at home: the films' files for plain devices, and a second origin in reserve. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class HomeServerIT {
  @TempDir static Path folder;
  private static BuiltKinora first;
  private static BuiltKinora second;
  private static Browser browser;
  private static Page page;
  private static String titlePath = "";

  @BeforeAll
  static void start() throws Exception {
    first = BuiltKinora.start(folder.resolve("data"), "up", "--rooms", "Kitchen,Film club");
    second = BuiltKinora.start(folder.resolve("data"), "serve", "--role", "origin");
    browser = Browser.start();
    page = browser.page(1280, 800);
    page.navigate(first.address());
    Locator card = page.locator("a[href^='/watch/']").first();
    card.waitFor(new Locator.WaitForOptions().setTimeout(120_000));
    titlePath = card.getAttribute("href").substring("/watch/".length());
  }

  @AfterAll
  static void end() {
    browser.close();
    first.close();
    second.close();
  }

  @Test
  @Order(1)
  void devicesReadTheFileItselfInParts() throws Exception {
    String plain = first.told("Devices that trust no certificate use");
    URI source = URI.create(plain + "titles/" + titlePath + "/source");
    byte[] file = Files.readAllBytes(folder.resolve("data/demo/Kinora demo.mp4"));
    int size = file.length;
    HttpResponse<byte[]> whole = ask("HEAD", source);
    assertEquals(Integer.toString(size), header(whole, "content-length"));
    String tag = header(whole, "etag");
    assertPart(file, 100, 299, ask("GET", source, "Range", "bytes=100-299"));
    assertPart(file, size - 500, size - 1, ask("GET", source, "Range", "bytes=-500"));
    assertPart(
        file, size - 9, size - 1, ask("GET", source, "Range", "bytes=%d-".formatted(size - 9)));
    assertPart(file, 0, 9, ask("GET", source, "Range", "bytes=0-9", "If-Range", tag));
    assertEquals(
        200, ask("GET", source, "Range", "bytes=0-9", "If-Range", "\"other\"").statusCode());
    HttpResponse<byte[]> several = ask("GET", source, "Range", "bytes=0-9,200-299");
    assertEquals(206, several.statusCode());
    assertTrue(header(several, "content-type").startsWith("multipart/byteranges; boundary="));
    HttpResponse<byte[]> beyond = ask("GET", source, "Range", "bytes=%d-".formatted(size));
    assertEquals(416, beyond.statusCode());
    assertEquals("bytes */" + size, header(beyond, "content-range"));
  }

  @Test
  @Order(2)
  void roomsOfTheSettingsAreThere() {
    page.navigate(first.address() + "rooms");
    page.getByText("Kitchen").first().waitFor();
    page.getByText("Film club").first().waitFor();
  }

  @Test
  @Order(3)
  void theFilmGoesOnFromTheSecondOriginWhenTheFirstDies() throws Exception {
    page.navigate(first.address() + "watch/" + titlePath);
    FilmPage film = new FilmPage(page);
    film.play();
    film.waitUntilPlayed(1);
    first.kill();
    page.evaluate("() => window.kinoraPlayer.video.play()");
    film.seek(30.01);
    film.play();
    film.waitUntilPlayed(33);
    assertTrue(film.frameShown() >= 32 * 24, "frame " + film.frameShown());
    assertTrue(page.url().startsWith(first.address()), "the page is the same: " + page.url());
  }

  private static void assertPart(byte[] file, int from, int last, HttpResponse<byte[]> answer) {
    assertEquals(206, answer.statusCode());
    assertEquals(
        "bytes %d-%d/%d".formatted(from, last, file.length), header(answer, "content-range"));
    assertArrayEquals(Arrays.copyOfRange(file, from, last + 1), answer.body());
  }

  private static HttpResponse<byte[]> ask(String method, URI uri, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri).method(method, HttpRequest.BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.build(), BodyHandlers.ofByteArray());
    }
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
