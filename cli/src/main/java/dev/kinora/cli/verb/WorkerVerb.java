package dev.kinora.cli.verb;

import dev.kinora.cli.settings.CommonOptions;
import dev.kinora.cli.terminal.EndSignals;
import dev.kinora.cli.terminal.ExitCode;
import dev.kinora.cli.terminal.Terminal;
import dev.kinora.cli.wiring.Node;
import dev.kinora.cli.wiring.WorkerMark;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kinora worker}: completes titles, and serves nothing. */
@Command(
    name = "worker",
    mixinStandardHelpOptions = true,
    description =
        "Complete titles in the background, beside servers or without, until Ctrl-C or"
            + " SIGTERM.")
public final class WorkerVerb implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Override
  public Integer call() throws IOException, InterruptedException {
    CountDownLatch end = new CountDownLatch(1);
    EndSignals.handle(end::countDown);
    try (Node node = Node.open(common)) {
      work(node, Terminal.system(common.quiet()), end);
    }
    return ExitCode.DONE.code();
  }

  static void work(Node node, Terminal terminal, CountDownLatch end)
      throws IOException, InterruptedException {
    try (WorkerMark _ = WorkerMark.set(node.data())) {
      node.transcoder().start();
      terminal.say(
          "Kinora works on " + Terminal.inert(node.data().toString()) + "; Ctrl-C ends it.");
      end.await();
    }
  }
}
