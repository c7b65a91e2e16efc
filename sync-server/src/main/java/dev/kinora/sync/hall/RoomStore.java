package dev.kinora.sync.hall;

import dev.kinora.sync.room.RoomState;
import java.util.Map;
import java.util.Optional;

/** Where rooms are kept. Thread-safe. */
public interface RoomStore {
  /**
   * A room taken over by this process, in a new epoch; from now on no other process writes it.
   * Blocks.
   */
  Optional<Taken> take(String room);

  /**
   * Notes what is to be written, some time soon; a newer snapshot takes the place of an older one.
   * Does not block.
   */
  void save(Snapshot snapshot);

  /** A room as it was taken over. */
  record Taken(RoomRecord record, RoomState state, Map<String, String> secretHashes) {}
}
