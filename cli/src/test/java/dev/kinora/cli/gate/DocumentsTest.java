package dev.kinora.cli.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Documents lead somewhere. Links to other sites are not followed: tests need no network. */
class DocumentsTest {

  private static final Pattern LINK = Pattern.compile("!?\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
  private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```");
  private static final Pattern ELSEWHERE = Pattern.compile("^(?:https?|mailto):.*");
  private static final SourceTree TREE = SourceTree.here();

  @Test
  void linksLeadSomewhere() {
    var documents = TREE.filesEndingWith(".md");
    assertTrue(documents.contains(Path.of("README.md")), "no README.md in " + TREE.root());
    var dead = new ArrayList<String>();
    for (var document : documents) {
      for (var target : links(TREE.read(document))) {
        if (!exists(document, target)) {
          dead.add(document + ": " + target);
        }
      }
    }
    assertEquals(List.of(), dead, "dead links");
  }

  @Test
  void everyDecisionIsListed() {
    var index = Path.of("docs/decisions/README.md");
    var unlisted =
        TREE
            .files(path -> path.startsWith(Path.of("docs/decisions")) && !path.equals(index))
            .stream()
            .map(path -> String.valueOf(path.getFileName()))
            .filter(name -> !TREE.read(index).contains("(" + name + ")"))
            .toList();
    assertEquals(List.of(), unlisted, "list them in " + index);
  }

  @Test
  void aDeadLinkIsSeen() {
    assertEquals(List.of("a.md", "b.png"), links("[a](a.md) ![b](b.png)\n```\n[c](c)\n```\n"));
    var readme = Path.of("README.md");
    assertTrue(exists(readme, "LICENSE"));
    assertTrue(exists(readme, "docs/decisions/README.md#decisions"));
    assertTrue(exists(Path.of("docs/decisions/README.md"), "../architecture.md"));
    for (var dead : List.of("LICENCE", "docs/none.md", "README.md#no-such-heading", "/etc")) {
      assertTrue(!exists(readme, dead), dead);
    }
  }

  private static List<String> links(String document) {
    return LINK.matcher(FENCED.matcher(document).replaceAll(""))
        .results()
        .map(link -> link.group(1))
        .filter(target -> !ELSEWHERE.matcher(target).matches())
        .toList();
  }

  private static boolean exists(Path document, String target) {
    if (target.startsWith("/")) {
      return false; // leads out of the project, wherever the project stands
    }
    var hash = target.indexOf('#');
    var path = hash < 0 ? target : target.substring(0, hash);
    var file = path.isEmpty() ? document : document.resolveSibling(path).normalize();
    if (!Files.exists(TREE.root().resolve(file))) {
      return false;
    }
    return hash < 0 || anchors(TREE.read(file)).contains(target.substring(hash + 1));
  }

  private static List<String> anchors(String document) {
    return HEADING
        .matcher(document)
        .results()
        .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} -]", "").replace(' ', '-'))
        .toList();
  }
}
