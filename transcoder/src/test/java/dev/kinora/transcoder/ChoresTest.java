package dev.kinora.transcoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kinora.transcoder.jobs.Chore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
}
