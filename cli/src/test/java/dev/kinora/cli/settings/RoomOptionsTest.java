package dev.kinora.cli.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Where rooms are, and who helps members' browsers to find one another. */
class RoomOptionsTest {
  private static RoomOptions of(String... arguments) {
    return CommandLine.populateCommand(new RoomOptions(), arguments);
  }

  @Test
  void nobodyOutsideIsAskedByDefault() {
    assertEquals(List.of(), of().stun());
    assertEquals(List.of(), of().turn());
    assertEquals(Optional.empty(), of().turnSecret());
  }

  @Test
  void serversAreListed() {
    String relay = "turns:relay.example.org:5349?transport=tcp";
    RoomOptions options =
        of(
            "--stun",
            "stun:a.example.org,stun:[2001:db8::1]:3478",
            "--turn",
            relay,
            "--turn-secret",
            "s");
    assertEquals(List.of("stun:a.example.org", "stun:[2001:db8::1]:3478"), options.stun());
    assertEquals(List.of(relay), options.turn());
    assertEquals(Optional.of("s"), options.turnSecret());
  }

  @Test
  void whatIsNoServerIsRefused() {
    assertThrows(UnusableSetting.class, () -> of("--stun", "https://example.org").stun());
    assertThrows(UnusableSetting.class, () -> of("--turn", "turn:a b").turn());
    assertThrows(UnusableSetting.class, () -> of("--turn", "turn:a").turnSecret());
  }
}
