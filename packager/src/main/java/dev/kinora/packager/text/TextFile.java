package dev.kinora.packager.text;

import dev.kinora.packager.MediaException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mozilla.universalchardet.UniversalDetector;

/** Subtitles from a file's bytes, whatever its format and encoding. Pure. */
public final class TextFile {
  private static final int LOOKED_AT = 4096;

  /** What was usual before Unicode, by language; elsewhere it was that of Western Europe. */
  private static final Map<String, String> USUAL =
      Map.ofEntries(
          Map.entry("ru", "windows-1251"),
          Map.entry("uk", "windows-1251"),
          Map.entry("bg", "windows-1251"),
          Map.entry("sr", "windows-1250"),
          Map.entry("pl", "windows-1250"),
          Map.entry("cs", "windows-1250"),
          Map.entry("sk", "windows-1250"),
          Map.entry("hu", "windows-1250"),
          Map.entry("ro", "windows-1250"),
          Map.entry("hr", "windows-1250"),
          Map.entry("sl", "windows-1250"),
          Map.entry("el", "windows-1253"),
          Map.entry("tr", "windows-1254"),
          Map.entry("he", "windows-1255"),
          Map.entry("ar", "windows-1256"),
          Map.entry("fa", "windows-1256"),
          Map.entry("th", "x-windows-874"),
          Map.entry("ja", "windows-31j"),
          Map.entry("ko", "x-windows-949"),
          Map.entry("zh", "GB18030"));

  private static final Charset WESTERN = Charset.forName("windows-1252");

  private TextFile() {}

  /**
   * Reads a file of SubRip, WebVTT or SubStation Alpha: its content decides which.
   *
   * @param language BCP 47, where it is known: a hint for encodings that do not tell themselves
   * @param where its name, for messages
   * @throws MediaException if it is too large, or none of these
   */
  public static Subtitles read(byte[] file, Optional<String> language, String where)
      throws MediaException {
    TextLimits.requireBytes(file.length, where);
    String text = decoded(file, language);
    String start = text.substring(0, Math.min(LOOKED_AT, text.length()));
    String lower = start.toLowerCase(Locale.ROOT);
    Subtitles read;
    if (WebVttReader.isMark(start.lines().findFirst().orElse(""))) {
      read = WebVttReader.read(text, where);
    } else if (lower.contains("[script info]") || lower.contains("[events]")) {
      read = AssReader.read(text, where);
    } else {
      read = SubRipReader.read(text, where);
    }
    if (read.isEmpty()) {
      throw new MediaException.Malformed(
          where, "subtitles as SubRip, WebVTT or SubStation Alpha", "no cue");
    }
    return read;
  }

  /** The text of a container's stored cue, which is UTF-8 by the rules of all of them. */
  static String stored(byte[] bytes) {
    return decoded(bytes, Optional.empty());
  }

  private static String decoded(byte[] file, Optional<String> language) {
    Optional<Charset> marked = byMark(file);
    String text =
        marked
            .map(charset -> new String(file, charset))
            .or(() -> strict(file, StandardCharsets.UTF_8))
            .orElseGet(() -> legacy(file, language));
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static Optional<Charset> byMark(byte[] file) {
    if (file.length >= 2) {
      int first = ((file[0] & 0xff) << 8) | (file[1] & 0xff);
      if (first == 0xfeff || (file[0] == 0 && file[1] != 0)) {
        return Optional.of(StandardCharsets.UTF_16BE);
      }
      if (first == 0xfffe || (file[0] != 0 && file[1] == 0)) {
        return Optional.of(StandardCharsets.UTF_16LE);
      }
    }
    return Optional.empty();
  }

  private static Optional<String> strict(byte[] file, Charset charset) {
    try {
      return Optional.of(
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(file))
              .toString());
    } catch (CharacterCodingException _) {
      return Optional.empty();
    }
  }

  private static String legacy(byte[] file, Optional<String> language) {
    Optional<Charset> usual =
        language
            .map(tag -> tag.split("-", 2)[0])
            .map(USUAL::get)
            .filter(Charset::isSupported)
            .map(Charset::forName);
    return usual
        .flatMap(charset -> strict(file, charset))
        .orElseGet(() -> new String(file, detected(file)));
  }

  private static Charset detected(byte[] file) {
    if (isMostlyAscii(file)) {
      return WESTERN;
    }
    UniversalDetector detector = new UniversalDetector();
    detector.handleData(file, 0, file.length);
    detector.dataEnd();
    String name = detector.getDetectedCharset();
    return name != null && Charset.isSupported(name) ? Charset.forName(name) : WESTERN;
  }

  /** Other scripts than Latin have hardly a letter of ASCII. */
  private static boolean isMostlyAscii(byte[] file) {
    long letters = 0;
    long others = 0;
    for (byte one : file) {
      others += one < 0 ? 1 : 0;
      letters += (one | 0x20) >= 'a' && (one | 0x20) <= 'z' ? 1 : 0;
    }
    return others < letters;
  }
}
