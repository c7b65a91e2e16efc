package dev.kinora.sync;

import dev.kinora.sync.hall.RoomFacts;
import dev.kinora.sync.socket.Counters;
import dev.kinora.sync.tracker.TrackerFacts;
import java.util.List;

/** The server in numbers, for metrics. */
public record SyncStats(List<RoomFacts> rooms, Counters.Values frames, TrackerFacts tracker) {
  public SyncStats {
    rooms = List.copyOf(rooms);
  }
}
