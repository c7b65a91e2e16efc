package dev.kinora.sync.hall;

/**
 * A room in numbers, for metrics.
 *
 * @param members with a socket
 * @param medianSkewMicros half of the members' pictures are nearer to the room's
 * @param widestSkewMicros between any two members
 */
public record RoomFacts(String room, int members, long medianSkewMicros, long widestSkewMicros) {
  RoomFacts withMembers(int count) {
    return new RoomFacts(room, count, medianSkewMicros, widestSkewMicros);
  }

  RoomFacts withSkews(long median, long widest) {
    return new RoomFacts(room, members, median, widest);
  }
}
