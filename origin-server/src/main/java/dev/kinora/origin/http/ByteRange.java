package dev.kinora.origin.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@code Range} header (RFC 9110, 14.2). Other units, malformed values and longer lists
 * than a player has use for are ignored, which 14.2 allows; ranges that touch or overlap become
 * one, so that a thousand of them cost no more than none.
 */
public final class ByteRange {
  private static final Pattern SET = Pattern.compile("bytes=(.*)");
  private static final Pattern RANGE = Pattern.compile("(\\d*)-(\\d*)");

  /** More digits than any file has bytes: such a number is beyond the end. */
  private static final int MOST_DIGITS = 18;

  private static final int MOST_CHARACTERS = 700;
  private static final int MOST_RANGES = 16;

  private ByteRange() {}

  /**
   * The parts of a body of {@code sizeBytes} that are asked for.
   *
   * @param header the field's value, or null when there is none
   */
  public static RangeAnswer of(@Nullable String header, long sizeBytes) {
    if (header == null || header.length() > MOST_CHARACTERS) {
      return new RangeAnswer.Whole();
    }
    Matcher set = SET.matcher(header.toLowerCase(Locale.ROOT));
    return set.matches()
        ? parts(List.of(set.group(1).split(",", -1)), sizeBytes)
        : new RangeAnswer.Whole();
  }

  private static RangeAnswer parts(List<String> elements, long sizeBytes) {
    List<RangeAnswer.Part> parts = new ArrayList<>();
    int ranges = 0;
    for (String element : elements) {
      String text = trimmed(element);
      if (text.isEmpty() && elements.size() > 1) {
        // RFC 9110, 5.6.1: empty elements of a list do not count.
        continue;
      }
      Matcher range = RANGE.matcher(text);
      if (!range.matches() || !isRange(range) || ++ranges > MOST_RANGES) {
        return new RangeAnswer.Whole();
      }
      part(range, sizeBytes).ifPresent(part -> join(parts, part));
    }
    if (ranges == 0) {
      return new RangeAnswer.Whole();
    }
    return switch (parts.size()) {
      case 0 -> new RangeAnswer.Outside();
      case 1 -> parts.getFirst();
      default -> new RangeAnswer.Parts(parts);
    };
  }

  /** Without the optional white space of RFC 9110, 5.6.3, which is blanks and tabs alone. */
  private static String trimmed(String element) {
    int first = 0;
    int end = element.length();
    while (first < end && isBlank(element.charAt(first))) {
      first++;
    }
    while (end > first && isBlank(element.charAt(end - 1))) {
      end--;
    }
    return element.substring(first, end);
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  private static boolean isRange(Matcher range) {
    String first = range.group(1);
    String last = range.group(2);
    return first.isEmpty() ? !last.isEmpty() : last.isEmpty() || number(last) >= number(first);
  }

  private static Optional<RangeAnswer.Part> part(Matcher range, long sizeBytes) {
    String first = range.group(1);
    String last = range.group(2);
    if (first.isEmpty()) {
      long length = number(last);
      return length == 0 || sizeBytes == 0
          ? Optional.empty()
          : Optional.of(new RangeAnswer.Part(Math.max(0, sizeBytes - length), sizeBytes - 1));
    }
    long firstByte = number(first);
    long lastByte = last.isEmpty() ? Long.MAX_VALUE : number(last);
    return firstByte >= sizeBytes
        ? Optional.empty()
        : Optional.of(new RangeAnswer.Part(firstByte, Math.min(lastByte, sizeBytes - 1)));
  }

  /** Adds a part, made one with those it touches; the others keep their order (15.3.7.2). */
  private static void join(List<RangeAnswer.Part> parts, RangeAnswer.Part added) {
    for (int i = 0; i < parts.size(); i++) {
      RangeAnswer.Part other = parts.get(i);
      if (added.first() <= other.last() + 1 && other.first() <= added.last() + 1) {
        parts.remove(i);
        join(
            parts,
            new RangeAnswer.Part(
                Math.min(added.first(), other.first()), Math.max(added.last(), other.last())));
        return;
      }
    }
    parts.add(added);
  }

  private static long number(String digits) {
    return digits.length() > MOST_DIGITS ? Long.MAX_VALUE : Long.parseLong(digits);
  }
}
