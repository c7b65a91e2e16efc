package dev.kinora.cli.verb;

import dev.kinora.cli.room.Hub;
import dev.kinora.cli.room.RoomAddress;
import dev.kinora.cli.room.RoomSession;
import dev.kinora.cli.settings.CommonOptions;
import dev.kinora.cli.settings.UnusableSetting;
import dev.kinora.cli.terminal.ExitCode;
import dev.kinora.cli.terminal.Terminal;
import java.io.Console;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kinora room}: a room in a terminal. */
@Command(
    name = "room",
    mixinStandardHelpOptions = true,
    description = "Be in a room: chat, see who is there, play, pause and seek together.")
public final class RoomVerb implements Callable<Integer> {
  private static final int LONGEST_NAME = 40;

  @Mixin private CommonOptions common;

  @Parameters(
      paramLabel = "URL|NAME",
      description = "The room's address, a guest link, or its name on --server.")
  private String room = "";

  @Option(
      names = "--server",
      paramLabel = "URL",
      defaultValue = "https://localhost:8080",
      description = "The hub that a NAME is looked for on (default: ${DEFAULT-VALUE}).")
  private URI server = URI.create("https://localhost:8080");

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "What others call you (default: your user name).")
  private @Nullable String name;

  @Option(
      names = "--user",
      paramLabel = "ACCOUNT",
      description = "Sign in with this account; the password is asked, or in KINORA_PASSWORD.")
  private @Nullable String user;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Terminal terminal = Terminal.system(common.quiet());
    RoomAddress address = RoomAddress.of(room, server);
    try {
      RoomSession session = new RoomSession(address, shownName(), common.data(), terminal);
      if (user != null) {
        session.signIn(user, password());
      }
      return session.run(System.in).code();
    } catch (Hub.Unreachable e) {
      terminal.complain("kinora: " + Terminal.inert(String.valueOf(e.getMessage())));
      return ExitCode.UNREACHABLE.code();
    } catch (Hub.Refused e) {
      terminal.complain("kinora: " + e.getMessage());
      return ExitCode.FAILED.code();
    }
  }

  private String shownName() {
    String wanted = Optional.ofNullable(name).orElseGet(() -> System.getProperty("user.name"));
    return wanted.length() <= LONGEST_NAME ? wanted : wanted.substring(0, LONGEST_NAME);
  }

  private static String password() {
    String given = System.getenv("KINORA_PASSWORD");
    if (given != null) {
      return given;
    }
    char[] typed =
        Optional.ofNullable(System.console())
            .filter(Console::isTerminal)
            .map(console -> console.readPassword("Password: "))
            .orElseThrow(() ->
                new UnusableSetting(
                    "--user needs a terminal to ask the password in, or KINORA_PASSWORD"));
    return new String(typed);
  }
}
