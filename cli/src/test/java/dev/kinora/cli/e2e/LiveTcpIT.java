package dev.kinora.cli.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Streams pushed over TCP, watched over WebSocket, HLS and DASH: the number in the picture moves.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class LiveTcpIT {
  private static final String VIDEO = "window.kinoraLive?.video";

  @TempDir static Path folder;
  private static BuiltKinora kinora;
  private static Browser browser;
  private static Page hub;
  private static Path film;
  private static String door = "";

  @BeforeAll
  static void start() throws Exception {
    // Longer than a busy machine takes to start a publisher anew.
    kinora = BuiltKinora.start(folder.resolve("data"), "up", "--live-grace", "30");
    browser = Browser.start();
    hub = browser.page(1280, 800);
    hub.navigate(kinora.address());
    hub.locator("a[href^='/watch/']")
        .first()
        .waitFor(new Locator.WaitForOptions().setTimeout(120_000));
    film = folder.resolve("data/demo/Kinora demo.mp4");
    door = kinora.told("Live streams go to").replace("localhost", "127.0.0.1");
  }

  @AfterAll
  static void end() {
    browser.close();
    kinora.close();
  }

  @Test
  @Order(1)
  void threeFormatsAtOnceAreWatchedByThreeWays() throws Exception {
    try (FfmpegProgram _ = push("-c", "copy", "-metadata", "service_name=one", "-f", "mpegts");
        FfmpegProgram _ =
            push(
                "-c",
                "copy",
                "-metadata",
                "title=two",
                "-movflags",
                "frag_keyframe+empty_moov+default_base_moof",
                "-f",
                "mp4");
        FfmpegProgram _ =
            push(
                ("-vf scale=640:360,fps=12 -c:v libvpx -deadline realtime -cpu-used 8 -b:v 900k"
                        + " -g 24 -c:a libopus -metadata title=three -f webm")
                    .split(" ", -1))) {
      for (String name : List.of("one", "two", "three")) {
        waitUntilOnAir(name);
        Page page = browser.page(1280, 800);
        page.navigate(kinora.address() + "live-now/" + name + "?mode=socket");
        Strip.waitUntilItMoves(page, VIDEO, 24);
        assertEquals("socket", page.evaluate("() => window.kinoraLive.mode"), name);
        page.close();
      }
      watch("one", "hls");
      watch("two", "dash");
      watch("three", "hls");
    }
    assertEquals(List.of(), browser.complaints());
    assertEquals(List.of(), browser.strangers(kinora.address()));
  }

  /** As somebody would who clicks on what the hub shows. */
  private static void waitUntilOnAir(String name) {
    String ask =
        "async (name) => { const answer = await fetch('/api/live', { cache: 'no-store' });"
            + " return (await answer.json()).live.some((stream) => stream.name === name); }";
    for (int tries = 0; tries < 300; tries++) {
      if ((boolean) hub.evaluate(ask, name)) {
        return;
      }
      hub.waitForTimeout(200);
    }
    throw new AssertionError(name + " never went on air");
  }

  private static void watch(String name, String mode) {
    Page page = browser.page(1280, 800);
    page.navigate(kinora.address() + "live-now/" + name + "?mode=" + mode);
    Strip.waitUntilItMoves(page, VIDEO, 24);
    assertEquals(mode, page.evaluate("() => window.kinoraLive.mode"), name);
    page.close();
  }

  @Test
  @Order(2)
  void aPublisherThatComesBackGoesOnAndTheRecordingIsATitle() throws Exception {
    Page page = browser.page(390, 844);
    FfmpegProgram first = push("-c", "copy", "-metadata", "service_name=desk", "-f", "mpegts");
    try (first) {
      waitUntilOnAir("desk");
      page.navigate(kinora.address() + "live-now/desk");
      Strip.waitUntilItMoves(page, VIDEO, 24);
      first.kill();
    }
    try (FfmpegProgram _ = push("-c", "copy", "-metadata", "service_name=desk", "-f", "mpegts")) {
      Strip.waitUntilItMoves(page, VIDEO, 48);
    }
    page.close();
    hub.navigate(kinora.address());
    Locator card = hub.locator("a[href^='/watch/']:has-text('desk')").first();
    card.waitFor(new Locator.WaitForOptions().setTimeout(90_000));
    card.click();
    FilmPage recording = new FilmPage(hub);
    recording.play();
    recording.waitUntilPlayed(1);
    assertTrue(recording.frameShown() >= 0, "the recording shows the film");
  }

  private static FfmpegProgram push(String... how) throws IOException {
    List<String> arguments =
        new ArrayList<>(List.of("-re", "-stream_loop", "-1", "-i", film.toString()));
    arguments.addAll(List.of(how));
    arguments.add(door);
    return FfmpegProgram.start(folder.resolve("ffmpeg.txt"), arguments);
  }
}
