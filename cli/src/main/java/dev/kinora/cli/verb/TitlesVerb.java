package dev.kinora.cli.verb;

import dev.kinora.cli.settings.CommonOptions;
import dev.kinora.cli.terminal.ExitCode;
import dev.kinora.cli.terminal.Terminal;
import dev.kinora.cli.wiring.Node;
import dev.kinora.packager.publish.TitleCatalogue;
import dev.kinora.packager.publish.TitleState;
import dev.kinora.packager.title.Title;
import dev.kinora.transcoder.ledger.JdbcLibraryFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kinora titles}: what the library holds. */
@Command(
    name = "titles",
    mixinStandardHelpOptions = true,
    description = "List the library, or take a title out of it.")
public final class TitlesVerb implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Option(names = "--json", description = "Print one JSON object a title.")
  private boolean json;

  @Option(
      names = "--remove",
      paramLabel = "ID",
      description = "Take this title out of the library; its source file stays.")
  private @Nullable String remove;

  @Override
  public Integer call() throws IOException {
    Terminal terminal = Terminal.system(common.quiet());
    try (Node node = Node.open(common)) {
      if (remove != null) {
        return remove(node, remove, terminal).code();
      }
      TitleCatalogue catalogue = node.transcoder().catalogue();
      List<TitleCatalogue.Entry> entries = catalogue.all();
      if (json) {
        Map<String, String> missing = missing(node);
        for (TitleCatalogue.Entry entry : entries) {
          Optional<String> place = Optional.ofNullable(missing.get(entry.title().id()));
          terminal.print(JsonLines.of(TitleReport.of(entry.title(), entry.state(), place)));
        }
      } else if (entries.isEmpty()) {
        terminal.say("The library is empty. Add films with: kinora ingest FILE-OR-FOLDER …");
      } else {
        table(entries).forEach(terminal::print);
      }
      return ExitCode.DONE.code();
    }
  }

  /** Where files were that are gone, by title. */
  private static Map<String, String> missing(Node node) {
    Map<String, String> places = new HashMap<>();
    for (JdbcLibraryFiles.Found found : node.transcoder().scan().missing()) {
      found.titleId().ifPresent(id -> places.putIfAbsent(id, found.path()));
    }
    return places;
  }

  private static ExitCode remove(Node node, String id, Terminal terminal) throws IOException {
    Optional<Title> title =
        Title.ID.matcher(id).matches() ? node.transcoder().catalogue().find(id) : Optional.empty();
    if (title.isEmpty() || !node.transcoder().remove(id)) {
      terminal.complain("kinora: there is no title " + Terminal.inert(id) + "; see kinora titles");
      return ExitCode.FAILED;
    }
    terminal.say(Terminal.inert(title.get().name()) + ": taken out; its source file stays");
    return ExitCode.DONE;
  }

  private static List<String> table(List<TitleCatalogue.Entry> entries) {
    List<String> lines = new ArrayList<>();
    for (TitleCatalogue.Entry entry : entries) {
      long seconds = entry.title().durationSeconds().round();
      lines.add(
          String.format(
              Locale.ROOT,
              "%s  %d:%02d:%02d  %-14s  %s",
              entry.title().id(),
              seconds / 3600,
              seconds / 60 % 60,
              seconds % 60,
              state(entry.state()),
              Terminal.inert(TitleReport.shown(entry.title()))));
    }
    return lines;
  }

  private static String state(TitleState state) {
    return switch (state) {
      case TitleState.Playable p ->
          "playable %d %%".formatted(100L * p.spansDone() / Math.max(1, p.spansTotal()));
      case TitleState.Ready _ -> "ready";
      case TitleState.Failed _ -> "failed";
    };
  }
}
