package dev.kinora.origin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Accounts as a browser sees them. */
class AccountsTest {
  private static final String TITLES = "/api/titles";

  @TempDir Path folder;
  private Running running;
  private Visitor ann;

  @BeforeEach
  void start() throws Exception {
    running = Running.in(folder, s -> s.withHost("127.0.0.1", AccessMode.MEMBERS));
    ann = Visitor.of(running);
  }

  @AfterEach
  void stop() {
    ann.close();
    running.close();
  }

  @Test
  void theFirstAccountComesByAOneTimeLinkAndOthersByInvitation() throws Exception {
    assertTrue(ann.json("/api/session").get("needsSetUp").asBoolean());
    assertEquals(401, ann.status("GET", TITLES, ""));
    String other = running.firstLink();
    ann.first("ann");
    JsonNode session = ann.json("/api/session");
    assertFalse(session.get("needsSetUp").asBoolean());
    assertEquals("admin", session.get("account").get("role").asString());
    assertTrue(session.get("can").get("admin").asBoolean());
    assertEquals(200, ann.status("GET", TITLES, ""));
    try (Visitor bob = Visitor.of(running)) {
      String body =
          "{\"name\":\"Bob\",\"password\":\"pass-bob-word\",\"invitation\":\"%s\"}"
              .formatted(other);
      assertEquals(403, bob.status("POST", "/api/accounts", body), "the link's time is over");
      bob.invitedBy(ann, "bob", "member");
      assertEquals("member", bob.json("/api/session").get("account").get("role").asString());
      assertEquals(403, bob.status("GET", "/api/accounts", ""));
      assertEquals(403, bob.status("POST", "/api/invitations", "{\"role\":\"admin\"}"));
    }
    assertEquals(2, ann.json("/api/accounts").get("accounts").size());
  }

  @Test
  void anInvitationIsUsedOnceAndCanBeTakenBack() throws Exception {
    ann.first("ann");
    HttpResponse<byte[]> made = ann.post("/api/invitations", "{\"role\":\"member\",\"days\":1}");
    assertEquals(201, made.statusCode());
    JsonNode all = ann.json("/api/invitations").get("invitations");
    assertEquals(1, all.size());
    assertFalse(all.toString().contains("#"), "the secret is shown once");
    String id = all.get(0).get("id").asString();
    assertEquals(204, ann.status("DELETE", "/api/invitations/" + id, ""));
    assertEquals(404, ann.status("DELETE", "/api/invitations/" + id, ""));
    String token = text(made).replaceAll(".*welcome#([^\"]*)\".*", "$1");
    try (Visitor bob = Visitor.of(running)) {
      String body =
          "{\"name\":\"bob\",\"password\":\"pass-bob-word\",\"invitation\":\"%s\"}"
              .formatted(token);
      assertEquals(403, bob.status("POST", "/api/accounts", body));
    }
    assertEquals(422, ann.status("POST", "/api/invitations", "{\"role\":\"member\",\"days\":91}"));
  }

  @ParameterizedTest
  @CsvSource({
    "x, long-enough-1, 201",
    "x, short, 422",
    "' ', long-enough-1, 422",
    "xxxxxxxxxx, XXXXXXXXXX, 422",
    "ANN, long-enough-1, 422",
    "a\u202Eb, long-enough-1, 422"
  })
  void namesAndPasswordsHaveRules(String name, String password, int status) throws Exception {
    ann.first("ann");
    try (Visitor other = Visitor.of(running)) {
      JsonNode made = Texts.json(ann.post("/api/invitations", "{\"role\":\"member\"}").body());
      String token = made.get("url").asString().substring("/welcome#".length());
      String body =
          "{\"name\":\"%s\",\"password\":\"%s\",\"invitation\":\"%s\"}"
              .formatted(name, password, token);
      assertEquals(status, other.status("POST", "/api/accounts", body));
      boolean used = ann.json("/api/invitations").get("invitations").isEmpty();
      assertEquals(status == 201, used, "only an account uses an invitation up");
    }
  }

