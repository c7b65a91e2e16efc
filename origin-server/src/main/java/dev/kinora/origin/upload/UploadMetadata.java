package dev.kinora.origin.upload;

import dev.kinora.origin.http.Problem;
import dev.kinora.origin.http.ProblemException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The value of {@code Upload-Metadata} (tus 1.0, "Creation"): pairs of a key and a text in base64,
 * parted by commas. Of all keys only the file's name means something here. Immutable.
 *
 * @param text as the client sent it, to be given back to it
 * @param fileName the file's own name without folders; {@code upload} where none was given
 */
record UploadMetadata(String text, String fileName) {
  private static final int MOST_CHARACTERS = 4096;
  private static final int MOST_PAIRS = 16;
  private static final int MOST_NAME_CHARACTERS = 255;
  private static final Pattern KEY = Pattern.compile("[!-+\\--~]{1,64}");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  // Marks that turn the direction of the text around them, and what nobody sees at all.
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cn}\\p{Zl}\\p{Zp}]");

  /**
   * Reads the field.
   *
   * @throws ProblemException 400 if it is not such a list, or a name no file could have
   */
  static UploadMetadata parse(@Nullable String field) throws ProblemException {
    String text = field == null ? "" : field.strip();
    if (text.length() > MOST_CHARACTERS) {
      throw wrong("at most %d characters, found %d".formatted(MOST_CHARACTERS, text.length()));
    }
    Map<String, String> pairs = new HashMap<>();
    for (String pair : text.isEmpty() ? new String[0] : text.split(",", -1)) {
      String[] parts = pair.strip().split(" ", -1);
      if (parts.length > 2 || !KEY.matcher(parts[0]).matches()) {
        throw wrong("pairs of a key and a text in base64, parted by commas");
      }
      if (pairs.put(parts[0], parts.length == 2 ? decode(parts[1]) : "") != null) {
        throw wrong("each key once");
      }
      if (pairs.size() > MOST_PAIRS) {
        throw wrong("at most %d pairs".formatted(MOST_PAIRS));
      }
    }
    return new UploadMetadata(text, fileName(pairs.getOrDefault("filename", "")));
  }

  private static String decode(String base64) throws ProblemException {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(Base64.getDecoder().decode(base64)))
          .toString();
    } catch (IllegalArgumentException | CharacterCodingException e) {
      throw wrong("texts in UTF-8, written in base64");
    }
  }

  private static String fileName(String given) throws ProblemException {
    if (CONTROL.matcher(given).find()) {
      throw wrong("a filename without control characters");
    }
    String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
    String name = INVISIBLE.matcher(last).replaceAll("").strip();
    if (name.length() > MOST_NAME_CHARACTERS) {
      throw wrong("a filename of at most %d characters".formatted(MOST_NAME_CHARACTERS));
    }
    return name.isEmpty() || name.equals(".") || name.equals("..") ? "upload" : name;
  }

  private static ProblemException wrong(String expected) {
    return new ProblemException(
        Problem.badRequest("Upload-Metadata: expected %s.".formatted(expected)));
  }
}
