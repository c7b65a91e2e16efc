package dev.kinora.cli.verb;

import dev.kinora.cli.settings.CommonOptions;
import dev.kinora.cli.terminal.EndSignals;
import dev.kinora.cli.terminal.ExitCode;
import dev.kinora.cli.terminal.Failures;
import dev.kinora.cli.terminal.Terminal;
import dev.kinora.cli.wiring.Node;
import dev.kinora.cli.wiring.WorkerMark;
import dev.kinora.packager.MediaException;
import dev.kinora.packager.publish.TitleState;
import dev.kinora.packager.title.Title;
import dev.kinora.transcoder.ingest.Added;
import dev.kinora.transcoder.ingest.MediaFiles;
import dev.kinora.transcoder.ingest.Placement;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kinora ingest}: files and folders into the library. */
@Command(
    name = "ingest",
    mixinStandardHelpOptions = true,
    description = "Add films to the library: files, or folders with everything below them.")
public final class IngestVerb implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Parameters(paramLabel = "PATH", arity = "1..*", description = "A film, or a folder of films.")
  private List<Path> paths;

  @ArgGroup private Where where = new Where();

  @Option(names = "--now", description = "Encode everything before returning.")
  private boolean now;

  @Option(names = "--json", description = "Print one JSON object a title.")
  private boolean json;

  /** Where sources live. */
  static final class Where {
    @Option(names = "--copy", description = "Copy the files into the data folder.")
    private boolean copy;

    @Option(names = "--in-place", description = "Use the files where they are (the default).")
    private boolean inPlace;

    Placement placement() {
      return copy && !inPlace ? Placement.COPY : Placement.IN_PLACE;
    }
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Terminal terminal = Terminal.system(common.quiet());
    try (Node node = Node.open(common)) {
      Tally tally = new Tally();
      for (Path path : paths) {
        for (Path file : films(path, terminal, tally)) {
          add(node, file, terminal, tally);
        }
      }
      if (now && !tally.titles.isEmpty()) {
        complete(node, terminal, tally);
      }
      report(node, terminal, tally);
      return tally.worst.code();
    }
  }

  private static List<Path> films(Path path, Terminal terminal, Tally tally) throws IOException {
    if (!Files.exists(path)) {
      tally.failed(path.toString(), new NoSuchFileException(path.toString()), terminal);
      return List.of();
    }
    if (!Files.isReadable(path)) {
      tally.failed(path.toString(), new AccessDeniedException(path.toString()), terminal);
      return List.of();
    }
    List<Path> films = MediaFiles.in(path);
    if (films.isEmpty()) {
      tally.failed(
          path.toString(), new IOException(path + ": there is no film in this folder"), terminal);
    }
    return films;
  }

  private void add(Node node, Path file, Terminal terminal, Tally tally) {
    try {
      Added added = node.transcoder().ingest().add(file, where.placement());
      tally.titles.add(added.title());
      terminal.say(
          Terminal.inert(added.title().name())
              + (added.fresh() ? ": playable now" : ": in the library already"));
      for (String note : added.title().info().notes()) {
        terminal.complain(Terminal.inert(added.title().name() + ": " + note));
      }
    } catch (MediaException e) {
      tally.refused(file.toString(), e, terminal);
    } catch (IOException e) {
      tally.failed(file.toString(), e, terminal);
    }
  }

  /** Waits for a server that works on the library, or does the work here once none does. */
  private static void complete(Node node, Terminal terminal, Tally tally)
      throws IOException, InterruptedException {
    CountDownLatch end = new CountDownLatch(1);
    EndSignals.handle(end::countDown);
    Completion completion = new Completion(node, terminal, end);
    Completion.Outcome outcome = Completion.Outcome.WORKER_GONE;
    if (WorkerMark.isSet(node.data())) {
      terminal.say("A server works on this library and encodes; waiting for it.");
      outcome = completion.await(tally.titles, () -> serverGone(node));
    }
    if (outcome == Completion.Outcome.WORKER_GONE) {
      try (WorkerMark _ = WorkerMark.set(node.data())) {
        node.transcoder().start();
        outcome = completion.await(tally.titles, node.transcoder()::trouble);
      }
    }
    switch (outcome) {
      case COMPLETE -> {}
      case WORKER_GONE ->
          throw new IOException(
              node.transcoder().trouble().orElse("background work ended")
                  + "; mend that and ingest again, what is done stays done");
      case INTERRUPTED -> {
        terminal.say("Stopped; what is done stays done.");
        tally.worst = ExitCode.INTERRUPTED;
      }
    }
  }

  private static Optional<String> serverGone(Node node) throws IOException {
    return WorkerMark.isSet(node.data()) ? Optional.empty() : Optional.of("the server has ended");
  }

  private void report(Node node, Terminal terminal, Tally tally) {
    List<TitleReport> reports = new ArrayList<>();
    for (Title title : tally.titles) {
      TitleState state = node.transcoder().catalogue().state(title.id()).orElseThrow();
      reports.add(TitleReport.of(title, state));
      if (state instanceof TitleState.Failed failed) {
        terminal.complain(Terminal.inert(title.name() + ": " + failed.reason()));
        tally.worst = ExitCode.FAILED;
      }
    }
    reports.addAll(tally.refusals);
    if (json) {
      reports.forEach(r -> terminal.print(JsonLines.of(r)));
    } else {
      reports.stream()
          .filter(r -> r.id() != null)
          .forEach(
              r -> terminal.print(r.id() + "  " + r.state() + "  " + Terminal.inert(r.name())));
    }
  }

  /** What became of the files. */
  private static final class Tally {
    private final List<Title> titles = new ArrayList<>();
    private final List<TitleReport> refusals = new ArrayList<>();
    private ExitCode worst = ExitCode.DONE;

    void refused(String file, MediaException reason, Terminal terminal) {
      note(file, reason, terminal);
      worst = worst == ExitCode.DONE ? ExitCode.REFUSED : worst;
    }

    void failed(String file, IOException reason, Terminal terminal) {
      note(file, reason, terminal);
      worst = ExitCode.FAILED;
    }

    private void note(String file, Exception reason, Terminal terminal) {
      String sentence = Failures.sentence(reason);
      Path name = Path.of(file).getFileName();
      terminal.complain(
          Terminal.inert(
              sentence.contains(String.valueOf(name)) ? sentence : file + ": " + sentence));
      refusals.add(TitleReport.refused(String.valueOf(name), sentence));
    }
  }
}
