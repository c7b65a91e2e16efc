package dev.kinora.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents tell people to type exists: verbs, their flags, and scripts. */
class DocumentedCommandsTest {

  private static final Path ROOT = Path.of("").toAbsolutePath().resolveSibling("");
  private static final List<String> DOCUMENTS = List.of("README.md", "CONTRIBUTING.md");
  private static final Pattern FENCED = Pattern.compile("(?ms)^```sh\\n(.*?)^```");
  private static final Pattern INLINE = Pattern.compile("`((?:\\./kinora|kinora|scripts/)[^`]*)`");

  @Test
  void theCommandsExist() throws IOException {
    for (var document : DOCUMENTS) {
      var commands = commands(Files.readString(ROOT.resolve(document)));
      assertFalse(commands.isEmpty(), document + " tells nobody what to type");
      assertEquals(
          List.of(),
          commands.stream().flatMap(line -> fault(line).stream()).toList(),
          "commands of " + document);
    }
  }

  @Test
  void aCommandThatDoesNotExistIsSeen() {
    assertEquals(
        List.of("./kinora up", "scripts/verify"),
        commands("say\n```sh\n./kinora up   # starts\n```\nand `scripts/verify`, `x`"));
    assertEquals(Optional.empty(), fault("./kinora --version"));
    assertEquals(Optional.empty(), fault("scripts/verify"));
    assertEquals(Optional.of("./kinora fly: no such verb"), fault("./kinora fly"));
    assertEquals(Optional.of("./kinora --wings: no such flag"), fault("./kinora --wings"));
    assertEquals(Optional.of("scripts/fly: no such script"), fault("scripts/fly"));
  }

  private static List<String> commands(String document) {
    var fenced = FENCED.matcher(document).results().flatMap(block -> block.group(1).lines());
    var inline = INLINE.matcher(document).results().map(code -> code.group(1));
    return Stream.concat(fenced, inline)
        .map(line -> line.replaceFirst("\\s+#.*", "").strip())
        .filter(line -> !line.isEmpty())
        .toList();
  }

  private static Optional<String> fault(String line) {
    var words = line.split("\\s+", -1);
    if (words[0].startsWith("scripts/")) {
      return Files.isExecutable(ROOT.resolve(words[0]))
          ? Optional.empty()
          : Optional.of(words[0] + ": no such script");
    }
    var program = Main.program();
    var command = program;
    for (var word : Arrays.asList(words).subList(1, words.length)) {
      if (word.startsWith("-")) {
        if (command.getCommandSpec().findOption(word.replaceFirst("=.*", "")) == null) {
          return Optional.of(line + ": no such flag");
        }
      } else if (command.getParent() == null && !word.equals("VERB")) {
        command = program.getSubcommands().get(word);
        if (command == null) {
          return Optional.of(line + ": no such verb");
        }
      }
    }
    return Optional.empty();
  }
}
