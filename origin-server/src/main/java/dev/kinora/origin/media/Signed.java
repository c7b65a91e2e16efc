package dev.kinora.origin.media;

import dev.kinora.origin.http.MediaTypes;
import java.util.regex.Pattern;

/**
 * Playlists and MPDs whose addresses carry the signature that the playlist itself was asked for
 * with: players resolve addresses without the query of the document (RFC 3986, 5.2.2). Pure.
 */
final class Signed {
  /** A line of a playlist that is an address, or the address in a tag (RFC 8216, 4.1 and 4.2). */
  private static final Pattern IN_HLS =
      Pattern.compile("(?m)^([^#\\r\\n][^\\r\\n]*)|(?<=[:,]URI=\")([^\"]*)");

  /** Templates and addresses of an MPD (ISO/IEC 23009-1, 5.3.9). */
  private static final Pattern IN_DASH =
      Pattern.compile(
          "(?<=\\s(?:media|initialization|sourceURL)=\")([^\"]*)|(?<=<BaseURL>)([^<]*)");

  private Signed() {}

  /**
   * The text with the signature at every address.
   *
   * @param signature of letters, digits, dots, dashes and underscores alone
   */
  static String text(String mediaType, String text, String signature) {
    Pattern address = mediaType.equals(MediaTypes.DASH) ? IN_DASH : IN_HLS;
    return address
        .matcher(text)
        .replaceAll(
            found -> java.util.regex.Matcher.quoteReplacement(found.group() + "?sig=" + signature));
  }
}
