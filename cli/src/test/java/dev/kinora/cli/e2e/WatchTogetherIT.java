package dev.kinora.cli.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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

/** A room on the demo film: three pages and a terminal see the same moment and talk about it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class WatchTogetherIT {
  private static final int MOST_FRAMES_APART = 12;
  private static final double MOST_MILLIS_APART = 250;

  @TempDir static Path folder;
  private static BuiltKinora kinora;
  private static Browser browser;
  private static RoomPage ada;
  private static RoomPage bob;
  private static RoomPage cy;
  private static String address = "";

  @BeforeAll
  static void start() throws Exception {
    kinora = BuiltKinora.start(folder.resolve("data"), "up");
    browser =
        Browser.start(
            "--disable-background-timer-throttling",
            "--disable-renderer-backgrounding",
            "--disable-backgrounding-occluded-windows");
    Page page = browser.page(1280, 800);
    page.navigate(kinora.address());
    Locator card = page.locator("a[href^='/watch/']").first();
    card.waitFor(new Locator.WaitForOptions().setTimeout(120_000));
    card.click();
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Watch together")).click();
    ada = new RoomPage(page);
    bob = new RoomPage(browser.page(960, 600));
    cy = new RoomPage(browser.page(390, 844));
    ada.enter("Ada");
    address = page.url();
    bob.enter(address, "Bob");
  }

  @AfterAll
  static void end() {
    browser.close();
    kinora.close();
  }

  @Test
  @Order(1)
  void whatOneDoesAllSee() {
    assertTrue(ada.hosts(), "who made the room hosts it");
    ada.awaitPhase("paused");
    ada.press("k");
    for (RoomPage room : List.of(ada, bob)) {
      room.awaitPhase("playing");
      room.awaitInStep();
    }
    assertTogether(List.of(ada, bob));

    bob.press("k");
    ada.awaitStill();
    bob.awaitStill();
    assertEquals(bob.frameShown(), ada.frameShown(), "frames after a pause");

    bob.press("5");
    ada.await("Math.abs(window.kinoraRoom.state().pos - 20) < 1");
    ada.awaitStill();
    bob.awaitStill();
    assertEquals(bob.frameShown(), ada.frameShown(), "frames after a jump");
    assertTrue(ada.frameShown() > 24 * 18, "frame " + ada.frameShown());
  }

  @Test
  @Order(2)
  void aNewcomerLandsThereAndDisturbsNobody() {
    int before = ada.revision();
    cy.enter(address, "Cy");
    cy.awaitStill();
    assertEquals(ada.frameShown(), cy.frameShown(), "the newcomer's frame");
    assertEquals(before, ada.revision(), "nobody did anything");
    assertEquals(before, cy.revision(), "nobody did anything");
  }

  @Test
  @Order(3)
  void textStaysText() {
    ada.say("<b>loud</b> & <i>clear</i>");
    for (RoomPage room : List.of(ada, bob)) {
      room.awaitSaid("<b>loud</b> & <i>clear</i>");
      assertEquals(0, room.page().locator("kinora-room-chat .said b").count());
    }
  }

  @Test
  @Order(4)
  void threePicturesStayTogether() {
    cy.press("1");
    ada.await("Math.abs(window.kinoraRoom.state().pos - 4) < 1");
    cy.press("k");
    List<RoomPage> all = List.of(ada, bob, cy);
    all.forEach(RoomPage::awaitInStep);
    assertTogether(all);
    double skew = RoomPage.skewMillis(all);
    System.out.printf("Skew of three pages in a room: %.1f ms (median of pairs)%n", skew);
    assertTrue(skew < MOST_MILLIS_APART, "%.1f ms apart".formatted(skew));
    ada.press("k");
    all.forEach(RoomPage::awaitStill);
  }

  @Test
  @Order(5)
  void whoAsksForItHosts() {
    bob.tab("People");
    bob.page()
        .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Become the host"))
        .click();
    bob.await("window.kinoraRoom.member().host");
    ada.await("!window.kinoraRoom.member().host");
  }

  @Test
  @Order(6)
  void theRoomOutlivesItsHostsPageAndHasATerminal() throws Exception {
    double position = ada.position();
    bob.page().context().close();
    Path data = folder.resolve("data");
    List<String> arguments = List.of("room", address, "--name", "Tess", "--data", data.toString());
    try (Typist tess = Typist.start(folder.resolve("room.txt"), arguments)) {
      tess.awaitLine("you are in");
      tess.type("hello from a <terminal>");
      ada.awaitSaid("hello from a <terminal>");
      ada.say("good evening");
      tess.awaitLine("Ada: good evening");
      tess.type("/status");
      tess.awaitLine("paused");
      tess.type("/seek 0:10");
      ada.await("Math.abs(window.kinoraRoom.state().pos - 10) < 0.1");
      ada.awaitStill();
      assertFalse(Math.abs(position - 10) < 0.1, "the terminal moved it");
      tess.type("/quit");
      assertEquals(0, tess.awaitEnd());
    }
    ada.await("window.kinoraRoom.stats().watching === 2");
    ada.await("window.kinoraRoom.state().phase === 'paused'");
    long end = System.nanoTime() + 90_000_000_000L;
    while (!ada.hosts() && !cy.hosts() && System.nanoTime() < end) {
      ada.page().waitForTimeout(250);
    }
    assertTrue(ada.hosts() ^ cy.hosts(), "one of those who stayed hosts");
    assertEquals(List.of(), browser.complaints());
    assertEquals(List.of(), browser.strangers(kinora.address()));
  }

  private static void assertTogether(List<RoomPage> rooms) {
    RoomPage first = rooms.getFirst();
    Strip.waitUntilItMoves(first.page(), "window.kinoraPlayer.video", 6);
    double expected = first.frameLessClock();
    for (RoomPage room : rooms) {
      assertEquals(expected, room.frameLessClock(), MOST_FRAMES_APART, "frames apart");
    }
  }
}
