package dev.kinora.cli.verb;

import dev.kinora.cli.terminal.ExitCode;
import dev.kinora.cli.terminal.Terminal;
import dev.kinora.cli.wiring.Node;
import dev.kinora.packager.publish.TitleCatalogue;
import dev.kinora.packager.publish.TitleState;
import dev.kinora.packager.title.Title;
import dev.kinora.transcoder.ingest.ScanOutcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What became of files that were to be added. For one thread. */
final class IngestTally {
  private final Terminal terminal;
  private final Map<String, Title> titles = new LinkedHashMap<>();
  private final Set<String> unchanged = new HashSet<>();
  private final List<TitleReport> refusals = new ArrayList<>();
  private int unchangedSince;
  private ExitCode worst = ExitCode.DONE;

  IngestTally(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Titles that were added or looked at anew. */
  List<Title> titles() {
    return List.copyOf(titles.values());
  }

  ExitCode worst() {
    return worst;
  }

  /** Somebody did not want to wait any more. */
  void interrupted() {
    worst = ExitCode.INTERRUPTED;
  }

  /** How many films have not changed since this was last asked. */
  int takeUnchanged() {
    int count = unchangedSince;
    unchangedSince = 0;
    return count;
  }

  /** Takes what was found out about a film. */
  void film(Path file, ScanOutcome outcome) {
    switch (outcome) {
      case ScanOutcome.Unchanged same -> {
        unchanged.add(same.titleId());
        unchangedSince++;
      }
      case ScanOutcome.Added added -> added(added.title(), added.fresh());
      case ScanOutcome.Refused refused -> {
        note(file, refused.reason());
        worst = worst == ExitCode.DONE ? ExitCode.REFUSED : worst;
      }
      case ScanOutcome.Failed failed -> failed(file, failed.reason());
      case ScanOutcome.Resting _, ScanOutcome.TakenOut _ -> {
        // Nothing has become of it.
      }
    }
  }

  private void added(Title title, boolean fresh) {
    titles.put(title.id(), title);
    terminal.say(
        Terminal.inert(TitleReport.shown(title))
            + (fresh ? ": playable now" : ": in the library already"));
    for (String note : title.info().notes()) {
      terminal.complain(Terminal.inert(title.name() + ": " + note));
    }
  }

  /** A file or folder could not be read. */
  void failed(Path file, String sentence) {
    note(file, sentence);
    worst = ExitCode.FAILED;
  }

  private void note(Path file, String sentence) {
    String name = String.valueOf(file.getFileName());
    terminal.complain(Terminal.inert(sentence.contains(name) ? sentence : file + ": " + sentence));
    refusals.add(TitleReport.refused(name, sentence));
  }

  /** Prints what is known of all titles now; without JSON those alone that were added. */
  void report(Node node, boolean json) {
    TitleCatalogue catalogue = node.transcoder().catalogue();
    List<TitleReport> reports = new ArrayList<>();
    for (Title title : titles.values()) {
      TitleState state = catalogue.state(title.id()).orElseThrow();
      reports.add(TitleReport.of(title, state));
      if (state instanceof TitleState.Failed failed) {
        terminal.complain(Terminal.inert(title.name() + ": " + failed.reason()));
        worst = ExitCode.FAILED;
      }
      unchanged.remove(title.id());
    }
    if (json && !unchanged.isEmpty()) {
      catalogue.all().stream()
          .filter(entry -> unchanged.contains(entry.title().id()))
          .forEach(entry -> reports.add(TitleReport.of(entry.title(), entry.state())));
    }
    reports.addAll(refusals);
    if (json) {
      reports.forEach(r -> terminal.print(JsonLines.of(r)));
    } else {
      reports.stream()
          .filter(r -> r.id() != null)
          .forEach(
              r -> terminal.print(r.id() + "  " + r.state() + "  " + Terminal.inert(r.name())));
    }
  }
}
