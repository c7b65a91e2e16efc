package dev.kinora.origin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.origin.account.Links;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Signed links: for players that cannot sign in, and for guests. */
class LinksTest {
  @TempDir Path folder;
  private Running running;
  private Visitor ann;

  @BeforeEach
  void start() throws Exception {
    running = Running.in(folder, s -> s.withHost("127.0.0.1", AccessMode.MEMBERS));
    ann = Visitor.of(running).first("ann");
  }

  @AfterEach
  void stop() {
    ann.close();
    running.close();
  }

  private int status(String path) throws Exception {
    return running.get(path).statusCode();
  }

  @Test
  void aPlayerFollowsASignedPlaylist() throws Exception {
    JsonNode link = Texts.json(ann.post("/api/titles/" + Sample.ID + "/link", "").body());
    String master = link.get("hls").asString();
    var response = running.get(master);
    assertEquals(200, response.statusCode());
    assertTrue(response.headers().firstValue("Cache-Control").orElseThrow().contains("no-cache"));
    List<String> addresses = addresses(new String(response.body(), StandardCharsets.UTF_8));
    assertFalse(addresses.isEmpty());
    for (String address : addresses) {
      assertTrue(address.contains("?sig="), address);
      URI media = URI.create(master).resolve(address);
      if (media.getPath().endsWith(".m3u8")) {
        var playlist = running.get(media.toString());
        assertEquals(200, playlist.statusCode(), address);
        List<String> children = addresses(new String(playlist.body(), StandardCharsets.UTF_8));
        assertEquals(2, children.size());
        for (String child : children) {
          assertEquals(200, status(media.resolve(child).toString()), child);
        }
      }
    }
    assertEquals(200, status(link.get("source").asString()));
    String mpd =
        new String(running.get(link.get("dash").asString()).body(), StandardCharsets.UTF_8);
    assertTrue(mpd.contains("?sig="), mpd);
  }

  private static List<String> addresses(String playlist) {
    return playlist
        .lines()
        .filter(line -> line.contains("URI=\"") || !(line.isBlank() || line.startsWith("#")))
        .map(line -> line.startsWith("#") ? line.replaceAll(".*URI=\"([^\"]*)\".*", "$1") : line)
        .toList();
  }

  @Test
  void aChangedTitleTimeOrCodeFails() throws Exception {
    String good =
        Texts.json(ann.post("/api/titles/" + Sample.ID + "/link", "").body())
            .get("source")
            .asString();
    String path = good.substring(0, good.indexOf('?'));
    String[] parts = good.substring(good.indexOf('=') + 1).split("\\.", -1);
    assertEquals(200, status(good));
    char last = parts[2].charAt(10);
    String flipped = parts[2].replace(last, last == 'A' ? 'B' : 'A');
    for (String sig :
        List.of(
            "other123." + parts[1] + "." + parts[2],
            parts[0] + "." + (Long.parseLong(parts[1]) + 1) + "." + parts[2],
            parts[0] + "." + parts[1] + "." + flipped,
            parts[0] + "." + parts[1],
            "",
            "%00")) {
      assertEquals(401, status(path + "?sig=" + sig), sig);
    }
    String own = good.substring(good.indexOf('?'));
    assertEquals(401, status("/titles/other123/source" + own), "a link is of one title");
    assertEquals(401, status("/api/titles" + own), "and of nothing else");
    assertEquals(401, status("/api/titles/" + Sample.ID + "/position" + own));
  }

  @Test
  void aLinkRunsOutAndRoomsAndTitlesAreNotMixedUp() {
    Instant now = Instant.parse("2026-03-01T10:20:30Z");
    Links links = new Links(running.database, InstantSource.fixed(now));
    Links.Link room = links.room("den");
    assertEquals("den", links.roomOf(room.token()).orElseThrow());
    InstantSource late = InstantSource.fixed(room.expiresAt());
    assertTrue(new Links(running.database, late).roomOf(room.token()).isEmpty());
    InstantSource justInTime = InstantSource.fixed(room.expiresAt().minus(Duration.ofSeconds(1)));
    assertTrue(new Links(running.database, justInTime).roomOf(room.token()).isPresent());
  }

  @Test
  void aGuestComesByARoomsLink() throws Exception {
    Links links = new Links(running.database, InstantSource.system());
    running.rooms.play("den", Sample.ID);
    try (Visitor guest = Visitor.of(running)) {
      String body = "{\"token\":\"%s\",\"name\":\"Gus\"}";
      assertEquals(
          401, guest.status("POST", "/api/session/guest", body.formatted("den.9999999999.x")));
      assertEquals(
          401,
          guest.status("POST", "/api/session/guest", body.formatted(links.room("gone").token())));
      assertEquals(
          200,
          guest.status("POST", "/api/session/guest", body.formatted(links.room("den").token())));
      JsonNode session = guest.json("/api/session");
      assertEquals("den", session.get("guest").get("room").asString());
      assertFalse(session.get("can").get("upload").asBoolean());
      assertEquals(200, guest.status("GET", "/api/titles/" + Sample.ID, ""));
      assertEquals(403, guest.status("GET", "/api/titles", ""));
      running.rooms.play("den", "zzzz9999");
      assertEquals(404, guest.status("GET", "/api/titles/" + Sample.ID, ""));
    }
  }
}
