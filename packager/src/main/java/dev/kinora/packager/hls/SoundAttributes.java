package dev.kinora.packager.hls;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.hls.MultivariantPlaylist.Sound;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The attributes of EXT-X-MEDIA (RFC 8216, 4.3.4.1), read and written. */
final class SoundAttributes {
  private static final String TYPE = "AUDIO";
  // The first parameter is the count; what may follow a slash names object coding, not handled.
  private static final Pattern CHANNELS = Pattern.compile("([1-9]\\d{0,3})");

  private SoundAttributes() {}

  static Sound read(Line line) throws MediaException {
    Attributes in = line.attributes();
    if (!in.requiredWord("TYPE").equals(TYPE)) {
      throw line.unsupported();
    }
    try {
      return new Sound(
          in.requiredText("GROUP-ID"),
          in.requiredText("NAME"),
          in.text("LANGUAGE"),
          in.yes("DEFAULT"),
          in.yes("AUTOSELECT"),
          channels(line, in.text("CHANNELS")),
          in.text("URI"));
    } catch (IllegalArgumentException e) {
      throw line.malformed("a rendition", String.valueOf(e.getMessage()));
    }
  }

  static Lines.AttributeWriter write(Sound sound) {
    var out =
        new Lines.AttributeWriter()
            .word("TYPE", TYPE)
            .text("GROUP-ID", sound.groupId())
            .text("NAME", sound.name());
    sound.language().ifPresent(language -> out.text("LANGUAGE", language));
    out.word("DEFAULT", sound.preferred() ? "YES" : "NO");
    out.word("AUTOSELECT", sound.automatic() ? "YES" : "NO");
    sound.channels().ifPresent(channels -> out.text("CHANNELS", channels.toString()));
    sound.uri().ifPresent(uri -> out.text("URI", uri));
    return out;
  }

  private static Optional<Integer> channels(Line line, Optional<String> text)
      throws MediaException {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Matcher matcher = CHANNELS.matcher(text.get());
    if (!matcher.matches()) {
      throw line.malformed("CHANNELS: a number", text.get());
    }
    return Optional.of(Integer.valueOf(matcher.group(1)));
  }
}
