package dev.kinora.cli.verb;

import dev.kinora.cli.doctor.Diagnosis;
import dev.kinora.cli.doctor.Diagnosis.Verdict;
import dev.kinora.cli.doctor.Doctor;
import dev.kinora.cli.settings.CommonOptions;
import dev.kinora.cli.settings.ListenOptions;
import dev.kinora.cli.settings.RoomOptions;
import dev.kinora.cli.terminal.ExitCode;
import dev.kinora.cli.terminal.Terminal;
import dev.kinora.origin.OriginSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kinora doctor}: what is wrong with an installation. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = "Find what is wrong with this installation, and say what to do.")
public final class DoctorVerb implements Callable<Integer> {
  @Mixin private CommonOptions common;
  @Mixin private ListenOptions listen;
  @Mixin private RoomOptions rooms;

  @Option(names = "--json", description = "Print one JSON object a finding.")
  private boolean json;

  @Override
  public Integer call() {
    Terminal terminal = Terminal.system(common.quiet());
    OriginSettings origin = listen.origin(common.data());
    List<Verdict> verdicts = new ArrayList<>();
    new Doctor(common, origin.host(), listeners(origin))
        .examine(diagnosis -> {
          verdicts.add(diagnosis.verdict());
          say(terminal, diagnosis);
        });
    return (verdicts.contains(Verdict.BAD) ? ExitCode.FAILED : ExitCode.DONE).code();
  }

  private Map<String, Integer> listeners(OriginSettings origin) {
    Map<String, Integer> listeners = new LinkedHashMap<>();
    origin.httpsPort().ifPresent(port -> listeners.put("--https-port", port));
    origin.httpPort().ifPresent(port -> listeners.put("--http-port", port));
    rooms.port().ifPresent(port -> listeners.put("--rooms-port", port));
    listen.ingest().ifPresent(at -> listeners.put("--ingest-port", at.getPort()));
    return listeners;
  }

  private void say(Terminal terminal, Diagnosis diagnosis) {
    if (json) {
      terminal.print(JsonLines.of(diagnosis));
      return;
    }
    String line =
        "%s %s: %s".formatted(mark(diagnosis.verdict()), diagnosis.what(), diagnosis.found());
    terminal.print(Terminal.inert(line));
    diagnosis.advice().ifPresent(advice -> terminal.print(Terminal.inert("    " + advice)));
  }

  private static String mark(Verdict verdict) {
    return switch (verdict) {
      case GOOD -> "✓";
      case NOTE -> "!";
      case BAD -> "✗";
    };
  }
}
