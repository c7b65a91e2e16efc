package dev.kinora.sync;

import dev.kinora.sync.hall.IceServers;
import java.util.List;

/**
 * How the server of rooms runs.
 *
 * @param host address to listen on
 * @param port 0 for any that is free
 * @param openHere whether people at this machine need no ticket
 * @param rooms names of rooms that are always there
 */
public record SyncSettings(
    String host, int port, boolean openHere, List<String> rooms, IceServers ice) {
  public SyncSettings {
    rooms = List.copyOf(rooms);
  }
}
