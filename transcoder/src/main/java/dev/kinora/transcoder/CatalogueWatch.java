package dev.kinora.transcoder;

import dev.kinora.packager.publish.TitleCatalogue;
import dev.kinora.packager.publish.TitleState;
import dev.kinora.transcoder.supply.TitleEvents;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees what changes in the catalogue, by this process or another one, within a second: new titles
 * are worked on, changes are told to whoever listens. Costs one small query a second.
 */
final class CatalogueWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CatalogueWatch.class);
  private static final long PERIOD_MILLIS = 500;

  private final TitleCatalogue catalogue;
  private final TitleEvents events;
  private final ScheduledExecutorService clock;

  // Confined to the clock's thread.
  private final Map<String, TitleState> known = new HashMap<>();
  private long version = -1;

  CatalogueWatch(TitleCatalogue catalogue, TitleEvents events) {
    this.catalogue = catalogue;
    this.events = events;
    this.clock =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("catalogue-watch").factory());
  }

  void start(Runnable changed) {
    var _ =
        clock.scheduleWithFixedDelay(() -> look(changed), 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void look(Runnable changed) {
    try {
      long now = catalogue.version();
      if (now != version) {
        boolean first = version < 0;
        compare(first);
        changed.run();
        version = now;
      }
    } catch (RuntimeException e) {
      LOG.warn("the catalogue could not be watched: {}", e.getMessage());
    }
  }

  private void compare(boolean first) {
    Set<String> gone = new HashSet<>(known.keySet());
    Set<String> unfinishedNow = new HashSet<>(catalogue.unfinished());
    for (Map.Entry<String, Optional<String>> entry : catalogue.failures().entrySet()) {
      String titleId = entry.getKey();
      gone.remove(titleId);
      // Progress alone is told by whoever makes it.
      TitleState state =
          entry
              .getValue()
              .<TitleState>map(TitleState.Failed::new)
              .orElseGet(() ->
                  unfinishedNow.contains(titleId)
                      ? new TitleState.Playable(0, 0)
                      : new TitleState.Ready());
      TitleState before = known.put(titleId, state);
      if (!Objects.equals(before, state)) {
        if (!first) {
          events.changed(titleId);
        }
      }
    }
    for (String titleId : gone) {
      known.remove(titleId);
      events.changed(titleId);
    }
  }

  @Override
  public void close() {
    // Not shutdownNow: an interrupt would close the file under an embedded database.
    clock.shutdown();
  }
}
