package dev.kinora.cli.settings;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
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

  @Option(
      names = "--stun",
      paramLabel = "URL",
      split = ",",
      description =
          "Servers that tell browsers their outer address, such as stun:stun.example.org, for"
              + " films from members' disks and segments from members (default: none).")
  private List<String> stun = List.of();

  @Option(
      names = "--turn",
      paramLabel = "URL",
      split = ",",
      description =
          "Relays for browsers that cannot reach one another, such as turn:turn.example.org"
              + " (default: none).")
  private List<String> turn = List.of();

  @Option(
      names = "--turn-secret",
      paramLabel = "SECRET",
      description =
          "The secret shared with the relays; each member gets a password of an hour by it. Better"
              + " set by KINORA_TURN_SECRET than on a command line.")
  private @Nullable String turnSecret;

  /** Servers that tell browsers their outer address. */
  public List<String> stun() {
    return iceAddresses(stun, "--stun", "stuns?:");
  }

  /** Relays. */
  public List<String> turn() {
    return iceAddresses(turn, "--turn", "turns?:");
  }

  /**
   * The secret shared with the relays.
   *
   * @throws UnusableSetting if there are relays and no secret
   */
  public Optional<String> turnSecret() {
    if (!turn.isEmpty() && (turnSecret == null || turnSecret.isBlank())) {
      throw new UnusableSetting("--turn needs the --turn-secret that the relays have");
    }
    return Optional.ofNullable(turnSecret);
  }

  private static List<String> iceAddresses(List<String> all, String option, String scheme) {
    for (String one : all) {
      if (!one.matches(scheme + "[A-Za-z0-9.:\\[\\]-]{1,255}(\\?transport=(udp|tcp))?")) {
        throw new UnusableSetting(
            option + ": expected addresses such as " + option.substring(2) + ":host:3478");
      }
    }
    return List.copyOf(all);
  }

  /** The port; none when rooms are not wanted. */
  public OptionalInt port() {
    return port.number();
  }

  /** Names of the rooms that are always there. */
  public List<String> names() {
    return names.stream().map(String::strip).filter(name -> !name.isEmpty()).toList();
  }
}
