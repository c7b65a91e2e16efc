package dev.kinora.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code kinora users} without a server. */
@ResourceLock(Resources.SYSTEM_OUT)
class UsersTest {
  @TempDir Path folder;

  private record Ran(int code, String out) {}

  private Ran run(String... words) {
    String[] all = new String[words.length + 2];
    System.arraycopy(words, 0, all, 0, words.length);
    all[words.length] = "--data";
    all[words.length + 1] = folder.toString();
    PrintStream before = System.out;
    var out = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
      return new Ran(Main.run(all), out.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(before);
    }
  }

  @Test
  void anInvitationIsALinkAndNothingElseOnStandardOutput() {
    Ran invited = run("users", "invite", "--url", "https://kinora.example/");
    assertEquals(0, invited.code());
    assertTrue(
        invited.out().strip().matches("https://kinora.example/welcome#[A-Za-z0-9_-]{43}"),
        invited.out());
    JsonNode json = JsonMapper.shared().readTree(run("users", "invite", "--json").out());
    assertTrue(json.get("url").asString().startsWith("https://localhost:8080/welcome#"));
    assertEquals("admin", json.get("role").asString(), "the first account administers");
  }

  @Test
  void exitCodesAreThoseOfTheSurface() {
    assertEquals(new Ran(0, ""), run("users"));
    assertEquals(new Ran(0, ""), run("users", "--json"));
    assertEquals(1, run("users", "remove", "nobody").code());
    assertEquals(1, run("users", "role", "nobody", "admin").code());
    assertEquals(1, run("users", "password", "nobody").code());
    assertEquals(1, run("users", "invite", "--days", "1000").code());
    assertEquals(2, run("users", "invite", "--days", "many").code());
    assertEquals(2, run("users", "role", "nobody", "emperor").code());
    assertEquals(2, run("users", "dance").code());
  }
}
