package dev.kinora.cli.verb;

import dev.kinora.cli.terminal.ProgressLine;
import dev.kinora.cli.terminal.Terminal;
import dev.kinora.cli.wiring.Node;
import dev.kinora.packager.publish.TitleCatalogue;
import dev.kinora.packager.publish.TitleState;
import dev.kinora.packager.title.Title;
import java.util.List;
import java.util.Locale;

/** Waits until titles are ready or failed, and shows how far they are, whoever encodes them. */
final class Completion {
  private static final long LOOK_MILLIS = 250;

  private final TitleCatalogue catalogue;
  private final Terminal terminal;

  Completion(Node node, Terminal terminal) {
    this.catalogue = node.transcoder().catalogue();
    this.terminal = terminal;
  }

  void await(List<Title> titles) throws InterruptedException {
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
          return;
        }
        Thread.sleep(LOOK_MILLIS);
      }
    }
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
