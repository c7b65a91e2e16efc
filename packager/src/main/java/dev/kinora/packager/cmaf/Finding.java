package dev.kinora.packager.cmaf;

/**
 * Something that breaks a conformance rule.
 *
 * @param rule the rule's id, such as {@code C04}
 * @param place which resource and where in it
 * @param message what was expected and what was found
 */
public record Finding(String rule, String place, String message) {
  @Override
  public String toString() {
    return rule + " " + place + ": " + message;
  }
}
