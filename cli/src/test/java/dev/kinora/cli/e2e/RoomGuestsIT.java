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
import tools.jackson.databind.json.JsonMapper;

/** Where only members are let in, a link brings a guest into one room, and nowhere else. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class RoomGuestsIT {
  private static final String STATUS = "path => fetch(path).then((answer) => answer.status)";

  @TempDir static Path folder;
  private static BuiltKinora kinora;
  private static Browser browser;
  private static RoomPage ada;
  private static RoomPage gus;
  private static String film = "";
  private static String other = "";

  @BeforeAll
  static void start() throws Exception {
    Path data = folder.resolve("data");
    kinora = BuiltKinora.start(data, "serve", "--access", "members");
    browser = Browser.start();
    ada = new RoomPage(browser.page(1280, 800));
    gus = new RoomPage(browser.page(390, 844));
    Page page = ada.page();
    page.navigate(kinora.nextLine());
    page.getByLabel("Your name").fill("Ada");
    page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true))
        .fill("a lamp beside the window");
    button(page, "Make the account").click();
    film = add(data, "Film night", 30);
    other = add(data, "Another", 3);
    Locator card = page.locator("a[href='/watch/" + film + "']").first();
    card.waitFor(new Locator.WaitForOptions().setTimeout(120_000));
    card.click();
    button(page, "Watch together").click();
    ada.await("window.kinoraRoom?.state() != null");
  }

  private static String add(Path data, String name, int seconds) throws Exception {
    Path clip = folder.resolve(name + ".mp4");
    String picture = "testsrc2=size=320x180:rate=24:duration=" + seconds;
    FfmpegProgram.run(
        folder.resolve("ffmpeg.txt"),
        List.of(
            "-f",
            "lavfi",
            "-i",
            picture,
            "-c:v",
            "libx264",
            "-preset",
            "ultrafast",
            "-g",
            "48",
            "-pix_fmt",
            "yuv420p",
            clip.toString()));
    BuiltKinora.Outcome added =
        BuiltKinora.run("ingest", clip.toString(), "--json", "--data", data.toString());
    assertEquals(0, added.exitCode(), added.talk());
    return JsonMapper.shared().readTree(added.data()).get("id").asString();
  }

  @AfterAll
  static void end() {
    browser.close();
    kinora.close();
  }

  @Test
  @Order(1)
  void aLinkLetsAGuestInWithoutAnAccount() {
    Page page = ada.page();
    button(page, "Invite").click();
    page.getByLabel("Guests may write").check();
    Locator field = page.getByLabel("Link to this room");
    field.waitFor();
    String link = field.inputValue();
    assertTrue(link.contains("/room/") && link.contains("#g="), link);
    button(page, "Close").click();
    gus.enter(link, "Gus");
    assertEquals("guest", gus.page().evaluate("() => window.kinoraRoom.member().role"));
  }

  @Test
  @Order(2)
  void theGuestTalksAndWatchesAlong() {
    gus.say("hello from outside");
    ada.awaitSaid("hello from outside");
    ada.say("come in");
    gus.awaitSaid("come in");
    ada.press("k");
    gus.awaitPhase("playing");
    gus.awaitInStep();
    gus.press("k");
    gus.page().getByText("You may not do this in this room.").waitFor();
    ada.press("k");
    gus.awaitStill();
  }

  @Test
  @Order(3)
  void theRoomsFilmIsAllThatTheGuestSees() {
    Page page = gus.page();
    assertEquals(200, page.evaluate(STATUS, "/titles/" + film + "/master.m3u8"));
    for (String path : List.of("/titles/" + other + "/master.m3u8", "/api/titles/" + other)) {
      assertEquals(404, page.evaluate(STATUS, path), path);
    }
  }

  @Test
  @Order(4)
  void whoIsPutOutIsToldSo() {
    Page page = gus.page();
    ada.tab("People");
    ada.page().locator("kinora-room-member-menu summary").click();
    button(ada.page(), "Put out for good").click();
    page.getByText("You were asked to leave this room.").waitFor();
    page.reload();
    page.getByText("You are not in the room").waitFor();
    assertEquals(List.of(), browser.strangers(kinora.address()));
    assertEquals(List.of(), browser.complaints().stream().filter(RoomGuestsIT::isUnasked).toList());
  }

  /** The browser itself notes refusals; these are what this is about. */
  private static boolean isUnasked(String complaint) {
    return !complaint.contains("the server responded with a status of 40");
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }
}
