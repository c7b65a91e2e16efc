package dev.kinora.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Two or three members and a running server. */
class RoomConversationsTest {
  private static final String LOAD =
      "{'t':'load','base':%d,'id':1,'media':"
          + "{'id':'film','src':'/titles/film/master.m3u8','duration':600,'fps':24}}";

  private TestServer server;

  @BeforeEach
  void start() throws IOException {
    server = new TestServer();
  }

  @AfterEach
  void end() {
    server.close();
  }

  @Test
  void welcomeTellsEverything() {
    TestMember ana = TestMember.connect(server.room("lounge"));
    ana.sends("{'t':'hello','name':'Ana','caps':{}}");
    JsonNode welcome = ana.next();
    assertEquals("welcome", welcome.get("t").asString());
    assertEquals("lounge", welcome.get("room").asString());
    assertEquals("host", welcome.get("role").asString());
    assertEquals("idle", welcome.get("state").get("phase").asString());
    assertEquals(0, welcome.get("chat").size());
    assertEquals("Ana", welcome.get("members").get(0).get("name").asString());
    assertTrue(welcome.get("tracker").asString().startsWith("/tracker?token="));
    assertTrue(welcome.get("swarm").asString().length() >= 32);
    assertEquals(0, welcome.get("ice").size());
  }

  @Test
  void playPauseSeekAndChatReachEverybodyInOneOrder() {
    TestMember ana = server.joins("Ana");
    TestMember bo = server.joins("Bo");
    ana.sends(LOAD.formatted(0));
    assertEquals(1, ana.next("prepare").get("rev").asInt());
    assertEquals(1, bo.next("prepare").get("rev").asInt());
    ana.sends("{'t':'ready','rev':1,'pos':0,'ahead':5}");
    bo.sends("{'t':'ready','rev':1,'pos':0,'ahead':5}");
    JsonNode playing = ana.nextPhase("playing");
    assertEquals(playing, bo.nextPhase("playing"));
    assertTrue(playing.get("gate").isNull());
    bo.sends("{'t':'pause','base':2,'id':'x'}");
    assertEquals("paused", bo.next("state").get("phase").asString());
    assertEquals("x", bo.next("ack").get("id").asString());
    assertEquals("m2", ana.next("state").get("by").asString());
    ana.sends("{'t':'seek','base':3,'pos':42.5}");
    assertEquals(42.5, bo.next("state").get("pos").asDouble());
    ana.sends("{'t':'seek','base':1,'pos':1,'id':7}");
    JsonNode stale = ana.next("error");
    assertEquals("stale", stale.get("code").asString());
    assertEquals(7, stale.get("id").asInt());
    assertEquals(42.5, stale.get("state").get("pos").asDouble());
    bo.sends("{'t':'chat','text':'<b>hi</b>'}");
    JsonNode line = ana.next("chat");
    assertEquals("<b>hi</b>", line.get("text").asString());
    assertEquals(1, line.get("n").asInt());
    assertEquals(line, bo.next("chat"));
    TestMember cy = TestMember.connect(server.room("lounge"));
    cy.sends("{'t':'hello','name':'Cy'}");
    JsonNode welcome = cy.next("welcome");
    assertEquals("<b>hi</b>", welcome.get("chat").get(0).get("text").asString());
    assertEquals(42.5, welcome.get("state").get("pos").asDouble());
    untilAway(ana, "m3", false);
  }

  @Test
  void pongsCarryTheRoomsTimeAndWhatTheMemberSent() {
    TestMember ana = server.joins("Ana");
    ana.sends("{'t':'ping','n':1,'c0':12345.678}");
    JsonNode first = ana.next("pong");
    ana.sends("{'t':'ping','n':2,'c0':12346}");
    JsonNode second = ana.next("pong");
    assertEquals(12345.678, first.get("c0").asDouble());
    assertEquals(2, second.get("n").asInt());
    assertTrue(first.get("s1").asDouble() <= first.get("s2").asDouble());
    assertTrue(first.get("s2").asDouble() <= second.get("s1").asDouble());
  }

  @Test
  void aMemberComesBackWithItsSecretOnce() {
    TestMember ana = server.joins("Ana");
    TestMember bo = server.joins("Bo");
    ana.leaves();
    untilAway(bo, "m1", true);
    String resume = "{'t':'hello','resume':{'member':'m1','secret':'" + ana.secret + "'}}";
    TestMember again = TestMember.connect(server.room("lounge")).hello(resume, true);
    assertEquals("m1", again.id);
    assertFalse(again.secret.equals(ana.secret));
    untilAway(bo, "m1", false);
    TestMember thief = TestMember.connect(server.room("lounge")).hello(resume, false);
    assertEquals(4001, thief.closeCode());
    again.sends("{'t':'chat','text':'still here'}");
    assertEquals("m1", bo.next("chat").get("from").asString());
  }

