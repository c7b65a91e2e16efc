package dev.kinora.packager.hls;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.hls.MultivariantPlaylist.Text;
import java.util.List;
import java.util.Optional;

/** The attributes of EXT-X-MEDIA for subtitles (RFC 8216, 4.3.4.1), read and written. */
final class TextAttributes {
  static final String TYPE = "SUBTITLES";

  /** Tells what is spoken, and that sounds are described (RFC 8216, 4.3.4.1). */
  private static final String FOR_HEARING_IMPAIRED =
      "public.accessibility.transcribes-spoken-dialog,"
          + "public.accessibility.describes-music-and-sound";

  private TextAttributes() {}

  static Text read(Line line) throws MediaException {
    Attributes in = line.attributes();
    Optional<String> characteristics = in.text("CHARACTERISTICS");
    try {
      return new Text(
          in.requiredText("GROUP-ID"),
          in.requiredText("NAME"),
          in.text("LANGUAGE"),
          in.yes("DEFAULT"),
          in.yes("AUTOSELECT"),
          in.yes("FORCED"),
          characteristics
              .map(list -> List.of(list.split(",", -1)))
              .orElse(List.of())
              .contains("public.accessibility.describes-music-and-sound"),
          in.requiredText("URI"));
    } catch (IllegalArgumentException e) {
      throw line.malformed("a rendition", String.valueOf(e.getMessage()));
    }
  }

  static Lines.AttributeWriter write(Text text) {
    var out =
        new Lines.AttributeWriter()
            .word("TYPE", TYPE)
            .text("GROUP-ID", text.groupId())
            .text("NAME", text.name());
    text.language().ifPresent(language -> out.text("LANGUAGE", language));
    out.word("DEFAULT", text.preferred() ? "YES" : "NO");
    out.word("AUTOSELECT", text.automatic() ? "YES" : "NO");
    out.word("FORCED", text.forced() ? "YES" : "NO");
    if (text.hearingImpaired()) {
      out.text("CHARACTERISTICS", FOR_HEARING_IMPAIRED);
    }
    out.text("URI", text.uri());
    return out;
  }
}
