package dev.kinora.cli.verb;

import dev.kinora.cli.settings.CommonOptions;
import dev.kinora.cli.terminal.ExitCode;
import dev.kinora.cli.terminal.Terminal;
import dev.kinora.cli.wiring.AccountBook;
import dev.kinora.origin.account.Account;
import dev.kinora.origin.account.Invitations;
import dev.kinora.origin.account.RefusedInput;
import dev.kinora.origin.reply.Role;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kinora users}: who has an account. Works with a server running and without one. */
@Command(
    name = "users",
    mixinStandardHelpOptions = true,
    description = "List accounts, invite, change a role or a password, remove.")
public final class UsersVerb implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Option(names = "--json", description = "Print one JSON object an account.")
  private boolean json;

  /** What an account may do, as it is written. */
  enum RoleName {
    /** Everything. */
    ADMIN,
    /** Watch, upload, go live, make rooms. */
    MEMBER;

    Role role() {
      return Role.valueOf(name());
    }
  }

  /** Work on the accounts. */
  @FunctionalInterface
  private interface Work {
    void on(AccountBook book, Terminal terminal) throws IOException;
  }

  private static int run(CommonOptions options, Work work) throws IOException {
    Terminal terminal = Terminal.system(options.quiet());
    try (AccountBook book = AccountBook.open(options)) {
      work.on(book, terminal);
      return ExitCode.DONE.code();
    } catch (RefusedInput e) {
      terminal.complain("kinora: " + e.reason());
      return ExitCode.FAILED.code();
    }
  }

  @Override
  public Integer call() throws IOException {
    return run(common, (book, terminal) -> list(book.accounts().all(), terminal));
  }

  private void list(List<Account> accounts, Terminal terminal) {
    if (json) {
      accounts.forEach(account -> terminal.print(JsonLines.of(view(account))));
    } else if (accounts.isEmpty()) {
      terminal.say("Nobody has an account. Make a link for the first: kinora users invite");
    } else {
      for (Account account : accounts) {
        terminal.print(
            String.format(
                Locale.ROOT,
                "%-6s  %s  %s",
                name(account.role()),
                account.createdAt().toString().substring(0, 10),
                Terminal.inert(account.name())));
      }
    }
  }

  private static Map<String, Object> view(Account account) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("id", account.id());
    members.put("name", account.name());
    members.put("role", name(account.role()));
    members.put("createdAt", account.createdAt().toString());
    return members;
  }

  private static String name(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }

  private static Account find(AccountBook book, String name) {
    return book.accounts()
        .named(name)
        .orElseThrow(() ->
            new RefusedInput(
                "There is no account called %s; see kinora users."
                    .formatted(Terminal.inert(name))));
  }

  @Command(
      name = "invite",
      mixinStandardHelpOptions = true,
      description = "Print a one-time link that makes an account.")
  int invite(
      @Mixin CommonOptions options,
      @Option(
              names = "--role",
              defaultValue = "member",
              paramLabel = "admin|member",
              description = "What the account may do (default: ${DEFAULT-VALUE}).")
          RoleName role,
      @Option(
              names = "--days",
              defaultValue = "7",
              description = "How long the link can be used (default: ${DEFAULT-VALUE}).")
          int days,
      @Option(
              names = "--url",
              defaultValue = "https://localhost:8080",
              description = "Address of the server as the guest sees it (${DEFAULT-VALUE}).")
          String url,
      @Option(names = "--json", description = "Print one JSON object.") boolean asJson)
      throws IOException {
    return run(
        options,
        (book, terminal) -> {
          boolean first = book.accounts().isEmpty();
          Role given = first ? Role.ADMIN : role.role();
          Invitations.Made made = book.invitations().make(given, Duration.ofDays(days));
          String link = url.replaceAll("/+$", "") + made.path();
          String until = made.invitation().expiresAt().toString();
          if (asJson) {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("url", link);
            members.put("role", name(given));
            members.put("expiresAt", until);
            terminal.print(JsonLines.of(members));
          } else {
            terminal.print(link);
            terminal.say("Makes one account (%s), until %s.".formatted(name(given), until));
          }
        });
  }

  @Command(
      name = "role",
      mixinStandardHelpOptions = true,
      description = "Give an account another role.")
  int role(
      @Mixin CommonOptions options,
      @Parameters(paramLabel = "NAME", description = "The account's name.") String account,
      @Parameters(paramLabel = "admin|member", description = "What it may do.") RoleName role)
      throws IOException {
    return run(
        options,
        (book, terminal) -> {
          Account found = find(book, account);
          book.accounts().changeRole(found.id(), role.role());
          terminal.say(Terminal.inert(found.name()) + " is now " + name(role.role()) + ".");
        });
  }

  @Command(
      name = "password",
      mixinStandardHelpOptions = true,
      description = "Give an account another password, read from the terminal or standard input.")
  int password(
      @Mixin CommonOptions options,
      @Parameters(paramLabel = "NAME", description = "The account's name.") String account)
      throws IOException {
    return run(
        options,
        (book, terminal) -> {
          Account found = find(book, account);
          book.accounts().changePassword(found.id(), readPassword(), Optional.empty());
          terminal.say(
              Terminal.inert(found.name()) + " has another password; its sessions are over.");
        });
  }

  /** Never from an argument, which everybody on the machine sees. */
  private static String readPassword() throws IOException {
    Optional<Console> console = Optional.ofNullable(System.console()).filter(Console::isTerminal);
    if (console.isPresent()) {
      char[] typed = console.get().readPassword("New password: ");
      return typed == null ? "" : new String(typed);
    }
    String line =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
    return line == null ? "" : line;
  }

  @Command(
      name = "remove",
      mixinStandardHelpOptions = true,
      description = "Remove an account with its sessions and positions.")
  int remove(
      @Mixin CommonOptions options,
      @Parameters(paramLabel = "NAME", description = "The account's name.") String account)
      throws IOException {
    return run(
        options,
        (book, terminal) -> {
          Account found = find(book, account);
          book.accounts().remove(found.id());
          terminal.say(Terminal.inert(found.name()) + " has no account any more.");
        });
  }
}
