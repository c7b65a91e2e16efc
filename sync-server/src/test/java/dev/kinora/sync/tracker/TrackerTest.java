package dev.kinora.sync.tracker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TrackerTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String HASH = "h".repeat(20);

  private final Tracker tracker = new Tracker(new Random(1));
  private long now;

  /** A page's socket without a socket. */
  private final class Page {
    final List<JsonNode> heard = new ArrayList<>();
    final String peer;
    final Visitor visitor;

    Page(String scope, String peer) {
      this.peer = peer;
      this.visitor = tracker.enter(scope, text -> heard.add(JSON.readTree(text)), now);
    }

    Page says(String frame) {
      tracker.receive(visitor, frame.replace('\'', '"'), now);
      return this;
    }

    Page announces(String more) {
      return says(
          "{'action':'announce','info_hash':'%s','peer_id':'%s'%s}".formatted(HASH, peer, more));
    }

    JsonNode last() {
      return heard.get(heard.size() - 1);
    }

    List<String> offers() {
      return heard.stream()
          .filter(f -> f.has("offer"))
          .map(f -> f.get("offer_id").asString())
          .toList();
    }
  }

  private Page page(int number) {
    return new Page("room", "-PM0203-%012d".formatted(number));
  }

  private static String offers(int count) {
    StringBuilder list = new StringBuilder(",'offers':[");
    for (int i = 0; i < count; i++) {
      list.append(i == 0 ? "" : ",")
          .append("{'offer':{'type':'offer','sdp':'v=0'},'offer_id':'%020d'}".formatted(i));
    }
    return list + "]";
  }

  @Test
  void aPeerIsToldHowManyThereAre() {
    Page one = page(1).announces(",'event':'started','left':1");
    assertEquals(120, one.last().get("interval").asInt());
    assertEquals(1, one.last().get("incomplete").asInt());
    Page two = page(2).announces(",'event':'completed','left':0");
    assertEquals(1, two.last().get("complete").asInt());
    assertEquals(1, two.last().get("incomplete").asInt());
  }

  @Test
  void eachOfferGoesToADifferentPeerAndNeverBack() {
    List<Page> pages = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      pages.add(page(i).announces(""));
    }
    Page offering = pages.get(0).announces(offers(5));
    assertEquals(List.of(), offering.offers());
    Set<String> seen = new HashSet<>();
    int got = 0;
    for (Page page : pages) {
      assertTrue(page.offers().size() <= 1);
      seen.addAll(page.offers());
      got += page.offers().size();
    }
    assertEquals(5, got);
    assertEquals(5, seen.size());
  }

  @Test
  void answersGoToThePeerThatOffered() {
    Page one = page(1).announces("");
    Page two = page(2).announces("");
    int before = two.heard.size();
    two.announces(
        ",'to_peer_id':'"
            + one.peer
            + "','offer_id':'"
            + "o".repeat(20)
            + "','answer':{'type':'answer','sdp':'v=0'}");
    assertEquals(before, two.heard.size(), "nothing to who answers");
    assertEquals("answer", one.last().get("answer").get("type").asString());
    assertEquals(two.peer, one.last().get("peer_id").asString());
    page(3)
        .announces(
            ",'to_peer_id':'"
                + one.peer
                + "','offer_id':'"
                + "o".repeat(20)
                + "','answer':{'type':'answer','sdp':'from outside'}");
    assertEquals("v=0", one.last().get("answer").get("sdp").asString(), "strangers carry nothing");
  }

  @Test
  void anotherScopeNeverMeets() {
    Page one = page(1).announces("");
    Page stranger = new Page("elsewhere", "x".repeat(20)).announces(offers(5));
    assertEquals(1, stranger.last().get("incomplete").asInt());
    assertEquals(List.of(), one.offers());
    stranger.says("{'action':'scrape','info_hash':'" + HASH + "'}");
    assertEquals(1, stranger.last().get("files").get(HASH).get("incomplete").asInt());
  }

  @Test
  void bytesAreCharactersUpTo255() {
    String hash = "\u00ff".repeat(19) + "\u0000";
    Page one = new Page("room", "\u0080".repeat(20));
    one.says(
        "{\"action\":\"announce\",\"info_hash\":\""
            + "\u00ff".repeat(19)
            + "\\u0000\",\"peer_id\":\""
            + one.peer
            + "\"}");
    assertEquals(hash, one.last().get("info_hash").asString());
    PeerRow row = tracker.takeChanges().get(0);
    assertEquals("ff".repeat(19) + "00", row.infoHash());
    assertEquals("80".repeat(20), row.peerId());
  }

  @Test
  void whatIsNoAnnounceFailsAndTheSocketStays() {
    Page one = page(1);
    for (String frame :
        List.of(
            "nonsense",
            "[]",
            "{'action':'dance'}",
            "{'action':'announce','info_hash':'short','peer_id':'" + one.peer + "'}",
            "{'action':'announce','info_hash':'"
                + "\u0100".repeat(20)
                + "','peer_id':'"
                + one.peer
                + "'}",
            "{'action':'announce','info_hash':'"
                + HASH
                + "','peer_id':'"
                + one.peer
                + "','event':'danced'}")) {
      one.says(frame);
      assertTrue(one.last().has("failure reason"), frame);
    }
    one.announces(offers(11));
    assertTrue(one.last().has("failure reason"));
    assertEquals(HASH, one.last().get("info_hash").asString());
    one.announces(
        ",'offers':[{'offer_id':'%020d','offer':{'type':'offer','sdp':'%s'}}]"
            .formatted(1, "x".repeat(65_537)));
    assertTrue(one.last().has("failure reason"));
    one.announces("");
    assertFalse(one.last().has("failure reason"));
  }

  @Test
  void aSocketIsInFiftySwarmsAtMost() {
    Page one = page(1);
    for (int i = 0; i < 50; i++) {
      one.says("{'action':'announce','info_hash':'%020d','peer_id':'%s'}".formatted(i, one.peer));
      assertFalse(one.last().has("failure reason"));
    }
    one.announces("");
    assertTrue(one.last().has("failure reason"));
  }

  @Test
  void twoHundredPeersAreOfferedToInAMinute() {
    for (int i = 1; i <= 20; i++) {
      page(i).announces("");
    }
    Page one = page(99).announces("");
    for (int i = 0; i < 30; i++) {
      one.announces(offers(10));
    }
    assertEquals(200, tracker.facts().offers());
    now += 60_000;
    one.announces(offers(10));
    assertEquals(210, tracker.facts().offers());
  }

  @Test
  void peersGoWithTheirSocketOrAfterTwoIntervals() {
    Page one = page(1).announces("");
    Page two = page(2).announces("");
    tracker.leave(two.visitor);
    assertEquals(1, tracker.facts().peers());
    now += 239_999;
    tracker.sweep(now);
    assertEquals(1, tracker.facts().peers());
    now += 1;
    tracker.sweep(now);
    assertEquals(0, tracker.facts().swarms());
    one.announces(",'event':'stopped'");
    assertEquals(0, one.last().get("incomplete").asInt());
  }

  @Test
  void nobodyTakesAnothersPeerId() {
    Page one = page(1).announces("");
    Page thief = new Page("room", one.peer).announces("");
    assertTrue(thief.last().has("failure reason"));
    tracker.leave(thief.visitor);
    assertEquals(1, tracker.facts().peers());
  }

  @Test
  void changesAreTakenOnce() {
    Page one = page(1).announces("");
    tracker.leave(one.visitor);
    List<PeerRow> rows = tracker.takeChanges();
    assertEquals(1, rows.size(), "the last word about a peer");
    assertFalse(rows.get(0).here());
    assertEquals(List.of(), tracker.takeChanges());
  }
}
