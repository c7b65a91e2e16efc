package dev.kinora.cli.room;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What somebody typed. */
public sealed interface TypedLine {
  /** Everything that does not begin with a slash. */
  record Say(String text) implements TypedLine {}

  /** {@code /play}. */
  record Play() implements TypedLine {}

  /** {@code /pause}. */
  record Pause() implements TypedLine {}

  /** {@code /seek 1:23}, {@code /seek +30}, {@code /seek -10}. */
  record Seek(double seconds, boolean relative) implements TypedLine {}

  /** {@code /rate 1.25}. */
  record Rate(double rate) implements TypedLine {}

  /** {@code /load TITLE}: an id, or the beginning of a name. */
  record Load(String title) implements TypedLine {}

  /** {@code /who}. */
  record Who() implements TypedLine {}

  /** {@code /status}. */
  record Status() implements TypedLine {}

  /** {@code /host}: take it; {@code /host NAME}: hand it over. */
  record Host(Optional<String> name) implements TypedLine {}

  /** {@code /help}. */
  record Help() implements TypedLine {}

  /** {@code /quit}. */
  record Quit() implements TypedLine {}

  /** Not understood; the sentence says what would be. */
  record Wrong(String sentence) implements TypedLine {}

  /** The commands, for people. */
  String HELP =
      "/play  /pause  /seek 1:23 (or +30, -10)  /rate 1.25  /load TITLE  /who  /status"
          + "  /host [NAME]  /quit; anything else is chat";

  /** Reads a line. */
  static TypedLine of(String line) {
    String text = line.strip();
    if (!text.startsWith("/")) {
      return new Say(text);
    }
    String[] words = text.split("\\s+", 2);
    String rest = words.length > 1 ? words[1] : "";
    return switch (words[0]) {
      case "/play" -> new Play();
      case "/pause" -> new Pause();
      case "/seek" -> Reading.seek(rest);
      case "/rate" -> Reading.rate(rest);
      case "/load" ->
          rest.isEmpty() ? new Wrong("/load needs a title: its id or name") : new Load(rest);
      case "/who" -> new Who();
      case "/status" -> new Status();
      case "/host" -> new Host(rest.isEmpty() ? Optional.empty() : Optional.of(rest));
      case "/help" -> new Help();
      case "/quit", "/exit" -> new Quit();
      default -> new Wrong("there is no " + words[0] + "; there is: " + HELP);
    };
  }

  /** Numbers in lines. */
  final class Reading {
    private static final Pattern TIME =
        Pattern.compile("([+-]?)(?:(\\d{1,3}):)?(?:(\\d{1,4}):)?(\\d{1,6}(?:\\.\\d{1,6})?)");
    private static final Pattern RATE = Pattern.compile("\\d(?:\\.\\d{1,3})?");

    private Reading() {}

    private static TypedLine seek(String text) {
      Matcher time = TIME.matcher(text);
      if (!time.matches()) {
        return new Wrong("/seek needs a time such as 1:23, 90, +30 or -10");
      }
      long first = time.group(2) == null ? 0 : Long.parseLong(time.group(2));
      // With one colon the first group is minutes, with two it is hours.
      long minutes = time.group(3) == null ? first : 60 * first + Long.parseLong(time.group(3));
      double seconds =
          BigDecimal.valueOf(60 * minutes).add(new BigDecimal(time.group(4))).doubleValue();
      String sign = time.group(1);
      return new Seek(sign.equals("-") ? -seconds : seconds, !sign.isEmpty());
    }

    private static TypedLine rate(String text) {
      return RATE.matcher(text).matches()
          ? new Rate(Double.parseDouble(text))
          : new Wrong("/rate needs a number from 0.5 to 2");
    }
  }
}
