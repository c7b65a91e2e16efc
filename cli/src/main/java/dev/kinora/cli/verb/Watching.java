package dev.kinora.cli.verb;

import dev.kinora.cli.terminal.Terminal;
import dev.kinora.cli.wiring.Node;
import dev.kinora.transcoder.ingest.FolderWatch;
import dev.kinora.transcoder.ingest.LibraryScan;
import dev.kinora.transcoder.ingest.ScanOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** Says what comes into watched folders, each thing once. For one thread. */
final class Watching implements FolderWatch.Listener {
  private final Node node;
  private final Terminal terminal;
  private final boolean json;
  private final Set<String> said = new HashSet<>();
  private IngestTally tally;

  Watching(Node node, Terminal terminal, boolean json) {
    this.node = node;
    this.terminal = terminal;
    this.json = json;
    this.tally = new IngestTally(terminal);
  }

  @Override
  public void film(Path file, ScanOutcome outcome) {
    switch (outcome) {
      case ScanOutcome.Added _ -> tally.film(file, outcome);
      case ScanOutcome.Refused(String reason) -> once(file, reason, outcome);
      case ScanOutcome.Failed(String reason, boolean _) -> once(file, reason, outcome);
      case ScanOutcome.Unchanged _, ScanOutcome.Resting _, ScanOutcome.TakenOut _ -> {
        // Nothing new.
      }
    }
  }

  private void once(Path file, String reason, ScanOutcome outcome) {
    if (said.add(file + " " + reason)) {
      tally.film(file, outcome);
    }
  }

  @Override
  public void looked(Path folder, LibraryScan.Report report) {
    said.remove(folder + " away");
    tally.report(node, json);
    tally = new IngestTally(terminal);
  }

  @Override
  public void away(Path folder, IOException reason) {
    if (said.add(folder + " away")) {
      terminal.complain(
          Terminal.inert(folder + ": cannot be read at the moment: " + reason.getMessage()));
    }
  }
}
