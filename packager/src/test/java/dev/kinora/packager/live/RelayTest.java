package dev.kinora.packager.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RelayTest {
  private final LiveChannel channel =
      LiveChannelTest.channel(new LiveLimits(60, 1 << 20, 20, 12, 1000));

  /** Writes down what it gets. */
  private static final class Notes implements LiveViewer {
    final List<String> got = new ArrayList<>();

    @Override
    public void header(LiveRelay.Header header) {
      got.add("header " + text(header));
    }

    @Override
    public void fragment(LiveRelay.Fragment fragment) {
      got.add(text(fragment));
    }

    @Override
    public void over(boolean again) {
      got.add(again ? "again" : "over");
    }

    private static String text(LiveRelay relay) {
      return StandardCharsets.US_ASCII.decode(relay.bytes()).toString();
    }
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
  }

  private void header(String text) {
    channel.relay(new LiveRelay.Header("video/webm; codecs=\"vp8,opus\"", bytes(text)));
  }

  private void send(String text, boolean key) {
    channel.relay(new LiveRelay.Fragment(bytes(text), key));
  }

  private Notes join() {
    Notes notes = new Notes();
    channel.join(notes);
    return notes;
  }

  @Test
  void aNewcomerStartsAtTheLatestKeyFrame() {
    header("init");
    send("k1", true);
    send("a", false);
    send("k2", true);
    send("b", false);
    Notes notes = join();
    send("c", false);
    assertEquals(List.of("header init", "k2", "b", "c"), notes.got);
  }

  @Test
  void whoIsEarlyWaitsForTheHeaderAndAKeyFrame() {
    Notes notes = join();
    header("init");
    send("a", false);
    send("k", true);
    assertEquals(List.of("header init", "k"), notes.got);
  }

  @Test
  void keyFramesFarApartAreWaitedFor() {
    header("init");
    send("k1", true);
    send("0123456789", false);
    send("xyz", false);
    Notes late = join();
    send("b", false);
    send("k2", true);
    assertEquals(List.of("header init", "k2"), late.got);
  }

  @Test
  void anotherHeaderLetsAllJoinAnew() {
    header("init");
    send("k1", true);
    Notes notes = join();
    header("other");
    send("k2", true);
    assertEquals(List.of("header init", "k1", "again"), notes.got);
    assertEquals(0, channel.viewers());
    assertEquals(List.of("header other", "k2"), join().got);
  }

  @Test
  void theEndIsTold() {
    header("init");
    Notes notes = join();
    channel.end();
    send("k", true);
    assertEquals(List.of("header init", "over"), notes.got);
    assertEquals(List.of("over"), join().got);
  }

  @Test
  void whoLeavesGetsNothingMore() {
    header("init");
    Notes notes = join();
    assertEquals(1, channel.viewers());
    channel.leave(notes);
    send("k", true);
    assertEquals(List.of("header init"), notes.got);
    assertEquals(0, channel.viewers());
  }

  @Test
  void aTypeThatIsNoMediaIsRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> new LiveRelay.Header("text/html", bytes("<script>")));
  }
}
