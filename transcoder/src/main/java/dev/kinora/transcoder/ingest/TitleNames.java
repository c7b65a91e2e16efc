package dev.kinora.transcoder.ingest;

import dev.kinora.packager.title.SourceInfo;
import java.math.BigInteger;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a title is called by people and by addresses. Pure. */
final class TitleNames {
  private static final int NAME_CHARS = 200;
  private static final int ID_CHARS = 20;
  private static final int BITS_A_CHAR = 5;
  private static final Pattern EXTENSION = Pattern.compile("\\.[A-Za-z0-9]{1,5}$");

  // Controls, line breaks and marks that turn the direction of the text around them.
  private static final Pattern INVISIBLE =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}\\p{Zl}\\p{Zp}]");
  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Zs}]+");

  private TitleNames() {}

  /** The first 100 bits of a fingerprint, five bits a character. */
  static String id(String fingerprint) {
    String digits =
        new BigInteger(fingerprint, 16)
            .shiftRight(256 - ID_CHARS * BITS_A_CHAR)
            .toString(1 << BITS_A_CHAR);
    return "0".repeat(ID_CHARS - digits.length()) + digits.toLowerCase(Locale.ROOT);
  }

  /** The container's label, else the file's name made readable. */
  static String name(SourceInfo info, String fileName) {
    return info.label()
        .map(TitleNames::clean)
        .filter(label -> !label.isEmpty())
        .or(() -> Optional.of(ofFile(fileName)))
        .filter(name -> !name.isEmpty())
        .orElse("Untitled");
  }

  /** {@code Big_Buck_Bunny-720p.mp4} is Big Buck Bunny 720p; {@code Spider-Man 2.mp4} stays. */
  private static String ofFile(String fileName) {
    String stem = EXTENSION.matcher(fileName).replaceFirst("");
    if (stem.indexOf(' ') >= 0) {
      return clean(stem);
    }
    return clean(stem.replace('_', ' ').replace('.', ' ').replace('-', ' '));
  }

  private static String clean(String text) {
    String visible =
        INVISIBLE.matcher(Normalizer.normalize(text, Normalizer.Form.NFC)).replaceAll(" ");
    String tidy = SPACES.matcher(visible).replaceAll(" ").strip();
    int end = Math.min(tidy.length(), NAME_CHARS);
    // Not between the two halves of a character.
    if (end < tidy.length() && Character.isHighSurrogate(tidy.charAt(end - 1))) {
      end--;
    }
    return tidy.substring(0, end).strip();
  }
}
