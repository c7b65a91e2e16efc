package dev.kinora.packager.check.dash;

import dev.kinora.packager.check.finding.Findings;
import dev.kinora.packager.check.finding.Place;
import dev.kinora.packager.dash.XmlElement;
import dev.kinora.packager.time.Rational;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads attributes by their kind; one that is written otherwise is a finding and counts as absent.
 */
final class Values {
  private static final Pattern DURATION =
      Pattern.compile(
          "P(?:(\\d{1,3})Y)?(?:(\\d{1,4})M)?(?:(\\d{1,5})D)?"
              + "(?:T(?=\\d)(?:(\\d{1,6})H)?(?:(\\d{1,8})M)?(?:(\\d{1,10}(?:\\.\\d{1,9})?)\\d*S)?)?");
  private static final Pattern WHOLE = Pattern.compile("\\d{1,18}");
  private static final Pattern RATE = Pattern.compile("(\\d{1,9})(?:/([1-9]\\d{0,8}))?");

  private final Place place;
  private final Findings out;

  Values(Place place, Findings out) {
    this.place = place;
    this.out = out;
  }

  Place at(XmlElement element) {
    return place.line(element.line());
  }

  Optional<Duration> duration(XmlElement in, String name) {
    Optional<String> text = in.attribute(name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Matcher matcher = DURATION.matcher(text.get());
    if (!matcher.matches() || text.get().length() == 1) {
      wrong(in, name, "a duration such as PT1H2M3.5S", text.get());
      return Optional.empty();
    }
    // Years and months have no fixed length; nobody writes them, and a report is no calendar.
    long days = 365 * number(matcher, 1) + 30 * number(matcher, 2) + number(matcher, 3);
    String seconds = matcher.group(6);
    Duration time =
        Duration.ofDays(days).plusHours(number(matcher, 4)).plusMinutes(number(matcher, 5));
    return Optional.of(seconds == null ? time : time.plus(Duration.parse("PT" + seconds + "S")));
  }

  private static long number(Matcher matcher, int group) {
    String digits = matcher.group(group);
    return digits == null ? 0 : Long.parseLong(digits);
  }

  OptionalLong whole(XmlElement in, String name) {
    Optional<String> text = in.attribute(name);
    if (text.isEmpty()) {
      return OptionalLong.empty();
    }
    if (!WHOLE.matcher(text.get()).matches()) {
      wrong(in, name, "a whole number", text.get());
      return OptionalLong.empty();
    }
    return OptionalLong.of(Long.parseLong(text.get()));
  }

  Optional<Rational> rate(XmlElement in, String name) {
    Optional<String> text = in.attribute(name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Matcher matcher = RATE.matcher(text.get());
    if (!matcher.matches()) {
      wrong(in, name, "a frame rate such as 25 or 30000/1001", text.get());
      return Optional.empty();
    }
    String below = matcher.group(2);
    return Optional.of(
        Rational.of(Long.parseLong(matcher.group(1)), below == null ? 1 : Long.parseLong(below)));
  }

  Optional<Instant> instant(XmlElement in, String name) {
    Optional<String> text = in.attribute(name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          text.get().matches(".*(Z|[+-]\\d\\d:\\d\\d)")
              ? OffsetDateTime.parse(text.get()).toInstant()
              : LocalDateTime.parse(text.get()).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException _) {
      wrong(in, name, "a date and time such as 2026-01-31T12:00:00Z", text.get());
      return Optional.empty();
    }
  }

  private void wrong(XmlElement in, String name, String expected, String found) {
    out.add(DashRule.LEXICAL, at(in), "@%s: %s".formatted(name, expected), found);
  }
}
