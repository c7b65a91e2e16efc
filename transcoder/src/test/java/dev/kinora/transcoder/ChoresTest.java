package dev.kinora.transcoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.transcoder.jobs.Chore;
import dev.kinora.transcoder.jobs.Due;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is due again and again. */
class ChoresTest {
  private static final FakeCodecs.Hook QUICK = (key, background) -> {};

  @TempDir private Path folder;

  @Test
  void aChoreThatFailsIsTriedAgain() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    try (Rig rig = new Rig(folder, QUICK)) {
      rig.transcoder.keep(
          List.of(
              new Chore(
                  "clean-up",
                  Duration.ofSeconds(1),
                  () -> {
                    if (runs.incrementAndGet() == 1) {
                      throw new IOException("the disk is full");
                    }
                  })));
      rig.transcoder.start();
      Rig.await(() -> runs.get() >= 2);
    }
  }

  @Test
  void aRestartDoesNotBringTheNextTimeForward() throws Exception {
    AtomicInteger hourly = new AtomicInteger();
    AtomicInteger often = new AtomicInteger();
    List<Chore> chores =
        List.of(
            new Chore("hourly", Duration.ofHours(1), hourly::incrementAndGet),
            new Chore("often", Duration.ofSeconds(1), often::incrementAndGet));
    Rig first = new Rig(folder, QUICK);
    try (first) {
      first.transcoder.keep(chores);
      first.transcoder.start();
      Rig.await(() -> hourly.get() == 1 && often.get() >= 1);
    }
    try (Rig second = first.again(QUICK)) {
      second.transcoder.keep(chores);
      second.transcoder.start();
      int before = often.get();
      Rig.await(() -> often.get() >= before + 2);
    }
    assertEquals(1, hourly.get());
  }

  @Test
  void aChoreHasAPlainNameAndTakesItsTime() {
    assertThrows(
        IllegalArgumentException.class, () -> new Chore("Clean up", Duration.ofHours(1), () -> {}));
    assertThrows(
        IllegalArgumentException.class, () -> new Chore("x", Duration.ofMillis(10), () -> {}));
  }

  @Test
  void aChoreMayBeDueByTheClockOnTheWall() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    AtomicInteger never = new AtomicInteger();
    Due eachSecond = new Due.At("* * * * * ?");
    Due longGone = new Due.At("0 0 0 1 jan ? 2090");
    Rig first = new Rig(folder, QUICK);
    try (first) {
      first.transcoder.keep(List.of(new Chore("look", Duration.ofHours(1), () -> {})));
      first.transcoder.start();
      Rig.await(() -> first.transcoder.trouble().isEmpty());
    }
    try (Rig second = first.again(QUICK)) {
      second.transcoder.keep(
          List.of(
              new Chore("look", eachSecond, runs::incrementAndGet),
              new Chore("later", longGone, never::incrementAndGet)));
      second.transcoder.start();
      Rig.await(() -> runs.get() >= 2);
    }
    assertEquals(0, never.get());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "tomorrow", "0 3 * * *", "0 0 25 * * ?", "0 0 3 * * *"})
  void whatIsNoTimeIsRefused(String cron) {
    Exception refused = assertThrows(IllegalArgumentException.class, () -> new Due.At(cron));
    assertTrue(String.valueOf(refused.getMessage()).contains("0 30 3 * * ?"));
  }
}
