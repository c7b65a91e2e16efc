package dev.kinora.cli.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kinora.cli.settings.UnusableSetting;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TypedLineTest {
  private static final URI HUB = URI.create("https://localhost:8080");

  @Test
  void timesAreReadAsPeopleWriteThem() {
    assertEquals(new TypedLine.Seek(83, false), TypedLine.of("/seek 1:23"));
    assertEquals(new TypedLine.Seek(3723.5, false), TypedLine.of("/seek 1:02:03.5"));
    assertEquals(new TypedLine.Seek(90, false), TypedLine.of("  /seek   90 "));
    assertEquals(new TypedLine.Seek(30, true), TypedLine.of("/seek +30"));
    assertEquals(new TypedLine.Seek(-70, true), TypedLine.of("/seek -1:10"));
    for (String wrong : List.of("/seek", "/seek x", "/seek 1:", "/seek 1:2:3:4", "/seek NaN")) {
      assertInstanceOf(TypedLine.Wrong.class, TypedLine.of(wrong), wrong);
    }
  }

  @Test
  void everythingWithoutASlashIsChat() {
    assertEquals(new TypedLine.Say("hello /play"), TypedLine.of("hello /play"));
    assertEquals(new TypedLine.Play(), TypedLine.of("/play"));
    assertEquals(new TypedLine.Load("A film"), TypedLine.of("/load A film"));
    assertEquals(new TypedLine.Host(Optional.empty()), TypedLine.of("/host"));
    assertEquals(new TypedLine.Host(Optional.of("Bo")), TypedLine.of("/host Bo"));
    assertEquals(new TypedLine.Quit(), TypedLine.of("/quit"));
    assertInstanceOf(TypedLine.Wrong.class, TypedLine.of("/dance"));
  }

  @Test
  void addressesAreNamesPagesGuestLinksAndSockets() {
    assertEquals(new RoomAddress(HUB, "lounge", Optional.empty()), RoomAddress.of("lounge", HUB));
    RoomAddress guest = RoomAddress.of("https://films.example/room/den#g=a.b", HUB);
    assertEquals(Optional.of("a.b"), guest.guestToken());
    assertEquals(URI.create("wss://films.example/rooms/den/socket"), guest.socket());
    assertEquals(
        URI.create("ws://localhost:3000/rooms/den/socket"),
        RoomAddress.of("ws://localhost:3000/rooms/den/socket", HUB).socket());
    for (String wrong :
        List.of("", "No Such", "https://x.example/watch/y", "ftp://x/room/y", "h:")) {
      assertThrows(UnusableSetting.class, () -> RoomAddress.of(wrong, HUB), wrong);
    }
  }
}
