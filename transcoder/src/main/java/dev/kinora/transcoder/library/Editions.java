package dev.kinora.transcoder.library;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which cut of a film a name speaks of. Pure. */
final class Editions {
  private static final Pattern BRACED = Pattern.compile("(?i)\\{edition-([^}]{1,80})}");

  /** What stands in names of releases, however it is set apart. */
  private static final Pattern KNOWN =
      Pattern.compile(
          "(?i)(?<![\\p{L}\\p{N}])("
              + "director'?s[ ._]cut|extended([ ._](cut|edition|version))?|unrated([ ._]cut)?"
              + "|uncut|theatrical([ ._](cut|edition|version))?|final[ ._]cut"
              + "|special[ ._]edition|ultimate([ ._](cut|edition))?|remastered|restored"
              + "|imax([ ._]edition)?|criterion([ ._]collection)?|redux|collector'?s[ ._]edition"
              + "|anniversary[ ._]edition|\\d{2}th[ ._]anniversary([ ._]edition)?"
              + "|black[ ._]and[ ._]chrome|workprint|fan[ ._]edit"
              + ")(?![\\p{L}\\p{N}])");

  private static final Pattern SET_APART = Pattern.compile("^\\s*-\\s+(\\S.{0,79})$");
  private static final Pattern PART =
      Pattern.compile("(?i)(?:cd|dvd|part|pt|disc|disk)[ ._-]?[0-9a-d]{1,2}");
  private static final Pattern BRACKETED = Pattern.compile("\\[([^\\]]{2,80})]");

  private Editions() {}

  /** A name without {@code {edition-…}}. */
  static String without(String name) {
    return BRACED.matcher(name).replaceAll(" ");
  }

  /** What {@code {edition-…}} in a name says. */
  static Optional<String> braced(String name) {
    Matcher braced = BRACED.matcher(name);
    return braced.find() ? Optional.of(Words.tidy(braced.group(1))) : Optional.empty();
  }

  /**
   * What the rest of a name after title and year says.
   *
   * @param rest such as {@code " - Extended"} or {@code " [Director's Cut] 1080p"}
   */
  static Optional<String> in(String rest) {
    Optional<String> known = known(rest);
    if (known.isPresent()) {
      return known;
    }
    Matcher bracketed = BRACKETED.matcher(rest);
    while (bracketed.find()) {
      if (bracketed.group(1).toLowerCase(java.util.Locale.ROOT).endsWith(" cut")) {
        return Optional.of(Words.tidy(bracketed.group(1)));
      }
    }
    Matcher apart = SET_APART.matcher(rest);
    if (apart.find()
        && !ReleaseTags.startsWithTag(apart.group(1))
        && !PART.matcher(apart.group(1)).matches()) {
      String edition = Words.tidy(apart.group(1));
      return edition.isEmpty() ? Optional.empty() : Optional.of(edition);
    }
    return Optional.empty();
  }

  /** What a text says in words that are in common use. */
  static Optional<String> known(String text) {
    Matcher known = KNOWN.matcher(text);
    return known.find() ? Optional.of(named(known.group(1))) : Optional.empty();
  }

  /** {@code directors.cut} as Directors Cut. */
  private static String named(String found) {
    StringBuilder name = new StringBuilder();
    boolean first = true;
    for (int i = 0; i < found.length(); i++) {
      char c = found.charAt(i) == '.' || found.charAt(i) == '_' ? ' ' : found.charAt(i);
      name.append(first ? Character.toUpperCase(c) : c);
      first = c == ' ';
    }
    return name.toString();
  }
}
