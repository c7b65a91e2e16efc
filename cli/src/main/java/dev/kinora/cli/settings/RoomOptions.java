package dev.kinora.cli.settings;

import java.util.List;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/** Where rooms are, and which are always there. */
public final class RoomOptions {
  @Option(
      names = "--rooms-port",
      paramLabel = "PORT",
      defaultValue = "3000",
      converter = PortOption.Reader.class,
      description = "Port of rooms and of the peers' tracker, WebSocket (default: 3000).")
  private PortOption port = new PortOption.Reader().convert("3000");

  @Option(
      names = "--rooms",
      paramLabel = "NAME",
      split = ",",
      defaultValue = "Lounge",
      description = "Rooms that are always there, by name (default: ${DEFAULT-VALUE}).")
  private List<String> names = List.of("Lounge");

  /** The port; none when rooms are not wanted. */
  public OptionalInt port() {
    return port.number();
  }

  /** Names of the rooms that are always there. */
  public List<String> names() {
    return names.stream().map(String::strip).filter(name -> !name.isEmpty()).toList();
  }
}
