package dev.kinora.cli.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A film is sent by a page, goes on after a reload where it stopped, and plays. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class UploadIT {
  private static final double PATIENCE_MILLIS = 180_000;
  private static final int FIRST_FRAME = 240;

  @TempDir static Path folder;
  private static BuiltKinora kinora;
  private static Browser browser;
  private static Page hub;
  private static Path clip;
  private static Path sameName;

  @BeforeAll
  static void start() throws Exception {
    kinora = BuiltKinora.start(folder.resolve("data"), "up");
    browser = Browser.start();
    hub = browser.page(390, 844);
    hub.navigate(kinora.address());
    card("Kinora demo");
    clip = folder.resolve("Late summer.mp4");
    sameName = Files.createDirectory(folder.resolve("another")).resolve("Late summer.mp4");
    cut(10, 13, clip);
    cut(30, 5, sameName);
  }

  /** A piece of the demo film; from a key frame on, so that its first picture is another one. */
  private static void cut(int fromSeconds, int seconds, Path to) throws Exception {
    String film = folder.resolve("data/demo/Kinora demo.mp4").toString();
    String from = Integer.toString(fromSeconds);
    String length = Integer.toString(seconds);
    FfmpegProgram.run(
        folder.resolve("ffmpeg.txt"),
        List.of("-ss", from, "-t", length, "-i", film, "-c", "copy", to.toString()));
  }

  @AfterAll
  static void end() {
    browser.close();
    kinora.close();
  }

  @Test
  @Order(1)
  void whatStoppedHalfWayGoesOnAndBecomesAFilm() {
    Page page = browser.page(1280, 800);
    List<Request> asked = new CopyOnWriteArrayList<>();
    page.route("**/api/uploads/*", route -> holdSecond(asked, route));
    page.navigate(kinora.address() + "upload");
    choose(page, clip);
    page.getByRole(AriaRole.PROGRESSBAR).first().waitFor();
    page.waitForCondition(
        () -> asked.size() == 2, new Page.WaitForConditionOptions().setTimeout(PATIENCE_MILLIS));
    String offset = asked.get(1).headerValue("upload-offset");
    assertTrue(Long.parseLong(offset) > 0, "the first part arrived");

    page.reload();
    page.getByText("Interrupted").waitFor();
    Request next =
        page.waitForRequest(request -> request.method().equals("PATCH"), () -> choose(page, clip));
    assertEquals(offset, next.headerValue("upload-offset"), "it goes on where it stopped");

    assertShows(page, FIRST_FRAME, FIRST_FRAME + 13 * 24);
    page.getByText("Ready", new Page.GetByTextOptions().setExact(true))
        .waitFor(new Locator.WaitForOptions().setTimeout(PATIENCE_MILLIS));
    card("Late summer");
    assertEquals(List.of(), browser.complaints());
    assertEquals(List.of(), browser.strangers(kinora.address()));
  }

  @Test
  @Order(2)
  void anotherFilmOfTheSameNameShowsItsOwnPicture() {
    Page page = browser.page(390, 844);
    page.navigate(kinora.address() + "upload");
    choose(page, sameName);
    assertShows(page, 30 * 24, 35 * 24);
    assertEquals(List.of(), browser.complaints());
  }

  /** Another page plays what was uploaded, as soon as the upload's page says that one may. */
  private static void assertShows(Page page, int first, int end) {
    Locator watch = page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Watch now"));
    watch.waitFor(new Locator.WaitForOptions().setTimeout(PATIENCE_MILLIS));
    Page viewer = browser.page(1280, 800);
    viewer.navigate(kinora.address() + watch.getAttribute("href").substring(1));
    FilmPage film = new FilmPage(viewer);
    film.play();
    film.waitUntilPlayed(1);
    long frame = film.frameShown();
    assertTrue(frame >= first && frame < end, "frame " + frame);
    viewer.context().close();
  }

  /** Lets the first part through; the second hangs, as it does on a line that has gone dead. */
  private static void holdSecond(List<Request> parts, Route route) {
    if (route.request().method().equals("PATCH")) {
      parts.add(route.request());
      if (parts.size() == 2) {
        return;
      }
    }
    route.resume();
  }

  private static void choose(Page page, Path file) {
    page.locator("kinora-drop-zone input").setInputFiles(file);
  }

  /** Waits until the hub, which stays open, shows a film that can be watched. */
  private static void card(String name) {
    hub.locator("a[href^='/watch/']")
        .filter(new Locator.FilterOptions().setHasText(name))
        .first()
        .waitFor(new Locator.WaitForOptions().setTimeout(120_000));
  }
}
