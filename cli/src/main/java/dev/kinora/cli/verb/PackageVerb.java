package dev.kinora.cli.verb;

import dev.kinora.cli.check.Checks;
import dev.kinora.cli.check.Printed;
import dev.kinora.cli.pack.OutFolder;
import dev.kinora.cli.pack.StaticPackage;
import dev.kinora.cli.settings.CommonOptions;
import dev.kinora.cli.terminal.EndSignals;
import dev.kinora.cli.terminal.ExitCode;
import dev.kinora.cli.terminal.Terminal;
import dev.kinora.cli.wiring.Node;
import dev.kinora.cli.wiring.WorkerMark;
import dev.kinora.packager.MediaException;
import dev.kinora.packager.check.Report;
import dev.kinora.packager.publish.TitleState;
import dev.kinora.packager.title.Title;
import dev.kinora.transcoder.ingest.Placement;
import dev.kinora.transcoder.jobs.JobView;
import dev.kinora.transcoder.jobs.JobView.Work;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kinora package}: one file to a folder for any web server. */
@Command(
    name = "package",
    mixinStandardHelpOptions = true,
    description = "Turn one film into a folder of HLS and DASH for any web server or CDN.")
public final class PackageVerb implements Callable<Integer> {
  private static final Duration PICTURES = Duration.ofMinutes(5);
  private static final long LOOK_MILLIS = 250;

  @Mixin private CommonOptions common;

  @Parameters(paramLabel = "FILE", description = "The film.")
  private Path file;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The folder to make: new, empty, or made by this command before.")
  private Path out = Path.of("");

  @Override
  public Integer call() throws IOException, MediaException, InterruptedException {
    Terminal terminal = Terminal.system(common.quiet());
    OutFolder folder = OutFolder.at(out);
    ExitCode code;
    try (Node node = Node.openIn(folder.work(), common.profile(), common.levelling())) {
      Title title = node.transcoder().ingest().add(file, Placement.IN_PLACE).title();
      title.info().notes().forEach(note -> terminal.complain(Terminal.inert(note)));
      forgetOthers(node, title);
      code = encoded(node, title, terminal);
      if (code == ExitCode.DONE) {
        code = published(node, title, folder, terminal);
      }
    } catch (MediaException e) {
      folder.tidy();
      throw e;
    }
    if (code == ExitCode.DONE) {
      folder.tidy();
    }
    return code.code();
  }

  /** What an earlier run for the same folder left of another film. */
  private static void forgetOthers(Node node, Title title) throws IOException {
    for (var entry : node.transcoder().catalogue().all()) {
      if (!entry.title().id().equals(title.id())) {
        node.transcoder().remove(entry.title().id());
      }
    }
  }

  private ExitCode encoded(Node node, Title title, Terminal terminal)
      throws IOException, InterruptedException {
    CountDownLatch end = new CountDownLatch(1);
    EndSignals.handle(end::countDown);
    try (WorkerMark _ = WorkerMark.set(node.data())) {
      node.transcoder().start();
      Completion.Outcome outcome =
          new Completion(node, terminal, end).await(List.of(title), node.transcoder()::trouble);
      switch (outcome) {
        case COMPLETE -> awaitPictures(node, title, terminal, end);
        case INTERRUPTED -> {
          terminal.say("Stopped; the same command goes on with what is done.");
          return ExitCode.INTERRUPTED;
        }
        case WORKER_GONE ->
            throw new IOException(
                node.transcoder().trouble().orElse("background work ended")
                    + "; mend that and give the same command again, what is done stays done");
      }
    }
    TitleState state = node.transcoder().catalogue().state(title.id()).orElseThrow();
    if (state instanceof TitleState.Failed failed) {
      terminal.complain(Terminal.inert("%s: %s".formatted(file, failed.reason())));
      return ExitCode.FAILED;
    }
    return ExitCode.DONE;
  }

  /** Small pictures are drawn when everything else is there; a package is good without them too. */
  private static void awaitPictures(
      Node node, Title title, Terminal terminal, CountDownLatch interrupted)
      throws InterruptedException {
    long deadline = System.nanoTime() + PICTURES.toNanos();
    while (node.transcoder().jobs().find(title.id()).map(JobView::work).orElse(Work.SEGMENTS)
        == Work.PICTURES) {
      if (System.nanoTime() > deadline || interrupted.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        terminal.say("Not all small pictures for the seek bar are in the package.");
        return;
      }
    }
  }

  private ExitCode published(Node node, Title title, OutFolder folder, Terminal terminal)
      throws IOException, InterruptedException {
    Path draft = folder.draft();
    StaticPackage.write(
        title, node.transcoder().catalogue().measured(title.id()), node.published(title), draft);
    Report report = Checks.everythingIn(draft, terminal);
    Printed.lines(report).forEach(terminal::say);
    if (!report.conforms()) {
      terminal.complain(
          "The package does not conform, see above; it is in %s and not in %s."
              .formatted(draft, out));
      return ExitCode.FAILED;
    }
    folder.publish(draft);
    terminal.say("Checked: " + Printed.sentence(report));
    terminal.print(out.resolve("master.m3u8").toString());
    terminal.print(out.resolve("manifest.mpd").toString());
    return ExitCode.DONE;
  }
}
