package dev.kinora.cli;

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
    synopsisSubcommandLabel = "VERB")
final class Kinora implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do: kinora VERB …");
  }
}
