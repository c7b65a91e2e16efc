package dev.kinora.cli.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is unfinished or overridden says so in words, not in a mark left behind. */
class HonestyTest {

  private static final Pattern LEFT_BEHIND =
      Pattern.compile("\\b(?:TO" + "DO|FIX" + "ME|XX" + "X)\\b|@Dis" + "abled\\b");
  private static final Pattern SUPPRESSION = Pattern.compile("^\\s*@SuppressWarnings\\(");
  private static final Set<String> SOURCES = Set.of(".java", ".ts", ".sh", ".sql");
  private static final SourceTree TREE = SourceTree.here();

  @Test
  void nothingIsLeftForLater() {
    var found = new ArrayList<String>();
    for (var suffix : SOURCES) {
      for (var file : TREE.filesEndingWith(suffix)) {
        var lines = TREE.read(file).lines().toList();
        for (var number = 1; number <= lines.size(); number++) {
          if (LEFT_BEHIND.matcher(lines.get(number - 1)).find()) {
            found.add(file + ":" + number + ": " + lines.get(number - 1).strip());
          }
        }
      }
    }
    assertEquals(List.of(), found, "finish it, or write it into the documents as a limit");
  }

  @Test
  void suppressionsStateTheirReason() {
    var found = new ArrayList<String>();
    for (var file : TREE.filesEndingWith(".java")) {
      var lines = TREE.read(file).lines().toList();
      for (var index = 0; index < lines.size(); index++) {
        if (SUPPRESSION.matcher(lines.get(index)).find() && !hasReason(lines, index)) {
          found.add(file + ":" + (index + 1) + ": " + lines.get(index).strip());
        }
      }
    }
    assertEquals(List.of(), found, "say why in a comment on the line or the line before");
  }

  @Test
  void theRulesSeeWhatTheyLookFor() {
    assertTrue(LEFT_BEHIND.matcher("// TO" + "DO later").find());
    assertTrue(LEFT_BEHIND.matcher("  @Dis" + "abled(\"flaky\")").find());
    assertFalse(LEFT_BEHIND.matcher("addToDoList()").find());
    assertFalse(hasReason(List.of("", "@SuppressWarnings(\"x\")"), 1));
    assertTrue(hasReason(List.of("// the parser owns it", "@SuppressWarnings(\"x\")"), 1));
    assertTrue(hasReason(List.of("@SuppressWarnings(\"x\") // the parser owns it"), 0));
  }

  private static boolean hasReason(List<String> lines, int index) {
    var before = index > 0 ? lines.get(index - 1).strip() : "";
    return lines.get(index).contains("//") || before.startsWith("//") || before.endsWith("*/");
  }
}
