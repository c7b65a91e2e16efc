package dev.kinora.cli.verb;

import dev.kinora.cli.settings.CommonOptions;
import dev.kinora.cli.terminal.ExitCode;
import dev.kinora.cli.terminal.Terminal;
import dev.kinora.cli.wiring.RoomBook;
import dev.kinora.sync.hall.RoomRecord;
import dev.kinora.sync.room.Media;
import dev.kinora.sync.store.RoomDirectory;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kinora rooms}: which rooms there are. Works with a server running and without one. */
@Command(
    name = "rooms",
    mixinStandardHelpOptions = true,
    description = "List rooms, make one, remove one.")
public final class RoomsVerb implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Option(names = "--json", description = "Print one JSON object a room.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    Terminal terminal = Terminal.system(common.quiet());
    try (RoomBook book = RoomBook.open(common)) {
      list(book.rooms().all(), terminal);
      return ExitCode.DONE.code();
    }
  }

  private void list(List<RoomDirectory.Listed> rooms, Terminal terminal) {
    if (json) {
      rooms.forEach(room -> terminal.print(JsonLines.of(view(room))));
    } else if (rooms.isEmpty()) {
      terminal.say("There are no rooms. Make one with: kinora rooms new NAME");
    } else {
      rooms.forEach(room -> terminal.print(line(room)));
    }
  }

  private static String line(RoomDirectory.Listed room) {
    return String.format(
        Locale.ROOT,
        "%-24s  %3d here  %-9s  %s",
        room.record().room(),
        room.members(),
        room.phase().word(),
        Terminal.inert(room.record().name()));
  }

  private static Map<String, @Nullable Object> view(RoomDirectory.Listed room) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("room", room.record().room());
    members.put("name", room.record().name());
    members.put("members", room.members());
    members.put("phase", room.phase().word());
    members.put("title", room.media().map(Media::id).orElse(null));
    members.put("permanent", room.record().permanent());
    return members;
  }

  /** {@code kinora rooms new NAME}. */
  @Command(name = "new", mixinStandardHelpOptions = true, description = "Make a room.")
  int create(
      @Mixin CommonOptions options,
      @Option(names = "--json", description = "Print it as JSON.") boolean asJson,
      @Parameters(paramLabel = "NAME", description = "What people call it.") String name)
      throws IOException {
    Terminal terminal = Terminal.system(options.quiet());
    try (RoomBook book = RoomBook.open(options)) {
      RoomRecord made = book.rooms().create(name, Optional.empty(), Optional.empty());
      terminal.print(
          asJson ? JsonLines.of(view(book.rooms().find(made.room()).orElseThrow())) : made.room());
      return ExitCode.DONE.code();
    } catch (IllegalArgumentException e) {
      terminal.complain("kinora: " + e.getMessage());
      return ExitCode.USAGE.code();
    }
  }

  /** {@code kinora rooms remove ROOM}. */
  @Command(
      name = "remove",
      mixinStandardHelpOptions = true,
      description = "Take a room away; who is in it is put out.")
  int remove(
      @Mixin CommonOptions options,
      @Parameters(paramLabel = "ROOM", description = "Its name in addresses.") String room)
      throws IOException {
    Terminal terminal = Terminal.system(options.quiet());
    try (RoomBook book = RoomBook.open(options)) {
      if (book.rooms().remove(room)) {
        terminal.say(Terminal.inert(room) + ": taken away");
        return ExitCode.DONE.code();
      }
      terminal.complain(
          "kinora: there is no room "
              + Terminal.inert(room)
              + " that can be taken away; see kinora rooms");
      return ExitCode.FAILED.code();
    }
  }
}
