package dev.kinora.packager.check.finding;

import dev.kinora.packager.MediaException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Collects findings in the order they are made. A rule that is broken again and again is listed
 * some dozens of times and counted from then on, so that hostile input cannot fill the memory.
 * Confined to one thread.
 */
public final class Findings {
  /** How often one rule is listed. */
  public static final int MOST_OF_A_RULE = 50;

  private final List<Finding> all = new ArrayList<>();
  private final Set<Finding> seen = new HashSet<>();
  private final Map<Rule, Integer> counts = new HashMap<>();

  /** Notes that a rule is broken; the same finding twice counts once. */
  public void add(Rule rule, Place place, String expected, Object found) {
    int before = counts.getOrDefault(rule, 0);
    if (before >= MOST_OF_A_RULE) {
      counts.put(rule, before + 1);
      return;
    }
    Finding finding = new Finding(rule, place, expected, String.valueOf(found));
    if (seen.add(finding)) {
      counts.put(rule, before + 1);
      all.add(finding);
    }
  }

  /** Notes that a resource cannot be read as what it should be. */
  public void add(Rule rule, Place place, MediaException broken) {
    add(
        rule,
        place,
        broken.expected().map(e -> broken.place().orElse("") + ": " + e).orElse("readable media"),
        broken.found().orElse(String.valueOf(broken.getMessage())));
  }

  /** Everything found so far. */
  public List<Finding> all() {
    return Collections.unmodifiableList(all);
  }

  /** How many findings of a rule there were beyond those listed. */
  public int unlisted(Rule rule) {
    return Math.max(0, counts.getOrDefault(rule, 0) - MOST_OF_A_RULE);
  }

  /** How often the rule was found broken. */
  public int count(Rule rule) {
    return counts.getOrDefault(rule, 0);
  }
}
