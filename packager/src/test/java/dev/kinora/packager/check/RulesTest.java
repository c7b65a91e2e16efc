package dev.kinora.packager.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.packager.check.finding.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The list of rules, and the document that shows it. */
final class RulesTest {
  private static final Path DOCUMENT = Path.of("../docs/check.md");

  @Test
  void everyRuleHasAnIdOfItsOwnAClauseAndASentence() {
    List<Rule> rules = Rules.all();
    assertTrue(rules.size() >= 60, rules.size() + " rules");
    assertEquals(rules.size(), rules.stream().map(Rule::id).distinct().count());
    for (Rule rule : rules) {
      assertTrue(rule.id().matches("[A-Z]\\d\\d"), rule.id());
      assertTrue(rule.sentence().endsWith("."), rule.id());
      assertTrue(rule.clause().matches(".*\\d.*"), rule.id());
    }
  }

  @Test
  void theDocumentShowsTheRules() throws IOException {
    String document = Files.readString(DOCUMENT);
    assertEquals(
        Rules.document().stripTrailing(),
        document.substring(document.indexOf("## HLS playlists")).stripTrailing(),
        "write what kinora check --rules prints into " + DOCUMENT);
  }
}
