package dev.kinora.sync.room;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class QueueRulesTest {
  private final TestRoom room = new TestRoom();
  private final String ana = room.joins("Ana");

  private static Media media(String id) {
    return new Media(id, "/titles/" + id + "/master.m3u8", 1_000_000, 0);
  }

  private List<String> items() {
    return room.state.queue().entries().stream().map(Queue.Entry::item).toList();
  }

  @Test
  void entriesAreAddedMovedRemovedAndWatched() {
    room.does(new Command.QueueAdd(ana, List.of(media("a"), media("b"), media("c"))));
    assertEquals(List.of("q1", "q2", "q3"), items());
    room.does(new Command.QueueMove(ana, 1, 2, 0));
    assertEquals(List.of("q3", "q1", "q2"), items());
    room.does(new Command.QueueRemove(ana, 1, List.of("q1")));
    assertEquals(List.of(Refusal.STALE), room.refusals());
    room.does(new Command.QueueRemove(ana, 2, List.of("q1")));
    assertEquals(List.of("q3", "q2"), items());
    room.does(new Command.LoadItem(ana, room.rev(), "q3"));
    assertEquals("c", room.state.play().media().orElseThrow().id());
    assertEquals(List.of("q2"), items());
    room.does(new Command.LoadItem(ana, room.rev(), "q3"));
    assertEquals(List.of(Refusal.GONE), room.refusals());
    room.does(new Command.QueueClear(ana, room.state.queue().rev()));
    assertEquals(List.of(), items());
  }

  @Test
  void theQueueIsBounded() {
    for (int i = 0; i < Queue.LONGEST; i++) {
      room.does(new Command.QueueAdd(ana, List.of(media("m" + i))));
    }
    room.does(new Command.QueueAdd(ana, List.of(media("more"))));
    assertEquals(List.of(Refusal.FULL), room.refusals());
  }

  private RoomState restarted() {
    return new Restored(
            room.phase(),
            room.rev(),
            room.state.play().media(),
            new Motion(123_000_000, Motion.NORMAL, 0),
            room.state.people(),
            room.state.settings(),
            room.state.queue(),
            room.state.chat())
        .in(2);
  }

  @Test
  void aRestartedRoomWaitsForItsMembers() {
    room.playing(ana, ana);
    long rev = room.rev();
    TestRoom again = new TestRoom();
    again.state = restarted();
    assertEquals(2, again.state.epoch());
    assertEquals(rev + 1, again.rev());
    assertEquals(Phase.PREPARING, again.phase());
    assertEquals(123_000, again.positionMillis());
    again.after(5000).does(new Command.Resume(ana, false)).ready(ana);
    assertEquals(Phase.PLAYING, again.phase());
  }

  @Test
  void aRestartedRoomThatStoodStillStands() {
    room.playing(ana, ana).pauses(ana);
    TestRoom again = new TestRoom();
    again.state = restarted();
    assertEquals(Phase.PAUSED, again.phase());
    assertEquals(123_000, again.positionMillis());
  }

  @Test
  void aRestartedRoomThatNobodyComesBackToStops() {
    room.playing(ana, ana);
    TestRoom again = new TestRoom();
    again.state = restarted();
    again.after(30_000);
    assertEquals(Phase.PAUSED, again.phase());
    assertEquals(123_000, again.positionMillis());
    assertEquals(0, again.state.people().members().size());
  }
}
