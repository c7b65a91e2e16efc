package dev.kinora.cli.verb;

import dev.kinora.cli.settings.CommonOptions;
import dev.kinora.cli.settings.UnusableSetting;
import dev.kinora.cli.terminal.EndSignals;
import dev.kinora.cli.terminal.ExitCode;
import dev.kinora.cli.terminal.Failures;
import dev.kinora.cli.terminal.Terminal;
import dev.kinora.cli.wiring.Node;
import dev.kinora.cli.wiring.WorkerMark;
import dev.kinora.transcoder.ingest.FolderWatch;
import dev.kinora.transcoder.ingest.LibraryScan;
import dev.kinora.transcoder.ingest.Placement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
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

  @Option(
      names = "--watch",
      description = "Go on looking at the folders until Ctrl-C, and add what comes into them.")
  private boolean watch;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Terminal terminal = Terminal.system(common.quiet());
    try (Node node = Node.openWarm(common)) {
      IngestTally tally = new IngestTally(terminal);
      LibraryScan scan = node.transcoder().scan();
      for (Path path : paths) {
        take(scan, path, terminal, tally);
      }
      if (watch) {
        return watch(node, scan, terminal, tally).code();
      }
      if (now && !tally.titles().isEmpty()) {
        complete(node, terminal, tally);
      }
      tally.report(node, json);
      return tally.worst().code();
    }
  }

  private void take(LibraryScan scan, Path path, Terminal terminal, IngestTally tally) {
    try {
      if (!Files.exists(path)) {
        throw new NoSuchFileException(path.toString());
      }
      if (!Files.isReadable(path)) {
        throw new AccessDeniedException(path.toString());
      }
      if (!Files.isDirectory(path)) {
        tally.film(path, scan.file(path, where.placement()));
        return;
      }
      LibraryScan.Report report =
          scan.folder(path, where.placement(), LibraryScan.Manner.ASKED, tally::film);
      if (report.films() == 0) {
        throw new IOException(path + ": there is no film in this folder");
      }
      terminal.say(
          "%s: %d films, %d new, %d unchanged%s%s"
              .formatted(
                  Terminal.inert(path.toString()),
                  report.films(),
                  report.fresh(),
                  tally.takeUnchanged(),
                  report.extras() == 0 ? "" : ", %d extras passed over".formatted(report.extras()),
                  report.gone() == 0 ? "" : ", %d gone".formatted(report.gone())));
    } catch (IOException e) {
      tally.failed(path, Failures.sentence(e));
    }
  }

  /** Goes on until a signal; encodes as well when asked to and no server does. */
  private ExitCode watch(Node node, LibraryScan scan, Terminal terminal, IngestTally tally)
      throws IOException, InterruptedException {
    tally.report(node, json);
    List<Path> folders = paths.stream().filter(Files::isDirectory).toList();
    if (folders.isEmpty()) {
      throw new UnusableSetting("--watch needs a folder");
    }
    boolean encodes = now && !WorkerMark.isSet(node.data());
    try (WorkerMark _ = encodes ? WorkerMark.set(node.data()) : null;
        FolderWatch watching =
            new FolderWatch(scan, folders, where.placement(), Duration.ofMinutes(10))) {
      if (encodes) {
        node.transcoder().start();
      }
      EndSignals.handle(() -> end(watching));
      terminal.say("Watching; Ctrl-C ends it.");
      watching.run(new Watching(node, terminal, json));
    }
    return ExitCode.DONE;
  }

  private static void end(FolderWatch watching) {
    try {
      watching.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for a server that works on the library, or does the work here once none does. */
  private static void complete(Node node, Terminal terminal, IngestTally tally)
      throws IOException, InterruptedException {
    CountDownLatch end = new CountDownLatch(1);
    EndSignals.handle(end::countDown);
    Completion completion = new Completion(node, terminal, end);
    Completion.Outcome outcome = Completion.Outcome.WORKER_GONE;
    if (WorkerMark.isSet(node.data())) {
      terminal.say("A server works on this library and encodes; waiting for it.");
      outcome = completion.await(tally.titles(), () -> serverGone(node));
    }
    if (outcome == Completion.Outcome.WORKER_GONE) {
      try (WorkerMark _ = WorkerMark.set(node.data())) {
        node.transcoder().start();
        outcome = completion.await(tally.titles(), node.transcoder()::trouble);
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
        tally.interrupted();
      }
    }
  }

  private static Optional<String> serverGone(Node node) throws IOException {
    return WorkerMark.isSet(node.data()) ? Optional.empty() : Optional.of("the server has ended");
  }
}
