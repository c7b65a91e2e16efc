package dev.kinora.cli.verb;

import dev.kinora.cli.check.Checks;
import dev.kinora.cli.check.Printed;
import dev.kinora.cli.check.Trust;
import dev.kinora.cli.check.Watcher;
import dev.kinora.cli.check.WebResources;
import dev.kinora.cli.room.HubTrust;
import dev.kinora.cli.settings.CommonOptions;
import dev.kinora.cli.settings.UnusableSetting;
import dev.kinora.cli.terminal.ExitCode;
import dev.kinora.cli.terminal.ProgressLine;
import dev.kinora.cli.terminal.Terminal;
import dev.kinora.packager.check.CheckSettings;
import dev.kinora.packager.check.PackageCheck;
import dev.kinora.packager.check.Report;
import dev.kinora.packager.check.Rules;
import dev.kinora.packager.check.finding.Severity;
import dev.kinora.packager.check.load.Unfetched;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kinora check}: judges HLS, DASH and CMAF, ours or anybody's. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Judge HLS, DASH and CMAF by the standards: ours or anybody's.")
public final class CheckVerb implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Parameters(
      paramLabel = "URL|DIR|FILE",
      arity = "0..1",
      description = "A playlist, manifest or media file, by address or path, or a folder of them.")
  private @Nullable String what;

  @Option(names = "--json", description = "Print the report as one JSON object.")
  private boolean json;

  @Option(names = "--rules", description = "Print every rule with its clause, and check nothing.")
  private boolean rules;

  @Option(
      names = "--segments",
      paramLabel = "N|all",
      defaultValue = "20",
      description =
          "How many segments of each list are read, in pairs spread over it; rules about whole"
              + " lists such as average rates need all (default: ${DEFAULT-VALUE}).")
  private String segments = "20";

  @Option(names = "--insecure", description = "Trust a server whoever vouches for it.")
  private boolean insecure;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Terminal terminal = Terminal.system(common.quiet());
    if (rules) {
      terminal.print(Rules.document().stripTrailing());
      return ExitCode.DONE.code();
    }
    if (what == null) {
      throw new UnusableSetting("say what to check: an address, a folder or a file; or --rules");
    }
    try (ProgressLine line = new ProgressLine(terminal, "check", System.nanoTime())) {
      return report(terminal, what, check(what, new Watcher(line)));
    } catch (Unfetched e) {
      terminal.complain(Terminal.inert("%s: found %s".formatted(what, e.found())));
      return ExitCode.UNREACHABLE.code();
    }
  }

  private Report check(String address, Watcher watcher)
      throws IOException, Unfetched, InterruptedException {
    if (address.matches("(?i)https?://.*")) {
      return web(address, watcher);
    }
    Path path = Path.of(address).toAbsolutePath().normalize();
    return Checks.local(path, new CheckSettings(sample(), false), watcher);
  }

  private Report web(String address, Watcher watcher)
      throws IOException, Unfetched, InterruptedException {
    URI start;
    try {
      start = URI.create(address);
    } catch (IllegalArgumentException e) {
      throw new UnusableSetting("%s: expected an address: %s".formatted(address, e.getMessage()));
    }
    SSLContext trust = insecure ? Trust.inAnybody() : HubTrust.of(common.data());
    try (WebResources resources = new WebResources(start, trust)) {
      PackageCheck check =
          new PackageCheck(
              resources, start.resolve("."), new CheckSettings(sample(), true), watcher);
      check.add(start);
      return check.report();
    }
  }

  private OptionalInt sample() {
    if (segments.equals("all")) {
      return OptionalInt.empty();
    }
    if (!segments.matches("[1-9]\\d{0,8}")) {
      throw new UnusableSetting("--segments: expected a number or all, found " + segments);
    }
    return OptionalInt.of(Integer.parseInt(segments));
  }

  private int report(Terminal terminal, String checked, Report report) {
    if (json) {
      terminal.print(JsonLines.of(Printed.json(checked, report)));
    } else {
      Printed.lines(report).forEach(terminal::print);
    }
    if (!report.isPackage()) {
      terminal.complain(
          Terminal.inert(checked + ": expected HLS, DASH, MP4, MPEG-TS or WebVTT, found neither"));
      return ExitCode.REFUSED.code();
    }
    terminal.say(Printed.sentence(report));
    return (report.count(Severity.ERROR) > 0 ? ExitCode.FAILED : ExitCode.DONE).code();
  }
}
