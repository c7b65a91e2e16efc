package dev.kinora.origin.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kinora.packager.live.LiveRelay;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SocketQueueTest {
  private final SocketQueue queue =
      new SocketQueue(new SocketLimits(1, 10, Duration.ofSeconds(5), Duration.ofSeconds(9)));

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
  }

  private void add(String text, boolean key, long seconds) {
    queue.add(new LiveRelay.Fragment(bytes(text), key), seconds * 1_000_000_000);
  }

  private List<String> rest() {
    List<String> rest = new ArrayList<>();
    for (Optional<LiveRelay> next = queue.next(); next.isPresent(); next = queue.next()) {
      rest.add(StandardCharsets.US_ASCII.decode(next.get().bytes()).toString());
    }
    return rest;
  }

  @Test
  void whatComesGoes() {
    add("k1", true, 0);
    add("a", false, 1);
    assertEquals(List.of("k1", "a"), rest());
    assertEquals(0, queue.skips());
  }

  @Test
  void tooManyBytesAreLeftOutUpToTheNextKeyFrame() {
    queue.add(new LiveRelay.Header("video/webm", bytes("init")), 0);
    add("k1", true, 0);
    add("abcde", false, 0);
    add("b", false, 0);
    add("k2", true, 0);
    add("c", false, 0);
    assertEquals(List.of("init", "k2", "c"), rest());
    assertEquals(1, queue.skips());
  }

  @Test
  void whatWaitsTooLongIsLeftOut() {
    add("k1", true, 0);
    add("a", false, 5);
    add("b", false, 6);
    add("c", false, 7);
    assertEquals(List.of(), rest());
    add("k2", true, 8);
    assertEquals(List.of("k2"), rest());
  }

  @Test
  void aKeyFrameThatIsTooMuchTakesThePlaceOfTheRest() {
    add("k1", true, 0);
    add("k2-is-very-large", true, 0);
    assertEquals(List.of("k2-is-very-large"), rest());
  }
}
