package dev.kinora.packager.check.hls;

import dev.kinora.packager.check.finding.Findings;
import dev.kinora.packager.check.finding.Place;
import dev.kinora.packager.check.hls.MediaList.Entry;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Optional;

/** What a media playlist says of itself, its media aside. */
final class MediaListRules {
  private static final int LONG_SECONDS = 10;
  private static final int LIVE_TARGETS = 3;
  private static final BigDecimal DATE_TOLERANCE_MILLIS = BigDecimal.valueOf(100);

  /** RFC 8216, 4.3.2.6: ISO 8601; zones come as Z, +01:00 and +0100. */
  private static final DateTimeFormatter DATE =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .optionalStart()
          .appendOffset("+HH:MM", "Z")
          .optionalEnd()
          .optionalStart()
          .appendOffset("+HHMM", "Z")
          .optionalEnd()
          .toFormatter(Locale.ROOT);

  private MediaListRules() {}

  static void check(MediaList list, Findings out) {
    if (list.target().isEmpty()) {
      out.add(HlsRule.TARGET_DURATION, list.place(), "EXT-X-TARGETDURATION", "none");
    }
    durations(list, out);
    dates(list, out);
    if (list.type().equals(Optional.of("VOD")) && !list.ended()) {
      out.add(HlsRule.VOD_ENDS, list.place(), "EXT-X-ENDLIST", "none");
    }
    if (list.ended() && list.entries().isEmpty()) {
      out.add(HlsRule.NOT_EMPTY, list.place(), "segments", "none");
    }
    live(list, out);
  }

  private static void durations(MediaList list, Findings out) {
    if (list.target().isEmpty()) {
      return;
    }
    int target = list.target().getAsInt();
    if (target > LONG_SECONDS) {
      out.add(AppleRule.SEGMENT_LENGTH, list.place(), "at most 10 s", target + " s");
    }
    for (Entry entry : list.entries()) {
      if (entry.seconds().isPresent()
          && entry.seconds().get().setScale(0, RoundingMode.HALF_UP).longValue() > target) {
        out.add(
            HlsRule.EXTINF_AT_MOST,
            list.placeOf(entry),
            "at most %d s".formatted(target),
            entry.seconds().get());
      }
    }
  }

  private static void live(MediaList list, Findings out) {
    boolean live = !list.ended() && list.type().isEmpty() && !list.entries().isEmpty();
    if (live && list.mediaSequence() > 0 && list.target().isPresent()) {
      int least = LIVE_TARGETS * list.target().getAsInt();
      // Durations are rounded up into the target, so that three segments may fall a little short.
      BigDecimal counted =
          list.totalSeconds().max(BigDecimal.valueOf(list.entries().size() >= 3 ? least : 0));
      if (counted.compareTo(BigDecimal.valueOf(least)) < 0) {
        out.add(
            HlsRule.LIVE_LENGTH, list.place(), "at least %d s".formatted(least), counted + " s");
      }
    }
  }

  private static void dates(MediaList list, Findings out) {
    Optional<Instant> before = Optional.empty();
    BigDecimal millis = BigDecimal.ZERO;
    for (Entry entry : list.entries()) {
      if (entry.discontinuity()) {
        before = Optional.empty();
      }
      if (entry.date().isPresent()) {
        Optional<Instant> date = date(list.placeOf(entry), entry.date().get(), out);
        if (date.isPresent()) {
          if (before.isPresent()) {
            advances(list.placeOf(entry), before.get(), millis, date.get(), out);
          }
          before = date;
          millis = BigDecimal.ZERO;
        }
      }
      millis = millis.add(entry.seconds().orElse(BigDecimal.ZERO).movePointRight(3));
    }
  }

  private static Optional<Instant> date(Place here, String text, Findings out) {
    try {
      return Optional.of(OffsetDateTime.parse(text, DATE).toInstant());
    } catch (DateTimeException _) {
      out.add(HlsRule.DATE, here, "a date such as 2010-02-19T14:54:23.031Z", text);
      return Optional.empty();
    }
  }

  private static void advances(
      Place here, Instant before, BigDecimal millis, Instant found, Findings out) {
    BigDecimal passed =
        BigDecimal.valueOf(found.getEpochSecond() - before.getEpochSecond())
            .movePointRight(3)
            .add(BigDecimal.valueOf(found.getNano() - (long) before.getNano()).movePointLeft(6));
    if (passed.subtract(millis).abs().compareTo(DATE_TOLERANCE_MILLIS) > 0) {
      out.add(
          HlsRule.DATES_ADVANCE,
          here,
          "%s ms after the date before".formatted(millis.toPlainString()),
          passed.toPlainString() + " ms");
    }
  }
}
