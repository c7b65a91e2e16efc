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
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A film from one member's own disk, which two others watch in step without any upload. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class HostShareIT {
  private static final String VIDEO = "window.kinoraRoom.sharedVideo()";

  /** Pictures travel through an encoder and a network; a second is what one still talks across. */
  private static final int MOST_FRAMES_APART = 24;

  @TempDir static Path folder;
  private static BuiltKinora kinora;
  private static Browser browser;
  private static RoomPage ada;
  private static RoomPage bob;
  private static RoomPage cy;

  private static Path film = folder;
  private static Path running = folder;

  @BeforeAll
  static void start() throws Exception {
    kinora = BuiltKinora.start(folder.resolve("data"), "up", "--rooms", "Sofa");
    browser =
        Browser.start(
            "--disable-background-timer-throttling",
            "--disable-renderer-backgrounding",
            "--disable-backgrounding-occluded-windows");
    Page hub = browser.page(390, 844);
    hub.navigate(kinora.address());
    hub.locator("a[href^='/watch/']")
        .first()
        .waitFor(new Locator.WaitForOptions().setTimeout(120_000));
    hub.context().close();
    film = folder.resolve("data/demo/Kinora demo.mp4");
    running = folder.resolve("From a shelf.mkv");
    FfmpegProgram.run(
        folder.resolve("ffmpeg.txt"),
        List.of("-i", film.toString(), "-c", "copy", running.toString()));
    String address = kinora.address() + "room/sofa";
    ada = new RoomPage(browser.page(1280, 800));
    bob = new RoomPage(browser.page(960, 600));
    cy = new RoomPage(browser.page(390, 844));
    ada.enter(address, "Ada");
    bob.enter(address, "Bob");
    cy.enter(address, "Cy");
  }

  @AfterAll
  static void end() {
    browser.close();
    kinora.close();
  }

  @Test
  @Order(2)
  void allWatchWhatRunsOnOnesDevice() {
    ada.tab("Films");
    ada.page()
        .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Stop sharing"))
        .click();
    awaitText(bob, "Ada no longer shares this film");
    share(running);
    assertEquals(false, bob.page().evaluate("() => " + VIDEO + ".srcObject === null"));
    double expected = frameLessClock(ada);
    for (RoomPage room : List.of(bob, cy)) {
      double behind = expected - frameLessClock(room);
      System.out.printf("A shared film is %.1f frames behind its owner's%n", behind);
      assertEquals(0, behind, MOST_FRAMES_APART, "frames behind");
    }
  }

  @Test
  @Order(3)
  void anybodyPausesAndJumps() {
    bob.press("k");
    ada.awaitPhase("paused");
    ada.await(VIDEO + ".paused");
    awaitSameFrame();
    cy.press("5");
    ada.await("Math.abs(window.kinoraRoom.state().pos - 20) < 1");
    ada.await("!%s.seeking && Math.abs(%s.currentTime - 20) < 1".formatted(VIDEO, VIDEO));
    awaitSameFrame();
    long frame = Strip.read(cy.page(), VIDEO);
    assertTrue(frame > 24 * 18 && frame < 24 * 22, "frame " + frame);
  }

  @Test
  @Order(4)
  void anotherHostsAndTheFilmGoesOn() {
    ada.tab("People");
    ada.page()
        .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Make host: Bob"))
        .click();
    bob.await("window.kinoraRoom.member().host");
    bob.press("k");
    for (RoomPage room : List.of(ada, bob, cy)) {
      room.awaitPhase("playing");
      Strip.waitUntilItMoves(room.page(), VIDEO, 12);
    }
    bob.press("k");
    cy.awaitPhase("paused");
    awaitSameFrame();
  }

  @Test
  @Order(1)
  void aFilmWithAnIndexIsFetchedInRangesAndFollowsExactly() {
    share(film);
    assertEquals(true, bob.page().evaluate("() => " + VIDEO + ".srcObject === null"));
    for (RoomPage room : List.of(ada, bob, cy)) {
      room.await("Math.abs(window.kinoraRoom.drift().errorMs ?? 9999) < 250");
    }
    double expected = frameLessClock(ada);
    for (RoomPage room : List.of(bob, cy)) {
      double behind = expected - frameLessClock(room);
      System.out.printf("A shared file is %.1f frames behind its owner's%n", behind);
      assertEquals(0, behind, MOST_FRAMES_APART / 2.0, "frames behind");
    }
    bob.press("k");
    ada.awaitPhase("paused");
    awaitSameFrame();
    cy.press("5");
    ada.await("Math.abs(window.kinoraRoom.state().pos - 20) < 1");
    awaitSameFrame();
    long frame = Strip.read(cy.page(), VIDEO);
    assertTrue(frame > 24 * 18 && frame < 24 * 22, "frame " + frame);
  }

  @Test
  @Order(5)
  void thePageOfWhoSharesDies() {
    bob.press("k");
    cy.awaitPhase("playing");
    ada.page().context().close();
    for (RoomPage room : List.of(bob, cy)) {
      awaitText(room, "Ada’s page does not answer");
    }
    for (RoomPage room : List.of(bob, cy)) {
      awaitText(room, "Ada no longer shares this film");
      room.await("window.kinoraRoom.state().phase !== 'playing'");
    }
    bob.page()
        .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Choose a film"))
        .click();
    bob.page().getByText("Share a film from this device").waitFor();
    assertEquals(List.of(), browser.complaints());
    assertEquals(List.of(), browser.strangers(kinora.address()));
  }

  /** The first member shares a file, and all three see it move. */
  private static void share(Path file) {
    ada.tab("Films");
    ada.page().locator("kinora-room-films input[type=file]").setInputFiles(file);
    for (RoomPage room : List.of(ada, bob, cy)) {
      room.awaitPhase("playing");
      room.await(VIDEO + "?.videoWidth > 0");
      Strip.waitUntilItMoves(room.page(), VIDEO, 12);
    }
    ada.await("window.kinoraRoom.stats().sharedWith === 2");
  }

  private static void awaitText(RoomPage room, String text) {
    room.page().getByText(text).first().waitFor(new Locator.WaitForOptions().setTimeout(90_000));
  }

  /** Waits until all see the picture at which the owner's player stands. */
  private static void awaitSameFrame() {
    long end = System.nanoTime() + 60_000_000_000L;
    List<Long> frames;
    do {
      ada.page().waitForTimeout(200);
      frames = List.of(ada, bob, cy).stream().map(room -> Strip.read(room.page(), VIDEO)).toList();
    } while (!areOne(frames) && System.nanoTime() < end);
    assertTrue(areOne(frames), "frames " + frames);
  }

  private static boolean areOne(List<Long> frames) {
    return frames.stream().allMatch(frame -> frame >= 0 && frame.equals(frames.getFirst()));
  }

  private static double frameLessClock(RoomPage room) {
    return ((Number)
            room.page().evaluate("() => (" + Strip.READ + ")(" + VIDEO + ") - Date.now() * 0.024"))
        .doubleValue();
  }
}
