package dev.kinora.sync.room;

import java.util.Set;
import java.util.TreeSet;

/**
 * What a room waits for before the picture moves.
 *
 * @param rev the revision that members answer
 * @param by who asked
 * @param askedAt when
 * @param until when it opens in any case
 * @param waitsFor who was there when it was asked; who comes later is not waited for
 * @param ready who answered
 */
public record Gate(
    long rev, String by, long askedAt, long until, Set<String> waitsFor, Set<String> ready) {
  public Gate {
    waitsFor = Set.copyOf(waitsFor);
    ready = Set.copyOf(ready);
  }

  Gate with(String member) {
    Set<String> more = new TreeSet<>(ready);
    more.add(member);
    return new Gate(rev, by, askedAt, until, waitsFor, more);
  }
}
