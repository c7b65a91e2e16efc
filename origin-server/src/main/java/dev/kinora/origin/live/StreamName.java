package dev.kinora.origin.live;

import dev.kinora.origin.http.Problem;
import dev.kinora.origin.http.ProblemException;
import dev.kinora.origin.reply.Call;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
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
  static String title(Call call) throws ProblemException {
    String said = call.query("title");
    String title = said == null ? "" : decoded(said).replaceAll("\\p{C}+", " ").strip();
    String shown = title.isEmpty() ? call.part("name") : title;
    return shown.substring(0, Math.min(shown.length(), MOST_TITLE_CHARACTERS));
  }

  /** Queries come as they were sent; nothing else in this module has text in them. */
  private static String decoded(String query) throws ProblemException {
    try {
      return URLDecoder.decode(query, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          Problem.badRequest("?title= is not encoded as a query is: " + e.getMessage()));
    }
  }
}
