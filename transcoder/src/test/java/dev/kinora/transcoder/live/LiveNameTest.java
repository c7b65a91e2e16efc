package dev.kinora.transcoder.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class LiveNameTest {
  @Test
  void aLabelIsANameAndAKey() {
    assertEquals(
        Optional.of(new LiveName("garden", "garden", Optional.of("0123456789abcdef"))),
        LiveName.of("garden:0123456789abcdef"));
  }

  @Test
  void whatIsNoKeyBelongsToTheTitle() {
    assertEquals(
        Optional.of(new LiveName("news-the-evening", "News: the evening", Optional.empty())),
        LiveName.of(" News: the evening "));
  }

  @Test
  void namesFitAddressesWhateverTheTitle() {
    assertEquals(
        Optional.of(
            new LiveName("cafe-uber-etc-passwd", "Café Über ../etc/passwd", Optional.empty())),
        LiveName.of("Café Über ../etc/passwd"));
    assertEquals(41, LiveName.of("x".repeat(500)).orElseThrow().name().length());
    assertEquals(Optional.empty(), LiveName.of("…"));
    assertEquals(Optional.empty(), LiveName.of(""));
  }
}
