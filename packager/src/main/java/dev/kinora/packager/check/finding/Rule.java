package dev.kinora.packager.check.finding;

/**
 * Something that packages must or should do. Each family of rules is an enum, so that a rule is
 * always the same object; immutable.
 */
public interface Rule {
  /** A letter for the family and a number, such as {@code H05}; never reused. */
  String id();

  /** How bad it is to break it. */
  Severity severity();

  /** Where the standard says so, such as {@code RFC 8216, 4.3.3.1}. */
  String clause();

  /** The rule in one sentence. */
  String sentence();
}