  /** Waits until a member is told that another is away, or is not any more. */
  private static void untilAway(TestMember member, String about, boolean away) {
    while (true) {
      JsonNode frame = member.next("members");
      for (String list : List.of("joined", "changed")) {
        if (frame.has(list)) {
          for (JsonNode one : frame.get(list)) {
            if (one.get("member").asString().equals(about) && one.get("away").asBoolean() == away) {
              return;
            }
          }
        }
      }
    }
  }

  @Test
  void signalsReachOneMemberAboutAnAnnouncedStream() {
    TestMember ana = server.joins("Ana");
    TestMember bo = server.joins("Bo");
    bo.sends(
        "{'t':'signal','to':'m1','stream':'s','kind':'offer','sdp':{'type':'offer','sdp':'v=0'}}");
    assertEquals("gone", bo.next("error").get("code").asString());
    ana.sends("{'t':'share','op':'start','stream':'s','kind':'file','title':'My film','size':9}");
    assertEquals("My film", bo.next("share").get("title").asString());
    bo.sends(
        "{'t':'signal','to':'m1','stream':'s','kind':'offer','sdp':{'type':'offer','sdp':'v=0'}}");
    JsonNode offer = ana.next("signal");
    assertEquals("m2", offer.get("from").asString());
    assertEquals("v=0", offer.get("sdp").get("sdp").asString());
    ana.sends("{'t':'signal','to':'m2','stream':'s','kind':'end','via':'m3'}");
    assertEquals("m3", bo.next("signal").get("via").asString());
    ana.sends("{'t':'signal','to':'m2','stream':'s','kind':'end','via':{'a':1}}");
    assertEquals("bad", ana.next("error").get("code").asString());
    ana.sends("{'t':'bye'}");
    assertEquals("stop", bo.next("share").get("op").asString());
    assertEquals(1000, ana.closeCode());
  }

  @Test
  void kickedMembersAreTold() {
    TestMember ana = server.joins("Ana");
    TestMember bo = server.joins("Bo");
    ana.sends("{'t':'kick','member':'m2'}");
    bo.next("kicked");
    assertEquals(4003, bo.closeCode());
  }

  @Test
  void roomsComeBackAfterARestart() throws IOException {
    TestMember ana = server.joins("Ana");
    ana.sends(LOAD.formatted(0)).sends("{'t':'ready','rev':1,'pos':0}");
    ana.nextPhase("playing");
    ana.sends("{'t':'chat','text':'before'}").next("chat");
    ana.sends("{'t':'pause','base':2,'pos':77.25}");
    ana.nextPhase("paused");
    server.restart();
    ana.next("closing");
    assertEquals(4006, ana.closeCode());
    TestMember again = TestMember.connect(server.room("lounge"));
    again.sends("{'t':'hello','resume':{'member':'m1','secret':'" + ana.secret + "'}}");
    JsonNode welcome = again.next("welcome");
    assertEquals("m1", welcome.get("member").asString());
    assertEquals(2, welcome.get("epoch").asInt());
    assertEquals("paused", welcome.get("state").get("phase").asString());
    assertEquals(77.25, welcome.get("state").get("pos").asDouble());
    assertEquals("before", welcome.get("chat").get(0).get("text").asString());
    again.sends("{'t':'chat','text':'after'}");
    assertEquals(2, again.next("chat").get("n").asInt());
  }

  @Test
  void anotherServerThatTakesTheRoomEndsItHere() throws Exception {
    TestMember ana = server.joins("Ana");
    try (SyncServer other =
        SyncServer.start(
            new SyncSettings("127.0.0.1", 0, true, List.of(), dev.kinora.sync.hall.IceServers.NONE),
            new SyncParts(
                server.database, TestServer.TICKETS, java.time.InstantSource.system(), () -> {}))) {
      TestMember there =
          TestMember.connect(
              java.net.URI.create(
                  "ws://127.0.0.1:" + other.address().getPort() + "/rooms/lounge/socket"));
      there.hello("Bo");
      ana.sends("{'t':'chat','text':'is anybody here'}");
      assertEquals(4004, ana.closeCode());
    }
  }
}
