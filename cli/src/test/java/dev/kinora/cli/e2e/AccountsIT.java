package dev.kinora.cli.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** From the first account's link to a session that is ended from elsewhere. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class AccountsIT {
  private static final String ADAS_PASSWORD = "a lamp beside the window";
  private static final String BOBS_PASSWORD = "seven quiet elephants";

  @TempDir static Path folder;
  private static BuiltKinora kinora;
  private static Browser browser;
  private static Page ada;
  private static Page bob;

  @BeforeAll
  static void start() throws Exception {
    Path data = Files.createDirectory(folder.resolve("data"));
    kinora = BuiltKinora.start(data, "serve", "--access", "members");
    browser = Browser.start();
    ada = browser.page(1280, 800);
    bob = browser.page(390, 844);
  }

  @AfterAll
  static void end() {
    browser.close();
    kinora.close();
  }

  @Test
  @Order(1)
  void whoeverHasNoAccountIsAskedToSignIn() {
    ada.navigate(kinora.address() + "rooms");
    awaitHeading(ada, "Sign in");
    ada.getByText("Nobody has an account yet").waitFor();
  }

  @Test
  @Order(2)
  void theLinkOfTheTerminalMakesTheFirstAccount() throws Exception {
    ada.navigate(kinora.nextLine());
    awaitHeading(ada, "Make the first account");
    makeAccount(ada, "Ada", ADAS_PASSWORD);
    awaitHeading(ada, "Your films");
    ada.navigate(kinora.address() + "people");
    ada.getByText("This is you").waitFor();
  }

  @Test
  @Order(3)
  void anInvitationMakesAMemberOnce() {
    button(ada, "Make a link").click();
    Locator field = ada.getByLabel("Invitation link");
    field.waitFor();
    String link = field.inputValue();
    assertTrue(link.startsWith(kinora.address() + "welcome#"), link);

    bob.navigate(link);
    awaitHeading(bob, "Welcome to Kinora");
    makeAccount(bob, "Bob", BOBS_PASSWORD);
    awaitHeading(bob, "Your films");
    bob.navigate(kinora.address() + "people");
    bob.getByRole(AriaRole.MAIN).waitFor();
    assertEquals(0, bob.getByText("Invite somebody").count(), "a member invites nobody");

    Page late = browser.page(1280, 800);
    late.navigate(link);
    makeAccount(late, "Carl", BOBS_PASSWORD);
    late.getByRole(AriaRole.ALERT).first().waitFor();
    late.context().close();
  }

  @Test
  @Order(4)
  void oneSignsOutAndInAgain() {
    bob.navigate(kinora.address() + "account");
    button(bob, "Sign out here").click();
    awaitHeading(bob, "Sign in");
    bob.navigate(kinora.address() + "account");
    signIn(bob, "Bob", "not the password");
    bob.getByText("Name and password do not fit together.").waitFor();
    signIn(bob, "Bob", BOBS_PASSWORD);
    awaitHeading(bob, "Bob");
  }

  @Test
  @Order(5)
  void aSessionIsEndedFromElsewhere() {
    Page other = browser.page(1280, 800);
    other.navigate(kinora.address());
    signIn(other, "Bob", BOBS_PASSWORD);
    awaitHeading(other, "Your films");
    bob.reload();
    Locator end = bob.locator("kinora-device-list button");
    end.waitFor();
    assertEquals(1, end.count(), "the other browser can be signed out");
    end.click();
    awaitHeading(other, "Sign in");
    awaitHeading(bob, "Bob");
    assertEquals(List.of(), browser.complaints().stream().filter(AccountsIT::isUnasked).toList());
    assertEquals(List.of(), browser.strangers(kinora.address()));
  }

  /** The browser itself notes refusals; these are what this is about. */
  private static boolean isUnasked(String complaint) {
    return !complaint.contains("the server responded with a status of 40");
  }

  private static void awaitHeading(Page page, String name) {
    page.getByRole(
            AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setExact(true).setLevel(1))
        .waitFor(new Locator.WaitForOptions().setTimeout(60_000));
  }

  private static void makeAccount(Page page, String name, String password) {
    page.getByLabel("Your name").fill(name);
    page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(password);
    button(page, "Make the account").click();
  }

  private static void signIn(Page page, String name, String password) {
    page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill(name);
    page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(password);
    page.locator("kinora-sign-in-page button").click();
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }
}
