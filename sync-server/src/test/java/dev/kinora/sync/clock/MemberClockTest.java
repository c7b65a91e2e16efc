package dev.kinora.sync.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The same vectors as the page's tests. */
class MemberClockTest {
  private static final double NEAR = 1e-6;

  private static JsonNode vectors(String group) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            MemberClockTest.class.getResourceAsStream("/room-vectors/clock.json"))) {
      JsonNode found = new JsonMapper().readTree(in).get(group);
      assertTrue(found.size() > 0, group);
      return found;
    }
  }

  private static double number(JsonNode vector, String name) {
    return vector.get(name).asDouble();
  }

  @Test
  void samples() throws IOException {
    for (JsonNode v : vectors("samples")) {
      MemberClock.Sample sample =
          MemberClock.Sample.of(number(v, "c0"), number(v, "s1"), number(v, "s2"), number(v, "c3"));
      assertEquals(number(v, "thetaMs"), sample.thetaMs(), NEAR, v.get("name").asString());
      assertEquals(number(v, "rttMs"), sample.rttMs(), NEAR, v.get("name").asString());
    }
  }

  @Test
  void estimates() throws IOException {
    for (JsonNode v : vectors("estimates")) {
      List<MemberClock.Sample> samples = new ArrayList<>();
      MemberClock clock = new MemberClock();
      for (JsonNode e : v.get("exchanges")) {
        MemberClock.Sample sample =
            MemberClock.Sample.of(
                e.get(0).asDouble(), e.get(1).asDouble(), e.get(2).asDouble(), e.get(3).asDouble());
        samples.add(sample);
        clock.add(sample);
      }
      List<MemberClock.Sample> kept =
          samples.subList(Math.max(0, samples.size() - 24), samples.size());
      double now = number(v, "nowMs");
      MemberClock.Estimate estimate = MemberClock.estimate(kept, now).orElseThrow();
      String name = v.get("name").asString();
      assertEquals(number(v, "thetaMs"), estimate.thetaMs(), NEAR, name);
      assertEquals(number(v, "uncertaintyMs"), estimate.uncertaintyMs(), NEAR, name);
      double last = kept.getLast().takenAtMs();
      if (now == last) {
        assertEquals(now + estimate.thetaMs(), clock.roomMs(now, false).orElseThrow(), NEAR, name);
      }
    }
  }

  @Test
  void slews() throws IOException {
    for (JsonNode v : vectors("slews")) {
      assertEquals(
          number(v, "expectedMs"),
          MemberClock.slewed(
              number(v, "appliedMs"),
              number(v, "targetMs"),
              number(v, "elapsedMs"),
              v.get("playing").asBoolean()),
          NEAR,
          v.get("name").asString());
    }
  }

  @Test
  void nothingIsKnownBeforeTheFirstAnswer() {
    MemberClock clock = new MemberClock();
    assertEquals(Optional.empty(), clock.roomMs(1, true));
    clock.add(MemberClock.Sample.of(0, 100, 100, 0));
    assertEquals(Optional.of(101.0), clock.roomMs(1, true));
    clock.reset();
    assertEquals(Optional.empty(), clock.roomMs(1, true));
  }
}
