package dev.kinora.cli.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A source file is one thing, and one thing fits in 400 lines. */
class SizeTest {

  private static final int MOST_LINES = 400;
  private static final Set<String> SOURCES = Set.of("java", "ts", "css", "sh", "sql");
  private static final Path EXCEPTIONS = Path.of("cli/src/test/resources/gate/long-files.txt");
  private static final SourceTree TREE = SourceTree.here();

  @Test
  void filesAreShortOrSayWhyNot() {
    var problems = new ArrayList<String>();
    var reasons = reasons(TREE.read(EXCEPTIONS), problems);
    for (var file : TREE.files(path -> SOURCES.contains(suffix(path)))) {
      var lines = TREE.read(file).lines().count();
      var reason = reasons.remove(slashed(file));
      if (lines > MOST_LINES && reason == null) {
        problems.add(
            file
                + ": "
                + lines
                + " lines, at most "
                + MOST_LINES
                + "; split it (or give a reason)");
      } else if (lines <= MOST_LINES && reason != null) {
        problems.add(file + ": listed as long but is not; take it off the list");
      }
    }
    reasons.keySet().forEach(gone -> problems.add(gone + ": listed but does not exist"));
    assertEquals(List.of(), problems, "reasons stand in " + EXCEPTIONS);
  }

  @Test
  void aLineWithoutAReasonIsRefused() {
    var problems = new ArrayList<String>();
    assertEquals(Map.of("a/B.java", "generated"), reasons("a/B.java generated\n# x\n", problems));
    assertEquals(List.of(), problems);
    assertEquals(Map.of(), reasons("a/B.java\n", problems));
    assertEquals(List.of("a/B.java: a path and its reason expected"), problems);
  }

  private static Map<String, String> reasons(String list, List<String> problems) {
    var reasons = new TreeMap<String, String>();
    list.lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .forEach(line -> {
          var words = line.split(" ", 2);
          if (words.length < 2 || words[1].isBlank()) {
            problems.add(line.strip() + ": a path and its reason expected");
          } else {
            reasons.put(words[0], words[1].strip());
          }
        });
    return reasons;
  }

  private static String suffix(Path path) {
    var name = String.valueOf(path.getFileName());
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static String slashed(Path path) {
    return path.toString().replace('\\', '/');
  }
}
