package dev.kinora.origin.live;

import dev.kinora.origin.reply.Call;
import java.util.Locale;

/** What a publisher over HTTP calls its stream. Pure functions. */
final class StreamName {
  private static final int MOST_TITLE_CHARACTERS = 120;

  private StreamName() {}

  /** The name as addresses have it: whoever writes {@code Evening} means {@code evening}. */
  static String of(Call call) {
    return call.part("name").toLowerCase(Locale.ROOT);
  }

  /** What people read: {@code ?title=…}, or the name as it was written. */
  static String title(Call call) {
    String said = call.query("title");
    String title = said == null ? "" : said.replaceAll("\\p{C}+", " ").strip();
    String shown = title.isEmpty() ? call.part("name") : title;
    return shown.substring(0, Math.min(shown.length(), MOST_TITLE_CHARACTERS));
  }
}
