package dev.kinora.origin.http;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Dates in header fields (RFC 9110, 5.6.7): whole seconds, always GMT. */
public final class HttpDate {
  private static final DateTimeFormatter FIXED =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private HttpDate() {}

  /** The preferred form, such as {@code Sun, 06 Nov 1994 08:49:37 GMT}. */
  public static String format(Instant time) {
    return FIXED.format(time);
  }

  /** Reads the preferred form; anything else, the two obsolete forms included, is no date. */
  public static Optional<Instant> parse(@Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Instant.from(FIXED.parse(text.strip())));
    } catch (DateTimeParseException notADate) {
      // RFC 9110, 13.1.3: a recipient ignores a conditional field whose date is not valid.
      return Optional.empty();
    }
  }

  /** A time as precise as a header can say it. */
  static Instant wholeSeconds(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS);
  }
}
