package dev.kinora.sync.room;

import java.util.OptionalLong;

/**
 * Somebody in a room.
 *
 * @param id {@code m1}, {@code m2} … in order of joining
 * @param identity whom bans and sign-outs mean: an account's id, or a guest's
 * @param role as given; who hosts is the room's to know
 * @param coarse cannot be corrected finely, so nobody waits for it
 * @param awaySince since when its socket is gone
 * @param rttMicros its last known round trip
 * @param stalledSince since when its data does not come
 * @param excused nobody waits for it until it has played a while without a stall
 * @param cleanSince since when an excused member plays without a stall
 * @param heldAt when the room last stopped for it
 */
public record Member(
    String id,
    String name,
    String identity,
    Role role,
    boolean coarse,
    OptionalLong awaySince,
    long rttMicros,
    OptionalLong stalledSince,
    boolean excused,
    OptionalLong cleanSince,
    OptionalLong heldAt) {
  private static final OptionalLong NEVER = OptionalLong.empty();

  /** Somebody who has just come. */
  public static Member fresh(Newcomer who) {
    return new Member(
        who.id(),
        who.name(),
        who.identity(),
        who.role(),
        who.coarse(),
        NEVER,
        0,
        NEVER,
        false,
        NEVER,
        NEVER);
  }

  /** Whether it has a socket. */
  public boolean present() {
    return awaySince.isEmpty();
  }

  /** Whether the room waits for it. */
  boolean counts() {
    return present() && !coarse && !excused;
  }

  Member away(long now) {
    return with(OptionalLong.of(now), rttMicros, stalledSince, excused, cleanSince, heldAt);
  }

  Member back(boolean nowCoarse) {
    Member back = with(NEVER, rttMicros, NEVER, excused, cleanSince, heldAt);
    return new Member(
        id,
        name,
        identity,
        role,
        nowCoarse,
        NEVER,
        back.rttMicros,
        NEVER,
        excused,
        cleanSince,
        heldAt);
  }

  Member roundTrip(long micros) {
    return with(awaySince, micros, stalledSince, excused, cleanSince, heldAt);
  }

  Member stalled(long since) {
    return with(awaySince, rttMicros, OptionalLong.of(since), excused, NEVER, heldAt);
  }

  Member flowing(long now) {
    OptionalLong clean = excused ? OptionalLong.of(now) : NEVER;
    return with(awaySince, rttMicros, NEVER, excused, clean, heldAt);
  }

  Member heldFor(long now) {
    return with(awaySince, rttMicros, stalledSince, excused, cleanSince, OptionalLong.of(now));
  }

  Member excuse() {
    return with(awaySince, rttMicros, stalledSince, true, NEVER, heldAt);
  }

  Member countAgain() {
    return with(awaySince, rttMicros, stalledSince, false, NEVER, heldAt);
  }

  Member as(Role newRole) {
    return new Member(
        id,
        name,
        identity,
        newRole,
        coarse,
        awaySince,
        rttMicros,
        stalledSince,
        excused,
        cleanSince,
        heldAt);
  }

  private Member with(
      OptionalLong away,
      long rtt,
      OptionalLong stalled,
      boolean isExcused,
      OptionalLong clean,
      OptionalLong held) {
    return new Member(id, name, identity, role, coarse, away, rtt, stalled, isExcused, clean, held);
  }
}
