package dev.kinora.cli.verb;

import picocli.CommandLine.Command;

/** {@code kinora up}: the servers with everything on defaults, and a demo film when empty. */
@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    description = "Start everything and print the address to open; makes a demo film when empty.")
public final class UpVerb extends ServeVerb {
  @Override
  boolean makesDemo() {
    return true;
  }

  @Override
  String welcome() {
    return """
    Kinora is up. Open the address above in a browser; it will ask once about the certificate,
    which Kinora made on this machine. Add films with: kinora ingest FILE-OR-FOLDER …
    Ctrl-C ends it.\
    """;
  }
}