  @Test
  void signingInAndOut() throws Exception {
    ann.first("ann");
    String before = ann.cookie().orElseThrow();
    assertEquals(204, ann.status("DELETE", "/api/session", ""));
    assertEquals(401, ann.status("GET", TITLES, ""));
    try (Visitor thief = Visitor.of(running).with("Cookie", "__Host-kinora=" + before)) {
      assertEquals(401, thief.status("GET", TITLES, ""), "the session is over, not the cookie");
    }
    assertEquals(200, ann.signIn(" ANN ", "pass-ann-word"));
    assertNotEquals(before, ann.cookie().orElseThrow());
    assertEquals(200, ann.status("GET", TITLES, ""));
  }

  @Test
  void wrongNamesAndWrongPasswordsLookTheSame() throws Exception {
    ann.first("ann");
    try (Visitor guesser = Visitor.of(running)) {
      var known = guesser.post("/api/session", "{\"name\":\"ann\",\"password\":\"canary-wrong\"}");
      var unknown =
          guesser.post("/api/session", "{\"name\":\"eve\",\"password\":\"canary-wrong\"}");
      assertEquals(401, known.statusCode());
      assertEquals(text(known), text(unknown));
    }
  }

  @Test
  void whoGuessesHasToWait() throws Exception {
    ann.first("ann");
    try (Visitor guesser = Visitor.of(running)) {
      int tries = 0;
      while (guesser.signIn("ann", "wrong-" + tries) == 401) {
        tries++;
      }
      assertTrue(tries >= 9 && tries <= 12, tries + " tries");
      var refused = guesser.post("/api/session", "{\"name\":\"ann\",\"password\":\"x\"}");
      assertEquals(429, refused.statusCode());
      long wait = refused.headers().firstValueAsLong("Retry-After").orElseThrow();
      assertTrue(wait >= 1 && wait <= 20, wait + " s");
      assertEquals(401, guesser.signIn("somebody else", "x"), "others may still sign in");
    }
  }

  @Test
  void guessingDoesNotKeepTheOwnerOut() throws Exception {
    ann.first("ann");
    try (Visitor guesser = Visitor.from(running, "127.0.0.9");
        Visitor phone = Visitor.from(running, "127.0.0.8")) {
      int answer = 401;
      for (int tries = 0; answer == 401; tries++) {
        answer = guesser.signIn("ann", "wrong-" + tries);
      }
      assertEquals(429, answer);
      assertEquals(200, phone.signIn("ann", "pass-ann-word"), "from somewhere else");
      assertEquals(429, guesser.signIn("ann", "pass-ann-word"), "not even with the right one");
    }
  }

  @Test
  void aChangeOfTheOwnPasswordEndsTheOtherSessions() throws Exception {
    ann.first("ann");
    String id = ann.json("/api/session").get("account").get("id").asString();
    try (Visitor phone = Visitor.of(running)) {
      assertEquals(200, phone.signIn("ann", "pass-ann-word"));
      assertEquals(2, ann.json("/api/session/list").get("sessions").size());
      String wrong = "{\"password\":\"another-word\",\"oldPassword\":\"guess\"}";
      assertEquals(403, ann.status("PATCH", "/api/accounts/" + id, wrong));
      String right = "{\"password\":\"another-word\",\"oldPassword\":\"pass-ann-word\"}";
      assertEquals(204, ann.status("PATCH", "/api/accounts/" + id, right));
      assertEquals(401, phone.status("GET", TITLES, ""));
      assertEquals(200, ann.status("GET", TITLES, ""));
      assertEquals(401, phone.signIn("ann", "pass-ann-word"));
      assertEquals(200, phone.signIn("ann", "another-word"));
    }
  }

  @Test
  void aSessionCanBeEndedFromAnother() throws Exception {
    ann.first("ann");
    try (Visitor phone = Visitor.of(running).with("User-Agent", "A phone")) {
      phone.signIn("ann", "pass-ann-word");
      for (JsonNode session : ann.json("/api/session/list").get("sessions")) {
        if (!session.get("current").asBoolean()) {
          assertEquals("A phone", session.get("agent").asString());
          String path = "/api/session/list/" + session.get("id").asString();
          assertEquals(204, ann.status("DELETE", path, ""));
          assertEquals(404, ann.status("DELETE", path, ""));
        }
      }
      assertEquals(401, phone.status("GET", TITLES, ""));
    }
  }

