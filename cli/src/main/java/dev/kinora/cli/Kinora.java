package dev.kinora.cli;

import dev.kinora.cli.terminal.Version;
import dev.kinora.cli.verb.CheckVerb;
import dev.kinora.cli.verb.DoctorVerb;
import dev.kinora.cli.verb.IngestVerb;
import dev.kinora.cli.verb.JobsVerb;
import dev.kinora.cli.verb.LiveVerb;
import dev.kinora.cli.verb.PackageVerb;
import dev.kinora.cli.verb.ProbeVerb;
import dev.kinora.cli.verb.ReindexVerb;
import dev.kinora.cli.verb.RoomVerb;
import dev.kinora.cli.verb.RoomsVerb;
import dev.kinora.cli.verb.ServeVerb;
import dev.kinora.cli.verb.TitlesVerb;
import dev.kinora.cli.verb.UpVerb;
import dev.kinora.cli.verb.UsersVerb;
import dev.kinora.cli.verb.WorkerVerb;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program without a verb: says which verbs there are. */
@Command(
    name = "kinora",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Movies in, HLS and DASH out.",
    synopsisSubcommandLabel = "VERB",
    subcommands = {
      UpVerb.class,
      ServeVerb.class,
      IngestVerb.class,
      ProbeVerb.class,
      TitlesVerb.class,
      UsersVerb.class,
      LiveVerb.class,
      JobsVerb.class,
      PackageVerb.class,
      CheckVerb.class,
      ReindexVerb.class,
      WorkerVerb.class,
      DoctorVerb.class,
      RoomsVerb.class,
      RoomVerb.class,
      CommandLine.HelpCommand.class
    })
final class Kinora implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do: kinora VERB …");
  }
}
