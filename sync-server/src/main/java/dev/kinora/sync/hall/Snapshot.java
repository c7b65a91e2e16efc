package dev.kinora.sync.hall;

import dev.kinora.sync.room.RoomState;
import java.util.Map;

/**
 * A room to be written down. Immutable.
 *
 * @param positionMicros where the picture was at {@code atMillis}
 * @param secretHashes SHA-256 of each member's secret, in hex
 * @param atMillis wall clock
 */
public record Snapshot(
    String room,
    RoomState state,
    long positionMicros,
    Map<String, String> secretHashes,
    long atMillis) {
  public Snapshot {
    secretHashes = Map.copyOf(secretHashes);
  }
}
