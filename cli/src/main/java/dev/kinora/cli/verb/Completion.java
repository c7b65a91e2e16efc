package dev.kinora.cli.verb;

import dev.kinora.cli.terminal.ProgressLine;
import dev.kinora.cli.terminal.Terminal;
import dev.kinora.cli.wiring.Node;
import dev.kinora.packager.publish.TitleCatalogue;
import dev.kinora.packager.publish.TitleState;
import dev.kinora.packager.title.Title;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Waits until titles are ready or failed, and shows how far they are, whoever encodes them. Never
 * waits for ever: where nothing in the whole library comes on for long, it says so.
 */
final class Completion {
  private static final long LOOK_MILLIS = 250;
  private static final long LOOKS_BETWEEN_CHECKS = 8;

  /** Many times what the slowest machine takes for a segment. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final TitleCatalogue catalogue;
  private final Terminal terminal;
  private final CountDownLatch end;

  /**
   * Watches the titles of a library.
   *
   * @param end counted down when nobody wants to wait any more
   */
  Completion(Node node, Terminal terminal, CountDownLatch end) {
    this.catalogue = node.transcoder().catalogue();
    this.terminal = terminal;
    this.end = end;
  }

  /** Looks at whoever does the work. */
  interface Worker {
    /** Why it does nothing more; empty while it works. */
    Optional<String> gone() throws IOException;
  }

  /** How waiting ended. */
  enum Outcome {
    COMPLETE,
    WORKER_GONE,
    INTERRUPTED
  }

  /**
   * Waits.
   *
   * @throws IOException when nothing was encoded for ten minutes
   */
  Outcome await(List<Title> titles, Worker worker) throws IOException, InterruptedException {
    Stall stall = new Stall(PATIENCE);
    long looks = 0;
    double seconds = titles.stream().mapToDouble(t -> t.durationSeconds().toDouble()).sum();
    String what = titles.size() == 1 ? titles.getFirst().name() : titles.size() + " titles";
    long started = System.nanoTime();
    double before = share(titles);
    try (ProgressLine line = new ProgressLine(terminal, what, started)) {
      while (true) {
        double share = share(titles);
        long now = System.nanoTime();
        double speed = (share - before) * seconds / Math.max(0.001, (now - started) / 1e9);
        line.update(share, String.format(Locale.ROOT, "%.1f × real time", speed), now);
        if (titles.stream().noneMatch(this::isUnfinished)) {
          return Outcome.COMPLETE;
        }
        if (looks++ % LOOKS_BETWEEN_CHECKS == 0) {
          if (worker.gone().isPresent()) {
            return Outcome.WORKER_GONE;
          }
          if (stall.isStill(progress(), now)) {
            throw new IOException(
                ("nothing was encoded for %d minutes; the log of whoever works on this library says"
                        + " why, and what is done stays done")
                    .formatted(PATIENCE.toMinutes()));
          }
        }
        if (end.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
          return Outcome.INTERRUPTED;
        }
      }
    }
  }

  /** Grows with whatever is done in the library: others' films may come first. */
  private long progress() {
    return catalogue.all().stream()
        .mapToLong(entry ->
            entry.state() instanceof TitleState.Playable playable ? playable.spansDone() : 1L << 32)
        .sum();
  }

  private boolean isUnfinished(Title title) {
    return catalogue.state(title.id()).orElse(null) instanceof TitleState.Playable;
  }

  /** The share of the running time that is encoded. */
  private double share(List<Title> titles) {
    double all = 0;
    double done = 0;
    for (Title title : titles) {
      double seconds = title.durationSeconds().toDouble();
      all += seconds;
      done +=
          catalogue.state(title.id()).orElse(null) instanceof TitleState.Playable playable
              ? seconds * playable.spansDone() / Math.max(1, playable.spansTotal())
              : seconds;
    }
    return all == 0 ? 1 : done / all;
  }
}
