package dev.kinora.cli.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every Java source stands as {@code scripts/format} writes it: the same formatter runs here, as a
 * test, because it has to read the language of the JDK that compiles Kinora and Maven's own JVM may
 * be older.
 */
class FormatTest {

  private static final SourceTree TREE = SourceTree.here();

  @Test
  void sourcesAreFormatted() {
    var sources = TREE.filesEndingWith(".java").stream().map(TREE.root()::resolve).toList();
    assertFalse(sources.isEmpty(), "no Java source found under " + TREE.root());
    assertEquals("", unformatted(sources), "not formatted; run scripts/format");
  }

  @Test
  void anUnformattedSourceIsNamed(@TempDir Path folder) throws IOException {
    var good = Files.writeString(folder.resolve("A.java"), "class A {\n  int a;\n}\n");
    var spaces = Files.writeString(folder.resolve("B.java"), "class  B { int b ; }\n");
    var unused =
        Files.writeString(folder.resolve("C.java"), "import java.util.List;\n\nclass C {}\n");
    assertEquals(spaces + "\n" + unused + "\n", unformatted(List.of(good, spaces, unused)));
  }

  /** The files that the formatter would change, one a line, and what it could not read. */
  private static String unformatted(List<Path> files) {
    var formatter = ToolProvider.findFirst("google-java-format").orElseThrow();
    var out = new StringWriter();
    var arguments = new ArrayList<>(List.of("--dry-run"));
    files.forEach(file -> arguments.add(file.toString()));
    var writer = new PrintWriter(out);
    formatter.run(writer, writer, arguments.toArray(String[]::new));
    writer.flush();
    return out.toString();
  }
}
