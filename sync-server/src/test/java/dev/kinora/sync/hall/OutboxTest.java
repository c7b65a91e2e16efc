package dev.kinora.sync.hall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.sync.wire.Incoming;
import dev.kinora.sync.wire.MemberInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OutboxTest {
  private final Outbox box = new Outbox();

  private static OutFrame frame(OutFrame.Kind kind, String text) {
    return OutFrame.of(kind, text);
  }

  private static OutFrame lasting(String text) {
    return frame(OutFrame.Kind.LASTING, text);
  }

  private List<String> drain() {
    List<String> texts = new ArrayList<>();
    for (Optional<OutFrame> next = box.next(); next.isPresent(); next = box.next()) {
      texts.add(next.get().text());
    }
    return texts;
  }

  @Test
  void aStateReplacesAnOlderOneAndComesAtItsOwnPlace() {
    box.add(frame(OutFrame.Kind.STATE, "state 1"));
    box.add(lasting("chat"));
    box.add(frame(OutFrame.Kind.STATE, "state 2"));
    assertEquals(List.of("chat", "state 2"), drain());
    assertEquals(1, box.dropped());
  }

  @Test
  void passingFramesGoFirstWhenItIsFull() {
    box.add(frame(OutFrame.Kind.PASSING, "typing"));
    for (int i = 0; i < Outbox.FRAMES; i++) {
      assertTrue(box.add(lasting("chat " + i)));
    }
    assertFalse(box.add(lasting("one too many")));
    assertFalse(drain().contains("typing"));
  }

  @Test
  void bytesAreBoundedToo() {
    String large = "x".repeat(400_000);
    assertTrue(box.add(lasting(large)));
    assertTrue(box.add(lasting(large)));
    assertFalse(box.add(lasting(large)));
  }

  @Test
  void answersToPingsAreApartAndBounded() {
    RoomClock clock = new RoomClock();
    box.add(lasting("chat"));
    for (int i = 0; i < 32; i++) {
      assertTrue(box.add(new Outbox.Pong(new Incoming.Ping("" + i, "0"), 0, clock)));
    }
    assertFalse(box.add(new Outbox.Pong(new Incoming.Ping("32", "0"), 0, clock)));
    assertEquals("0", box.nextPong().orElseThrow().ping().n());
  }

  private static MemberInfo info(String id, boolean away) {
    return new MemberInfo(id, id, "member", false, false, false, away, OptionalLong.empty());
  }

  private static MembersDelta delta(
      Map<String, MemberInfo> joined, Set<String> left, Map<String, MemberInfo> changed) {
    return new MembersDelta(joined, left, changed);
  }

  private void add(MembersDelta delta) {
    assertTrue(box.add(delta, delta.frame()));
  }

  @Test
  void membershipMerges() {
    add(delta(Map.of("m1", info("m1", false)), Set.of(), Map.of("m2", info("m2", true))));
    add(delta(Map.of(), Set.of("m2"), Map.of("m1", info("m1", true))));
    List<String> frames = drain();
    assertEquals(1, frames.size());
    assertTrue(frames.get(0).contains("\"left\":[\"m2\"]"), frames.get(0));
    assertFalse(frames.get(0).contains("changed"), frames.get(0));
    assertTrue(frames.get(0).contains("\"away\":true"), frames.get(0));
  }
}
