package dev.kinora.cli.verb;

import dev.kinora.cli.settings.CommonOptions;
import dev.kinora.cli.settings.ListenOptions;
import dev.kinora.cli.settings.LiveOptions;
import dev.kinora.cli.settings.RescanOptions;
import dev.kinora.cli.settings.RoomOptions;
import dev.kinora.cli.settings.UnusableSetting;
import dev.kinora.cli.terminal.EndSignals;
import dev.kinora.cli.terminal.ExitCode;
import dev.kinora.cli.terminal.Terminal;
import dev.kinora.cli.wiring.LivePlan;
import dev.kinora.cli.wiring.Node;
import dev.kinora.cli.wiring.RoomHouse;
import dev.kinora.cli.wiring.Server;
import dev.kinora.origin.OriginSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kinora serve}: the servers, until somebody ends them. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = "Run the servers until Ctrl-C or SIGTERM.")
public class ServeVerb implements Callable<Integer> {
  @Mixin private CommonOptions common;
  @Mixin private ListenOptions listen;
  @Mixin private RoomOptions rooms;
  @Mixin private LiveOptions live;
  @Mixin private RescanOptions rescan;

  @Option(
      names = "--role",
      defaultValue = "all",
      paramLabel = "ROLE",
      description =
          "all, sync (rooms alone), origin (serves, and encodes what viewers ask for) or worker"
              + " (encodes).")
  private Role role = Role.ALL;

  /** What a process does. */
  public enum Role {
    /** Serve and fill. */
    ALL,
    /** Serve; encode only what somebody waits for. */
    ORIGIN,
    /** Rooms alone, for origins in other processes. */
    SYNC,
    /** Fill. */
    WORKER
  }

  @Override
  public final Integer call() throws IOException, InterruptedException {
    Terminal terminal = Terminal.system(common.quiet());
    CountDownLatch end = endOnSignal();
    try (Node node = Node.open(common)) {
      if (role == Role.WORKER) {
        WorkerVerb.work(node, terminal, end);
      } else if (role == Role.SYNC) {
        keepRooms(node, terminal, end);
      } else {
        serve(node, terminal, end);
      }
    }
    return ExitCode.DONE.code();
  }

  private void serve(Node node, Terminal terminal, CountDownLatch end)
      throws IOException, InterruptedException {
    try (Server server = start(node)) {
      server.origin().https().ifPresent(at -> terminal.print(address("https", at)));
      server
          .origin()
          .http()
          .ifPresent(at ->
              terminal.say(
                  "Devices that trust no certificate use " + address("http", at) + " instead."));
      server.ingest().ifPresent(at -> terminal.say("Live streams go to " + address("tcp", at)));
      FirstAccount.mention(node, server.origin(), terminal);
      terminal.say(welcome());
      end.await();
      terminal.say("Ending: what is published stays, what is unfinished goes on next time.");
    }
  }

  private Server start(Node node) throws IOException {
    OriginSettings settings = listen.origin(node.data());
    try {
      LivePlan plan = new LivePlan(listen.ingest(), live.grace(), live.kept());
      return Server.start(node, settings, role == Role.ALL, plan, rooms, rescan, makesDemo());
    } catch (IllegalArgumentException e) {
      throw new UnusableSetting(String.valueOf(e.getMessage()));
    }
  }

  /** Whether an empty library gets a demo film. */
  boolean makesDemo() {
    return false;
  }

  /** What is said once the servers listen. */
  String welcome() {
    return "Kinora serves " + Terminal.inert(common.data().toString()) + "; Ctrl-C ends it.";
  }

  private void keepRooms(Node node, Terminal terminal, CountDownLatch end)
      throws IOException, InterruptedException {
    OriginSettings settings = listen.origin(node.data());
    try (RoomHouse house =
        RoomHouse.open(node, settings.host(), settings.access(), rooms, true)
            .orElseThrow(() -> new UnusableSetting("--role sync needs a --rooms-port"))) {
      house.started().ifPresent(here -> terminal.print(address("ws", here.address())));
      terminal.say("Kinora keeps rooms; Ctrl-C ends it.");
      end.await();
    }
  }

  private static CountDownLatch endOnSignal() {
    CountDownLatch end = new CountDownLatch(1);
    EndSignals.handle(end::countDown);
    return end;
  }

  static String address(String scheme, InetSocketAddress at) {
    InetAddress host = at.getAddress();
    String name =
        host == null || host.isLoopbackAddress() || host.isAnyLocalAddress()
            ? "localhost"
            : host.getHostAddress();
    return String.format(Locale.ROOT, "%s://%s:%d/", scheme, name, at.getPort());
  }
}
