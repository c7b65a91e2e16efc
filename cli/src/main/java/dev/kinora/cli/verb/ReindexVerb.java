package dev.kinora.cli.verb;

import dev.kinora.cli.settings.CommonOptions;
import dev.kinora.cli.terminal.ExitCode;
import dev.kinora.cli.terminal.Terminal;
import dev.kinora.cli.wiring.Node;
import dev.kinora.transcoder.ingest.ReindexReport;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kinora reindex}: the database anew from the published folder. */
@Command(
    name = "reindex",
    mixinStandardHelpOptions = true,
    description = "Rebuild the database from the published folder.")
public final class ReindexVerb implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Option(names = "--json", description = "Print the report as JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    Terminal terminal = Terminal.system(common.quiet());
    try (Node node = Node.open(common)) {
      ReindexReport report = node.transcoder().reindex();
      if (json) {
        terminal.print(JsonLines.of(report));
      } else {
        terminal.print(
            "%d titles, %d segments, %d records corrected"
                .formatted(report.titles(), report.segments(), report.changes()));
      }
      for (ReindexReport.Broken broken : report.broken()) {
        terminal.complain(Terminal.inert(broken.where() + ": " + broken.reason()));
      }
      return (report.broken().isEmpty() ? ExitCode.DONE : ExitCode.FAILED).code();
    }
  }
}
