package dev.kinora.transcoder.library;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What releases write behind a film's name: size, source, codec. Pure. */
final class ReleaseTags {
  private static final String TAG =
      "(?:\\d{3,4}[pi]|[48]k|uhd|blu-?ray|b[dr]-?rip|web-?rip|web-?dl|hdtv|hd-?rip|dvd-?rip"
          + "|dvd-?scr|remux|[xh]\\.?26[45]|hevc|avc|av1|xvid|divx|aac\\d?(?:\\.\\d)?|e?-?ac-?3"
          + "|dts(?:-hd)?|truehd|atmos|hdr(?:10)?\\+?|sdr|10 ?bit|8 ?bit|proper|repack|multi|dubbed"
          + "|dual[ .]audio|\\d{3,4}x\\d{3,4})";
  private static final Pattern FIRST =
      Pattern.compile(
          "(?i)(?<=[ ._\\-(\\[])[(\\[]?" + TAG + "(?![\\p{L}\\p{N}])"); // never at the very start
  private static final Pattern START = Pattern.compile("(?i)^" + TAG + "(?![\\p{L}\\p{N}])");

  /** Identifiers of databases in brackets, which some libraries carry in their names. */
  private static final Pattern IDENTIFIER =
      Pattern.compile("(?i)[{\\[](?:imdb|tmdb|tvdb|anidb|tvmaze)(?:id)?[-=][^}\\]]{1,40}[}\\]]");

  private ReleaseTags() {}

  /** Where the first tag of a name begins, or the name's length. */
  static int start(String name) {
    Matcher first = FIRST.matcher(name);
    return first.find() ? first.start() : name.length();
  }

  /** Whether a text is a tag, perhaps with more behind it. */
  static boolean startsWithTag(String text) {
    return START.matcher(text).find();
  }

  /** A name without identifiers such as {@code [imdbid-tt0111161]}. */
  static String withoutIdentifiers(String name) {
    return IDENTIFIER.matcher(name).replaceAll(" ");
  }
}
