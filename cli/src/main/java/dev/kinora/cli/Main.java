package dev.kinora.cli;

import dev.kinora.cli.settings.ConfigDefaults;
import dev.kinora.cli.settings.UnusableSetting;
import dev.kinora.cli.terminal.ExitCode;
import dev.kinora.cli.terminal.Failures;
import dev.kinora.packager.MediaException;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** Where the program starts. */
public final class Main {
  private Main() {}

  /** Reads the command line, carries it out and ends the process with an {@link ExitCode}. */
  public static void main(String[] arguments) {
    boolean verbose = Set.of("-v", "--verbose").stream().anyMatch(List.of(arguments)::contains);
    // Before the first logger is made, which reads it once.
    System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", verbose ? "info" : "warn");
    System.setProperty("org.jboss.logging.provider", "slf4j");
    System.setProperty("org.slf4j.simpleLogger.showThreadName", "false");
    System.setProperty("org.slf4j.simpleLogger.showShortLogName", "true");
    System.exit(run(arguments));
  }

  static int run(String[] arguments) {
    ConfigDefaults defaults;
    try {
      defaults = ConfigDefaults.read(arguments, System.getenv());
    } catch (IOException e) {
      System.err.println("kinora: --config: cannot read " + e.getMessage());
      return ExitCode.USAGE.code();
    }
    CommandLine program = program().setDefaultValueProvider(defaults);
    Set<String> unknown = defaults.unknownNames(program);
    if (!unknown.isEmpty()) {
      System.err.println("kinora: --config: no flag has the name " + String.join(", ", unknown));
      return ExitCode.USAGE.code();
    }
    return program.execute(arguments);
  }

  /** The whole command tree, ready to parse. */
  static CommandLine program() {
    CommandLine program =
        new CommandLine(new Kinora())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setExecutionExceptionHandler(Main::explain);
    for (CommandLine verb : program.getSubcommands().values()) {
      verb.getCommandSpec()
          .usageMessage()
          .exitCodeListHeading("%nExit codes:%n")
          .exitCodeList(ExitCode.help());
    }
    return program;
  }

  private static int explain(Exception failure, CommandLine command, ParseResult parsed) {
    boolean verbose = parsed.matchedOptionValue("--verbose", false);
    ExitCode code =
        switch (failure) {
          case UnusableSetting _ -> ExitCode.USAGE;
          case MediaException _ -> ExitCode.REFUSED;
          case InterruptedException _ -> ExitCode.INTERRUPTED;
          default -> ExitCode.FAILED;
        };
    System.err.println("kinora: " + Failures.sentence(failure));
    if (verbose) {
      failure.printStackTrace();
    }
    return code.code();
  }
}
