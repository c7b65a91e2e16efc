package dev.kinora.sync.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PlaybackRulesTest {
  private final TestRoom room = new TestRoom();
  private final String ana = room.joins("Ana");
  private final String bo = room.joins("Bo");

  @Test
  void loadingAsksAndStartsWhenAllAreReady() {
    room.loads(ana);
    assertEquals(Phase.PREPARING, room.phase());
    assertEquals(1, room.rev());
    room.ready(ana);
    assertEquals(Phase.PREPARING, room.phase());
    room.ready(bo);
    assertEquals(Phase.PLAYING, room.phase());
    assertEquals(2, room.rev());
    assertEquals(room.now() + 300_000, room.state.play().motion().atMicros(), "least lead");
    room.after(1300);
    assertEquals(1000, room.positionMillis());
  }

  @Test
  void quorumIsEnoughAfterTwoSeconds() {
    String cy = room.joins("Cy");
    String di = room.joins("Di");
    String ed = room.joins("Ed");
    room.loads(ana).ready(ana, bo, cy, di);
    assertEquals(Phase.PREPARING, room.phase());
    room.after(1999);
    assertEquals(Phase.PREPARING, room.phase());
    room.after(1);
    assertEquals(Phase.PLAYING, room.phase(), "four of five without " + ed);
  }

  @Test
  void quorumWithoutWhoAskedIsNotEnough() {
    room.does(
        new Command.ChangeSettings(
            ana,
            new Command.Patch(
                none(),
                none(),
                none(),
                none(),
                none(),
                none(),
                none(),
                none(),
                java.util.Optional.of(50))));
    room.loads(ana).ready(bo).after(7999);
    assertEquals(Phase.PREPARING, room.phase());
    room.after(1);
    assertEquals(Phase.PLAYING, room.phase(), "after eight seconds in any case");
  }

  private static <T> java.util.Optional<T> none() {
    return java.util.Optional.empty();
  }

  @Test
  void readyForSomethingElseIsAskedAgain() {
    room.loads(ana);
    room.does(new Command.Ready(ana, 0, 0));
    assertEquals(new Effect.ToOne(ana, GateRules.ask(new Turn(room.state, 0))), room.last.get(0));
    room.does(new Command.Ready(ana, 1, 600_000));
    assertEquals(Phase.PREPARING, room.phase());
    assertTrue(room.state.play().gate().orElseThrow().ready().isEmpty());
  }

  @Test
  void nobodyWaitsForCoarseMembers() {
    TestRoom terminals = new TestRoom();
    String only = terminals.joins("Tty", Role.MEMBER, true);
    terminals.loads(only);
    assertEquals(Phase.PLAYING, terminals.phase());
    assertEquals(2, terminals.rev());
  }

  @Test
  void pauseStopsAheadByHalfTheLongestRoundTrip() {
    room.does(new Command.RoundTrip(bo, 80_000)).playing(ana, ana, bo).after(5000).pauses(bo);
    assertEquals(Phase.PAUSED, room.phase());
    assertEquals(5040, room.positionMillis());
    assertEquals(room.now() + 40_000, room.state.play().motion().atMicros());
  }

  @Test
  void pauseLeadIsAtMost200Milliseconds() {
    room.playing(ana, ana, bo);
    room.does(new Command.RoundTrip(bo, 3_000_000)).after(1000).pauses(ana);
    assertEquals(1200, room.positionMillis());
  }

  @Test
  void leadFollowsTheNinetiethRoundTrip() {
    assertEquals(300_000, GateRules.lead(List.of()));
    assertEquals(300_000, GateRules.lead(List.of(10_000L)));
    assertEquals(350_000, GateRules.lead(List.of(10_000L, 100_000L)));
    assertEquals(1_500_000, GateRules.lead(List.of(5_000_000L)));
    assertEquals(
        350_000, GateRules.lead(List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 100_000L, 900_000L)));
  }

  @Test
  void seekWhilePlayingPreparesAndWhilePausedStays() {
    room.playing(ana, ana, bo).seeks(bo, 100);
    assertEquals(Phase.PREPARING, room.phase());
    room.ready(ana, bo).after(1300);
    assertEquals(101_000, room.positionMillis());
    room.pauses(ana).seeks(ana, 40);
    assertEquals(Phase.PAUSED, room.phase());
    assertEquals(40_000, room.positionMillis());
    room.seeks(ana, 9999);
    assertEquals(600_000, room.positionMillis(), "inside the film");
  }

  @Test
  void aRivalControlIsStale() {
    room.playing(ana, ana, bo);
    long seen = room.rev();
    room.pauses(ana);
    room.after(100).does(new Command.Pause(bo, seen, OptionalLong.empty()));
    assertEquals(List.of(Refusal.STALE), room.refusals());
    room.after(700).does(new Command.Play(bo, seen, OptionalLong.empty()));
    assertEquals(List.of(), room.refusals(), "one revision behind, but no rival any more");
  }

  @Test
  void ownOlderControlsAndOtherKindsAreNoRivals() {
    room.playing(ana, ana, bo).pauses(ana);
    long seen = room.rev();
    room.seeks(ana, 10);
    room.does(new Command.Seek(ana, seen, 20_000_000));
    assertEquals(List.of(), room.refusals());
    long before = room.rev();
    room.seeks(ana, 30);
    room.does(new Command.Play(bo, before, OptionalLong.empty()));
    assertEquals(List.of(), room.refusals());
  }

  @Test
  void moreThanOneRevisionBehindIsStale() {
    room.playing(ana, ana, bo).pauses(ana).after(5000).seeks(ana, 10).after(5000).seeks(ana, 20);
    room.after(5000).does(new Command.Seek(bo, room.rev() - 2, 0));
    assertEquals(List.of(Refusal.STALE), room.refusals());
    room.does(new Command.Seek(bo, room.rev() + 1, 0));
    assertEquals(List.of(Refusal.BAD), room.refusals());
  }

  @Test
  void rateChangesWhereThePictureIs() {
    room.playing(ana, ana, bo).after(2000).does(new Command.Rate(ana, room.rev(), 2000));
    room.after(1000);
    assertEquals(Phase.PLAYING, room.phase());
    assertEquals(4000, room.positionMillis());
    room.does(new Command.Rate(ana, room.rev(), 2001));
    assertEquals(List.of(Refusal.BAD), room.refusals());
  }

  @Test
  void rateBeforeAScheduledStartKeepsTheStart() {
    room.loads(ana).ready(ana, bo);
    long start = room.state.play().motion().atMicros();
    room.does(new Command.Rate(ana, room.rev(), 500));
    assertEquals(start, room.state.play().motion().atMicros());
    assertEquals(0, room.state.play().motion().positionMicros());
  }

  @Test
  void theEndComesOnceAndByTheServersClock() {
    room.playing(ana, ana, bo).after(599_999);
    assertEquals(Phase.PLAYING, room.phase());
    room.after(1);
    assertEquals(Phase.ENDED, room.phase());
    long rev = room.rev();
    room.after(60_000);
    assertEquals(rev, room.rev());
    room.plays(ana);
    assertEquals(0, room.positionMillis(), "from the beginning");
    assertEquals(Phase.PREPARING, room.phase());
  }

  @Test
  void controlsWithoutMediaAreRefused() {
    room.plays(ana);
    assertEquals(List.of(Refusal.BAD), room.refusals());
    room.seeks(ana, 1);
    assertEquals(List.of(Refusal.BAD), room.refusals());
  }

  @Test
  void repeatedPlayAndPauseChangeNothing() {
    room.playing(ana, ana, bo);
    long rev = room.rev();
    room.plays(bo);
    assertEquals(rev, room.rev());
    room.pauses(bo).pauses(bo);
    assertEquals(rev + 1, room.rev());
  }
}
