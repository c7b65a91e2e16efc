package dev.kinora.cli.verb;

import dev.kinora.cli.settings.CommonOptions;
import dev.kinora.cli.settings.UnusableSetting;
import dev.kinora.cli.terminal.ExitCode;
import dev.kinora.cli.terminal.Terminal;
import dev.kinora.cli.wiring.Node;
import dev.kinora.transcoder.ledger.JdbcLiveBoard;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kinora live}: streams that run, and keys for those who publish. */
@Command(
    name = "live",
    mixinStandardHelpOptions = true,
    description = "List running streams, end one, or make a key for publishing.")
public final class LiveVerb implements Callable<Integer> {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,40}");

  @Mixin private CommonOptions common;

  @Parameters(
      index = "0",
      arity = "0..1",
      defaultValue = "list",
      paramLabel = "list|key|end",
      description =
          "list: what runs (the default). key NAME: make the name's key and print it, this once;"
              + " the one before is worth nothing then. end NAME: end a stream at once, also one"
              + " that waits for its publisher.")
  private Action action = Action.LIST;

  @Parameters(index = "1", arity = "0..1", paramLabel = "NAME", description = "A stream's name.")
  private @Nullable String name;

  @Option(names = "--json", description = "Print one JSON object a stream.")
  private boolean json;

  /** What to do. */
  public enum Action {
    /** Say what runs. */
    LIST,
    /** Make a key. */
    KEY,
    /** End a stream. */
    END,
    /** The same. */
    STOP
  }

  /**
   * A stream as {@code --json} prints it.
   *
   * @param startedAt ISO 8601
   */
  record Line(String name, String title, String state, String startedAt) {}

  /** A key as {@code --json} prints it. */
  record KeyLine(String name, String key) {}

  @Override
  public Integer call() throws IOException {
    Terminal terminal = Terminal.system(common.quiet());
    try (Node node = Node.open(common)) {
      return switch (action) {
        case LIST -> list(node, terminal).code();
        case KEY -> key(node, requiredName(), terminal).code();
        case END, STOP -> end(node, requiredName(), terminal).code();
      };
    }
  }

  private ExitCode list(Node node, Terminal terminal) {
    List<JdbcLiveBoard.Entry> running = node.liveBoard().running();
    for (JdbcLiveBoard.Entry entry : running) {
      terminal.print(json ? line(entry) : text(entry));
    }
    if (running.isEmpty() && !json) {
      terminal.say("Nothing is live.");
    }
    return ExitCode.DONE;
  }

  private ExitCode key(Node node, String of, Terminal terminal) {
    String key = node.liveKeys().make(of);
    terminal.print(json ? JsonLines.of(new KeyLine(of, key)) : key);
    terminal.say(
        "Publish with: ffmpeg -re -i FILE … -metadata title=%s:%s -f webm tcp://HOST:9090"
            .formatted(of, key));
    return ExitCode.DONE;
  }

  private static ExitCode end(Node node, String which, Terminal terminal) {
    if (!node.liveBoard().stop(which)) {
      terminal.complain("kinora: no stream " + which + " runs; see kinora live");
      return ExitCode.FAILED;
    }
    terminal.say(which + ": ends within a second or two");
    return ExitCode.DONE;
  }

  private String requiredName() {
    if (name == null || !NAME.matcher(name).matches()) {
      throw new UnusableSetting("name a stream: up to 41 of a-z, 0-9 and -, not beginning with -");
    }
    return name;
  }

  private static String line(JdbcLiveBoard.Entry entry) {
    return JsonLines.of(
        new Line(entry.name(), entry.title(), entry.state(), entry.startedAt().toString()));
  }

  private static String text(JdbcLiveBoard.Entry entry) {
    return String.format(
        Locale.ROOT,
        "%-20s  %-7s  since %s  %s",
        entry.name(),
        entry.state(),
        entry.startedAt(),
        Terminal.inert(entry.title()));
  }
}
