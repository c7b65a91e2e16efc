package dev.kinora.sync.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PeopleRulesTest {
  private final TestRoom room = new TestRoom();
  private final String ana = room.joins("Ana");
  private final String bo = room.joins("Bo");

  @Test
  void theFirstMemberHostsAndTheNextTakesItAfterTheGrace() {
    assertEquals(Optional.of(ana), room.state.people().host());
    room.does(new Command.Lose(ana)).after(29_999);
    assertEquals(Optional.of(ana), room.state.people().host());
    room.after(1);
    assertEquals(Optional.of(bo), room.state.people().host());
    assertEquals(Optional.empty(), room.state.people().find(ana));
  }

  @Test
  void byeHandsOverAtOnce() {
    room.does(new Command.Bye(ana));
    assertEquals(Optional.of(bo), room.state.people().host());
  }

  @Test
  void whoComesBackInTimeKeepsPlaceAndHosting() {
    room.playing(ana, ana, bo).does(new Command.Lose(ana)).after(20_000);
    long rev = room.rev();
    room.does(new Command.Resume(ana, false)).after(60_000);
    assertEquals(Optional.of(ana), room.state.people().host());
    assertEquals(rev, room.rev(), "nobody's phase changes");
    assertEquals(Phase.PLAYING, room.phase());
  }

  @Test
  void anybodyAllowedTakesTheHosting() {
    String guest = room.joins("Guest", Role.GUEST, false);
    room.does(new Command.SetRole(guest, guest, Role.HOST));
    assertEquals(List.of(Refusal.FORBIDDEN), room.refusals());
    room.does(new Command.SetRole(bo, guest, Role.HOST));
    assertEquals(List.of(Refusal.FORBIDDEN), room.refusals());
    room.does(new Command.SetRole(bo, bo, Role.HOST));
    assertEquals(Optional.of(bo), room.state.people().host());
    room.does(new Command.SetRole(bo, ana, Role.HOST));
    assertEquals(Optional.of(ana), room.state.people().host());
  }

  @Test
  void aNewcomerChangesNothing() {
    room.playing(ana, ana, bo).after(5000);
    Playback before = room.state.play();
    room.joins("Late");
    assertEquals(before, room.state.play());
    room.after(1000);
    assertEquals(6000, room.positionMillis());
  }

  @Test
  void nobodyWaitsForWhoComesWhilePreparing() {
    room.loads(ana);
    String late = room.joins("Late");
    assertTrue(room.last.contains(new Effect.ToOne(late, GateRules.ask(new Turn(room.state, 0)))));
    room.ready(ana, bo);
    assertEquals(Phase.PLAYING, room.phase());
  }

  @Test
  void theGateForgetsWhoIsAway() {
    room.loads(ana).ready(ana).does(new Command.Lose(bo));
    assertEquals(Phase.PLAYING, room.phase());
  }

  @Test
  void anEmptyRoomStops() {
    room.playing(ana, ana, bo).after(5000);
    room.does(new Command.Bye(ana)).does(new Command.Bye(bo));
    assertEquals(Phase.PAUSED, room.phase());
    assertEquals(5000, room.positionMillis());
    assertEquals(Optional.empty(), room.state.people().host());
    assertEquals("m3", room.joins("Cy"), "ids are never given twice");
    assertEquals(Optional.of("m3"), room.state.people().host());
  }

  @Test
  void guestsWatchOnly() {
    String guest = room.joins("Guest", Role.GUEST, false);
    room.playing(ana, ana, bo).pauses(guest);
    assertEquals(List.of(Refusal.FORBIDDEN), room.refusals());
    room.does(new Command.Chat(guest, "hello", OptionalLong.empty(), 0));
    assertEquals(List.of(Refusal.FORBIDDEN), room.refusals());
  }

  @Test
  void theOwnerPutsPeopleOutForGood() {
    String owner = room.joins("Oz", Role.OWNER, false);
    room.does(new Command.Kick(ana, bo, true));
    assertEquals(List.of(Refusal.FORBIDDEN), room.refusals(), "the host does not, with an owner");
    room.does(new Command.Kick(owner, bo, true));
    assertTrue(room.last.contains(new Effect.Close(bo, CloseReason.KICKED)));
    room.joins("Bo");
    assertEquals(List.of(Refusal.FORBIDDEN), room.refusals());
    room.does(new Command.Kick(owner, ana, false));
    room.joins("Ana");
    assertEquals(List.of(), room.refusals());
  }

  @Test
  void chatIsNumberedWithoutGapsAndKeptUpToAHundred() {
    for (int i = 1; i <= 105; i++) {
      room.does(new Command.Chat(ana, "line " + i, OptionalLong.empty(), i));
    }
    ChatLog chat = room.state.chat();
    assertEquals(105, chat.count());
    assertEquals(100, chat.last().size());
    assertEquals(6, chat.last().get(0).n());
    assertEquals("line 105", chat.last().get(99).text());
  }

  @Test
  void textIsDataAndControlsAreRefused() {
    for (String text : List.of("", "  ", "a\u0000b", "a\u001b[31m", "a\u202eb", "\ud800")) {
      room.does(new Command.Chat(ana, text, OptionalLong.empty(), 0));
      assertEquals(List.of(Refusal.BAD), room.refusals(), text);
    }
    room.does(new Command.Chat(ana, "x".repeat(2001), OptionalLong.empty(), 0));
    assertEquals(List.of(Refusal.TOO_LARGE), room.refusals());
    room.does(new Command.Chat(ana, "<script>👩‍👩‍👧 two\nlines", OptionalLong.empty(), 0));
    assertEquals("<script>👩‍👩‍👧 two\nlines", room.state.chat().last().get(0).text());
  }

  @Test
  void namesHaveAShape() {
    assertEquals(Optional.of("Ana"), Text.name(" Ana "));
    for (String name : List.of("", " ", "x".repeat(41), "x".repeat(100_000), "a\nb", "a\u202eb")) {
      assertEquals(Optional.empty(), Text.name(name));
    }
  }

  @Test
  void signalsGoBetweenMembersAboutAnAnnouncedStream() {
    Share share = new Share("s1", ana, Share.Kind.FILE, "My film", 1000, "video/mp4");
    room.does(new Command.Signal(bo, ana, "s1", "offer", "{}"));
    assertEquals(List.of(Refusal.GONE), room.refusals());
    room.does(new Command.ShareStart(ana, share));
    room.does(new Command.Signal(bo, ana, "s1", "offer", "{}"));
    assertEquals(
        new Effect.ToOne(ana, new Notice.Signalled(bo, ana, "s1", "offer", "{}")),
        room.last.get(0));
    String cy = room.joins("Cy");
    room.does(new Command.Signal(bo, cy, "s1", "offer", "{}"));
    assertEquals(List.of(Refusal.GONE), room.refusals(), "a file has one sender");
    room.does(new Command.Signal(bo, "m99", "s1", "offer", "{}"));
    assertEquals(List.of(Refusal.GONE), room.refusals());
    room.does(new Command.Bye(ana));
    assertTrue(room.last.contains(new Effect.ToAll(new Notice.ShareStopped(ana, "s1"))));
    assertFalse(room.state.shares().containsKey("s1"));
  }

  @Test
  void aRoomStandsStillWhereTheFilmThatIsSharedEnds() {
    room.does(new Command.ShareStart(ana, new Share("s1", ana, Share.Kind.LIVE, "My film", 0, "")));
    Media shared = new Media("s1", "share:s1", 600_000_000, 0);
    room.does(new Command.Load(bo, room.rev(), shared)).ready(ana, bo).after(5000);
    assertEquals(Phase.PLAYING, room.phase());
    room.does(new Command.Lose(ana)).after(20_000);
    assertEquals(Phase.PLAYING, room.phase(), "it may come back");
    room.after(15_000);
    assertEquals(Phase.PAUSED, room.phase());
    assertEquals("share-ended", room.state.play().why());
    assertTrue(room.positionMillis() > 30_000, room.positionMillis() + " ms");
  }
}
