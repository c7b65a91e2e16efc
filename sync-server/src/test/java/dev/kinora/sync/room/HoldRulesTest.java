package dev.kinora.sync.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class HoldRulesTest {
  private final TestRoom room = new TestRoom();
  private final String ana = room.joins("Ana");
  private final String bo = room.joins("Bo");

  private void stalls(String member) {
    room.does(new Command.Stall(member, room.rev()));
  }

  private Member member(String id) {
    return room.state.people().find(id).orElseThrow();
  }

  @Test
  void aShortStallNeverTouchesTheRoom() {
    room.playing(ana, ana, bo).after(5000);
    long rev = room.rev();
    stalls(bo);
    room.after(999).ready(bo).after(60_000);
    assertEquals(rev, room.rev());
  }

  @Test
  void aLongStallHoldsUntilTheMemberIsReady() {
    room.playing(ana, ana, bo).after(5000);
    stalls(bo);
    room.after(1000);
    assertEquals(Phase.HOLDING, room.phase());
    assertEquals(6000, room.positionMillis());
    room.after(3000).ready(bo);
    assertEquals(Phase.PREPARING, room.phase());
    assertEquals(6000, room.positionMillis());
    room.ready(ana, bo).after(300);
    assertEquals(Phase.PLAYING, room.phase());
  }

  @Test
  void aHoldLastsTenSecondsAtMostAndThenNobodyWaits() {
    room.playing(ana, ana, bo).after(5000);
    stalls(bo);
    room.after(1000 + 10_000);
    assertEquals(Phase.PREPARING, room.phase());
    assertTrue(member(bo).excused());
    room.ready(ana);
    assertEquals(Phase.PLAYING, room.phase());
  }

  @Test
  void anExcusedMemberCountsAgainAfterAMinuteWithoutAStall() {
    room.playing(ana, ana, bo).after(5000);
    stalls(bo);
    room.after(11_000).ready(ana);
    room.after(300).ready(bo);
    room.after(59_999);
    assertTrue(member(bo).excused());
    room.after(1);
    assertFalse(member(bo).excused());
  }

  @Test
  void onceAMinuteForOneMember() {
    room.playing(ana, ana, bo).after(5000);
    stalls(bo);
    room.after(1000).ready(bo).ready(ana, bo).after(1000);
    stalls(bo);
    room.after(1000);
    assertEquals(Phase.PLAYING, room.phase());
    assertTrue(member(bo).excused());
  }

  @Test
  void threeTimesInTenMinutesForARoom() {
    room.playing(ana, ana, bo);
    for (int i = 0; i < 3; i++) {
      room.after(61_000);
      stalls(bo);
      room.after(1000);
      assertEquals(Phase.HOLDING, room.phase());
      room.ready(bo).ready(ana, bo);
    }
    room.after(61_000);
    stalls(bo);
    room.after(1000);
    assertEquals(Phase.PLAYING, room.phase());
  }

  @Test
  void whoLeavesHoldsNobody() {
    room.playing(ana, ana, bo).after(5000);
    stalls(bo);
    room.after(1000).does(new Command.Lose(bo));
    assertEquals(Phase.PREPARING, room.phase());
  }

  @Test
  void pauseEndsAHold() {
    room.playing(ana, ana, bo).after(5000);
    stalls(bo);
    room.after(1000).pauses(ana).after(60_000);
    assertEquals(Phase.PAUSED, room.phase());
  }
}
