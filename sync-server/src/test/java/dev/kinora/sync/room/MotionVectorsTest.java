package dev.kinora.sync.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The same vectors as the page's tests. */
class MotionVectorsTest {
  @Test
  void positionsAreThoseOfTheVectors() throws IOException {
    for (JsonNode vector : vectors()) {
      long now = micros(vector.get("now"), 1000);
      assertEquals(
          micros(vector.get("position"), 1_000_000),
          playback(vector.get("state")).positionAt(now),
          vector.get("name").asString());
    }
  }

  @Test
  void everyPhaseWithMediaHasAVector() throws IOException {
    Set<String> phases = new TreeSet<>();
    vectors().forEach(v -> phases.add(v.get("state").get("phase").asString()));
    assertTrue(
        phases.containsAll(Set.of("playing", "paused", "preparing", "holding", "ended")),
        phases.toString());
  }

  private static JsonNode vectors() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            MotionVectorsTest.class.getResourceAsStream("/room-vectors/motion.json"))) {
      return new JsonMapper().readTree(in).get("vectors");
    }
  }

  private static Playback playback(JsonNode state) {
    Phase phase = Phase.valueOf(state.get("phase").asString().toUpperCase(Locale.ROOT));
    Motion motion =
        new Motion(
            micros(state.get("pos"), 1_000_000),
            (int) micros(state.get("rate"), 1000),
            micros(state.get("at"), 1000));
    Media media = new Media("a", "/a", micros(state.get("duration"), 1_000_000), 0);
    return new Playback(
        1,
        "",
        "",
        phase,
        Optional.of(media),
        motion,
        phase == Phase.HOLDING ? Optional.of(new Hold("m1", 0)) : Optional.empty(),
        phase == Phase.PREPARING
            ? Optional.of(new Gate(1, "", 0, 0, Set.of(), Set.of()))
            : Optional.empty());
  }

  private static long micros(JsonNode number, int factor) {
    return number.decimalValue().multiply(java.math.BigDecimal.valueOf(factor)).longValueExact();
  }
}
