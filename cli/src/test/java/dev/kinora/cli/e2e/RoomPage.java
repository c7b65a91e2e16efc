package dev.kinora.cli.e2e;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** One member's page of a room. */
final class RoomPage {
  private static final double PATIENCE_MILLIS = 60_000;

  /** Time at which each frame is shown, less its place in the film; both in milliseconds. */
  private static final String OFFSET =
      """
      () => new Promise((resolve) => {
        const video = window.kinoraPlayer.video;
        const offsets = [];
        const shown = (now, frame) => {
          offsets.push(
            performance.timeOrigin + frame.expectedDisplayTime - frame.mediaTime * 1000);
          if (offsets.length < 40) video.requestVideoFrameCallback(shown);
          else resolve(offsets.sort((a, b) => a - b)[offsets.length >> 1]);
        };
        video.requestVideoFrameCallback(shown);
      })
      """;

  private final Page page;

  RoomPage(Page page) {
    this.page = page;
  }

  /** Goes in by the room's address, under a name. */
  void enter(String address, String name) {
    page.navigate(address);
    enter(name);
  }

  /** Goes in where the page has come to the room's door already. */
  void enter(String name) {
    Locator field = page.locator("kinora-room-page #name");
    field.waitFor(new Locator.WaitForOptions().setTimeout(PATIENCE_MILLIS));
    field.fill(name);
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Enter the room")).click();
    await("window.kinoraRoom?.state() != null");
  }

  Page page() {
    return page;
  }

  /** Waits until an expression of the page is true. */
  void await(String expression) {
    page.waitForFunction(
        "() => " + expression,
        null,
        new Page.WaitForFunctionOptions().setTimeout(PATIENCE_MILLIS).setPollingInterval(50));
  }

  void awaitPhase(String phase) {
    await("window.kinoraRoom.state().phase === '" + phase + "'");
  }

  /** Waits until the picture is within a quarter of a second of where the room has it. */
  void awaitInStep() {
    await(
        "!window.kinoraPlayer?.video.paused"
            + " && Math.abs(window.kinoraRoom.drift().errorMs ?? 9999) < 250");
  }

  /** Waits until the picture stands at the room's position. */
  void awaitStill() {
    awaitPhase("paused");
    await(
        "window.kinoraPlayer?.video.paused && !window.kinoraPlayer.video.seeking"
            + " && window.kinoraPlayer.video.readyState >= 2"
            + " && Math.abs(window.kinoraPlayer.video.currentTime"
            + " - window.kinoraRoom.state().pos) < 0.5 / 24");
  }

  /** Presses one of the player's keys. */
  void press(String key) {
    page.locator("kinora-room-view h1").click();
    page.keyboard().press(key);
  }

  void say(String text) {
    page.getByLabel("Write a message").fill(text);
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send").setExact(true))
        .click();
  }

  /** Waits for a line of the chat, which is text whatever it looks like. */
  void awaitSaid(String text) {
    page.locator("kinora-room-chat .said")
        .filter(new Locator.FilterOptions().setHasText(text))
        .first()
        .waitFor(new Locator.WaitForOptions().setTimeout(PATIENCE_MILLIS));
  }

  void tab(String name) {
    page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(name)).click();
  }

  long frameShown() {
    return Strip.read(page, "window.kinoraPlayer.video");
  }

  /** The number in the picture, less the frames that have gone by on everybody's clock. */
  double frameLessClock() {
    return ((Number)
            page.evaluate(
                "() => (" + Strip.READ + ")(window.kinoraPlayer.video) - Date.now() * 0.024"))
        .doubleValue();
  }

  int revision() {
    return ((Number) page.evaluate("() => window.kinoraRoom.state().rev")).intValue();
  }

  double position() {
    return ((Number) page.evaluate("() => window.kinoraRoom.state().pos")).doubleValue();
  }

  boolean hosts() {
    return (boolean) page.evaluate("() => window.kinoraRoom.member().host");
  }

  /** The median difference between any two of these pages' pictures, in milliseconds. */
  static double skewMillis(List<RoomPage> rooms) {
    List<Double> offsets =
        rooms.stream().map(room -> ((Number) room.page.evaluate(OFFSET)).doubleValue()).toList();
    List<Double> pairs = new ArrayList<>();
    for (int one = 0; one < offsets.size(); one++) {
      for (int other = one + 1; other < offsets.size(); other++) {
        pairs.add(Math.abs(offsets.get(one) - offsets.get(other)));
      }
    }
    Collections.sort(pairs);
    return pairs.get(pairs.size() / 2);
  }
}
