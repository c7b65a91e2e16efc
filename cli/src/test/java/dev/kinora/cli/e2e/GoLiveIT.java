package dev.kinora.cli.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A broadcast from one page to others: the camera films the demo film, whose frames are numbered.
 */
final class GoLiveIT {
  private static final String VIDEO = "window.kinoraLive?.video";
  private static final double PATIENCE_MILLIS = 90_000;

  @TempDir static Path folder;
  private static BuiltKinora kinora;
  private static Browser browser;
  private static Browser camera;

  @BeforeAll
  static void start() throws Exception {
    kinora = BuiltKinora.start(folder.resolve("data"), "up");
    browser = Browser.start();
    Page hub = browser.page(1280, 800);
    hub.navigate(kinora.address());
    hub.locator("a[href^='/watch/']")
        .first()
        .waitFor(new Locator.WaitForOptions().setTimeout(120_000));
    hub.close();
    Path tape = folder.resolve("camera.mjpeg");
    String film = folder.resolve("data/demo/Kinora demo.mp4").toString();
    FfmpegProgram.run(
        folder.resolve("ffmpeg.txt"),
        List.of("-i", film, "-an", "-vf", "scale=640:360", "-q:v", "4", tape.toString()));
    camera =
        Browser.start(
            "--use-fake-device-for-media-stream",
            "--use-fake-ui-for-media-stream",
            "--use-file-for-fake-video-capture=" + tape);
  }

  @AfterAll
  static void end() {
    camera.close();
    browser.close();
    kinora.close();
  }

  @Test
  void aPageGoesLiveOthersWatchAndItBecomesATitle() {
    Page stage = camera.page(1280, 800);
    stage.navigate(kinora.address() + "go-live");
    button(stage, "Show the camera").click();
    stage.getByLabel("Name of the broadcast").fill("Ada's stage");
    stage.locator("kinora-go-live-page form button.primary:enabled").click();
    button(stage, "End the broadcast").waitFor();

    Page viewer = browser.page(1280, 800);
    viewer.navigate(kinora.address());
    Locator onAir = viewer.locator("a[href='/live-now/ada-s-stage']").first();
    onAir.waitFor(new Locator.WaitForOptions().setTimeout(PATIENCE_MILLIS));
    onAir.click();
    Strip.waitUntilItMoves(viewer, VIDEO, 24);
    Page phone = browser.page(390, 844);
    phone.navigate(kinora.address() + "live-now/ada-s-stage?mode=hls");
    Strip.waitUntilItMoves(phone, VIDEO, 24);
    assertTrue(decodedFrames(viewer) >= 24, "decoded " + decodedFrames(viewer));

    button(stage, "End the broadcast").click();
    stage.locator("kinora-confirm button.primary").click();
    watchRecording(viewer);
    watchRecording(stage);
    assertEquals(List.of(), browser.complaints());
    assertEquals(List.of(), camera.complaints());
    assertEquals(List.of(), browser.strangers(kinora.address()));
    assertEquals(List.of(), camera.strangers(kinora.address()));
  }

  private static void watchRecording(Page page) {
    Locator link =
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Watch the recording"));
    link.waitFor(new Locator.WaitForOptions().setTimeout(PATIENCE_MILLIS));
    link.click();
    FilmPage film = new FilmPage(page);
    film.play();
    film.waitUntilPlayed(1);
    assertTrue(film.frameShown() >= 0, "the recording shows what was filmed");
  }

  private static long decodedFrames(Page page) {
    return ((Number) page.evaluate("() => window.kinoraLive.stats().decodedFrames")).longValue();
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }
}