  @Test
  void rolesAndRemovalTakeEffectAtOnceAndOneAdministratorStays() throws Exception {
    ann.first("ann");
    try (Visitor bob = Visitor.of(running)) {
      bob.invitedBy(ann, "bob", "member");
      String own = "/api/accounts/" + bob.json("/api/session").get("account").get("id").asString();
      String anns = "/api/accounts/" + ann.json("/api/session").get("account").get("id").asString();
      assertEquals(404, bob.status("PATCH", anns, "{\"password\":\"taken-over-1\"}"));
      assertEquals(403, bob.status("PATCH", own, "{\"role\":\"admin\"}"));
      assertEquals(422, ann.status("PATCH", anns, "{\"role\":\"member\"}"));
      assertEquals(422, ann.status("DELETE", anns, ""));
      assertEquals(204, ann.status("PATCH", own, "{\"role\":\"admin\"}"));
      assertEquals(200, bob.status("GET", "/api/accounts", ""));
      assertEquals(204, ann.status("PATCH", own, "{\"role\":\"member\"}"));
      assertEquals(403, bob.status("GET", "/api/accounts", ""));
      assertEquals(204, ann.status("DELETE", own, ""));
      assertEquals(401, bob.status("GET", TITLES, ""));
      assertEquals(404, ann.status("DELETE", own, ""));
    }
  }

  @Test
  void aCookieAloneChangesNothing() throws Exception {
    ann.first("ann");
    assertEquals(403, ann.forgetCsrf().status("POST", "/api/invitations", "{\"role\":\"member\"}"));
    ann.json("/api/session");
    ann.with("Origin", "https://evil.example");
    assertEquals(403, ann.status("POST", "/api/invitations", "{\"role\":\"member\"}"));
    ann.with("Origin", "https://localhost:" + running.server.https().orElseThrow().getPort());
    assertEquals(201, ann.status("POST", "/api/invitations", "{\"role\":\"member\"}"));
  }

  @Test
  void positionsAreEachPersonsOwn() throws Exception {
    ann.first("ann");
    String path = "/api/titles/" + Sample.ID + "/position";
    assertTrue(ann.json(path).get("seconds").isNull());
    assertEquals(204, ann.status("PUT", path, "{\"seconds\":61.25}"));
    assertEquals(204, ann.status("PUT", path, "{\"seconds\":62.5}"));
    assertEquals(62.5, ann.json(path).get("seconds").asDouble());
    for (String wrong : List.of("{\"seconds\":-1}", "{\"seconds\":\"1\"}", "{\"seconds\":1e9}")) {
      assertEquals(400, ann.status("PUT", path, wrong));
    }
    assertEquals(404, ann.status("PUT", "/api/titles/zzzz9999/position", "{\"seconds\":1}"));
    try (Visitor bob = Visitor.of(running)) {
      bob.invitedBy(ann, "bob", "member");
      assertTrue(bob.json(path).get("seconds").isNull());
    }
    running.library.remove(Sample.ID);
    running.library.put(Running.playable(running.title));
    assertTrue(ann.json(path).get("seconds").isNull());
  }

  @Test
  void noSecretReachesTheLog() throws Exception {
    ann.first("ann");
    ann.signIn("ann", "canary-password");
    ann.get("/titles/abcd1234/master.m3u8?sig=canary-sig");
    String token = ann.cookie().orElseThrow();
    ann.get("/ca.crt");
    Path file = folder.resolve("data/logs/access.log");
    // Each line is written when its answer is over, so they may come in another order.
    for (String line : List.of("POST /api/session HTTP/2.0\" 401", "master.m3u8", "/ca.crt")) {
      Eventually.becomesTrue("a line about " + line, () -> read(file).contains(line));
    }
    String log = read(file);
    assertFalse(log.contains("canary"), log);
    assertFalse(log.contains(token), log);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }
}
