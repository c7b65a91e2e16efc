package dev.kinora.cli.verb;

import dev.kinora.cli.settings.CommonOptions;
import dev.kinora.cli.terminal.ExitCode;
import dev.kinora.cli.terminal.Terminal;
import dev.kinora.cli.wiring.Node;
import dev.kinora.packager.MediaException;
import dev.kinora.packager.remux.Copies;
import dev.kinora.packager.title.Lane;
import dev.kinora.packager.title.SourceIdentity;
import dev.kinora.packager.title.SourceInfo;
import dev.kinora.transcoder.child.ChildPool;
import dev.kinora.transcoder.ingest.Levelling;
import dev.kinora.transcoder.ingest.SourceFiles;
import dev.kinora.transcoder.ingest.TitlePlan;
import dev.kinora.transcoder.work.Codecs;
import dev.kinora.transcoder.work.WorkFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kinora probe}: what is inside a file, and what Kinora would make of it. */
@Command(
    name = "probe",
    mixinStandardHelpOptions = true,
    description = "Show what is inside a file, and what Kinora would do with it and why.")
public final class ProbeVerb implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Parameters(paramLabel = "FILE", description = "The film to look at.")
  private Path file;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Override
  public Integer call() throws IOException, MediaException, WorkFailure {
    Terminal terminal = Terminal.system(common.quiet());
    SourceIdentity source = SourceFiles.identify(file);
    try (ChildPool children = new ChildPool(Node.childSettings(common.data()));
        Codecs codecs = children.foreground(Lane.VIDEO)) {
      Levelling levelling = common.levelling();
      SourceInfo info = levelling.measured(codecs, file, codecs.probe(file));
      Copies copies = levelling.allowed(common.repackaging().choose(file, info));
      TitlePlan plan = Node.planner(common.profile()).plan(info, source, copies, codecs.build());
      info.notes().forEach(note -> terminal.complain(Terminal.inert(note)));
      if (json) {
        terminal.print(JsonLines.of(ProbeReport.of(source, info, plan)));
      } else {
        ProbeReport.of(source, info, plan).lines().forEach(terminal::print);
      }
    }
    return ExitCode.DONE.code();
  }
}
