package dev.kinora.packager.check.finding;

/**
 * A rule that is broken.
 *
 * @param expected what the rule asks for there
 * @param found what stood there instead
 */
public record Finding(Rule rule, Place place, String expected, String found) {
  private static final int MAX_CHARS = 300;

  public Finding {
    expected = shortened(expected);
    found = shortened(found);
  }

  private static String shortened(String text) {
    return text.length() > MAX_CHARS ? text.substring(0, MAX_CHARS) + "…" : text;
  }

  /** How bad it is. */
  public Severity severity() {
    return rule.severity();
  }

  @Override
  public String toString() {
    return "%s %s %s: expected %s, found %s [%s]"
        .formatted(rule.id(), rule.severity().word(), place, expected, found, rule.clause());
  }
}
