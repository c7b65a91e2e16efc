package dev.kinora.cli.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One command on an empty folder, one address: the demo film is made, listed and plays. */
final class WatchDemoIT {
  private static final int FRAMES_A_SECOND = 24;

  @TempDir static Path folder;
  private static BuiltKinora kinora;
  private static Browser browser;

  @BeforeAll
  static void start() throws Exception {
    kinora = BuiltKinora.start(folder.resolve("data"), "up");
    browser = Browser.start();
  }

  @AfterAll
  static void end() {
    browser.close();
    kinora.close();
  }

  private static String watchAddress(Page page) {
    page.navigate(kinora.address());
    Locator card = page.locator("a[href^='/watch/']").first();
    card.waitFor(new Locator.WaitForOptions().setTimeout(120_000));
    return kinora.address() + card.getAttribute("href").substring(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hls", "dash"})
  void playsSeeksToTheFrameAndEnds(String engine) {
    Page page = browser.page(1280, 800);
    page.navigate(watchAddress(page) + "?engine=" + engine);
    FilmPage film = new FilmPage(page);

    film.play();
    film.waitUntilPlayed(1.5);

    assertEquals(engine, film.engine());
    for (double seconds : List.of(31.0, 7.25, 22.5)) {
      double shown = film.seek(seconds + 0.01);
      assertEquals(seconds, shown, 1.0 / FRAMES_A_SECOND, "seek to " + seconds);
      assertEquals(Math.round(shown * FRAMES_A_SECOND), film.frameShown(), "frame at " + seconds);
    }
    film.seek(38.5);
    film.play();
    film.waitForEnd();
    assertEquals(List.of(), browser.complaints());
    assertEquals(List.of(), browser.strangers(kinora.address()));
    page.close();
  }

  @Test
  void theSeekBarShowsSmallPictures() {
    Page page = browser.page(1280, 800);
    page.navigate(watchAddress(page));
    FilmPage film = new FilmPage(page);
    film.play();
    film.waitUntilPlayed(0.5);

    assertEquals(192, film.tileWidth(0.5), "pointer");
    film.focusSeekBar();
    page.mouse().move(5, 5);
    page.keyboard().press("Home");
    assertEquals(192, film.tileWidth(), "keyboard");
    assertEquals(List.of(), browser.complaints());
    page.close();
  }

  @Test
  void captionsThatComeToLieBesideTheFilmAreShown() throws Exception {
    Page page = browser.page(1280, 800);
    String address = watchAddress(page);
    Path data = folder.resolve("data");
    Files.writeString(
        data.resolve("demo/Kinora demo.en.srt"),
        """
        1
        00:00:05,000 --> 00:00:09,000
        <i>Round</i> & <script>round</script>
        """);
    BuiltKinora.Outcome outcome =
        BuiltKinora.run(
            "ingest", data.resolve("demo/Kinora demo.mp4").toString(), "--data", data.toString());
    assertEquals(0, outcome.exitCode(), outcome.talk());
    for (String engine : List.of("hls", "dash")) {
      openCaptions(page, address + "?engine=" + engine);
      page.getByText("English", new Page.GetByTextOptions().setExact(true)).last().click();
      page.keyboard().press("Escape");
      page.keyboard().press("Escape");
      page.keyboard().press("k");
      assertEquals("<i>Round</i> &amp; round", cueShown(page), engine);
      page.keyboard().press("c");
      page.waitForFunction(
          "() => [...kinoraPlayer.video.textTracks].every(t => t.mode !== 'showing')",
          null,
          new Page.WaitForFunctionOptions().setTimeout(90_000));
    }
    assertEquals(List.of(), browser.complaints());
    page.close();
  }

  /**
   * Opens the list of captions at second five. Another process made them known: until the server
   * has heard of it, a page that is opened has none.
   */
  private static void openCaptions(Page page, String address) {
    Locator captions =
        page.getByText("Captions", new Page.GetByTextOptions().setExact(true)).last();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
    do {
      page.navigate(address);
      FilmPage film = new FilmPage(page);
      film.play();
      film.waitUntilPlayed(0.5);
      film.seek(5.01);
      page.locator("kinora-player .settings").first().click();
      page.waitForTimeout(1000);
    } while (captions.count() == 0 && System.nanoTime() < end);
    captions.click();
  }

  private static String cueShown(Page page) {
    return (String)
        page.waitForFunction(
                "() => [...kinoraPlayer.video.textTracks].filter(t => t.mode === 'showing')"
                    + ".flatMap(t => [...(t.activeCues ?? [])]).map(cue => cue.text)[0]",
                null,
                new Page.WaitForFunctionOptions().setTimeout(90_000))
            .jsonValue();
  }

  @Test
  void theHubFitsAPhone() {
    Page page = browser.page(360, 740);
    watchAddress(page);
    int overflow =
        (int)
            page.evaluate(
                "() => document.documentElement.scrollWidth -"
                    + " document.documentElement.clientWidth");
    assertTrue(overflow <= 0, "the page is " + overflow + " px wider than the phone");
    page.close();
  }
}
