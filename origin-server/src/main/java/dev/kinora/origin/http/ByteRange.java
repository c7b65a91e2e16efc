package dev.kinora.origin.http;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@code Range} header (RFC 9110, 14.2). Only a single byte range is answered in parts:
 * other units, lists of ranges and malformed values are ignored, which 14.2 allows, so that a
 * thousand overlapping ranges cost no more than none.
 */
public final class ByteRange {
  private static final Pattern SINGLE = Pattern.compile("bytes=[ \\t]*(\\d*)-(\\d*)[ \\t]*");

  /** More digits than any file has bytes: such a number is beyond the end. */
  private static final int MOST_DIGITS = 18;

  private ByteRange() {}

  /**
   * The part of a body of {@code sizeBytes} that is asked for.
   *
   * @param header the field's value, or null when there is none
   */
  public static RangeAnswer of(@Nullable String header, long sizeBytes) {
    if (header == null) {
      return new RangeAnswer.Whole();
    }
    Matcher matcher = SINGLE.matcher(header.toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      return new RangeAnswer.Whole();
    }
    String first = matcher.group(1);
    String last = matcher.group(2);
    if (first.isEmpty()) {
      return last.isEmpty() ? new RangeAnswer.Whole() : suffix(number(last), sizeBytes);
    }
    long firstByte = number(first);
    long lastByte = last.isEmpty() ? Long.MAX_VALUE : number(last);
    if (lastByte < firstByte) {
      return new RangeAnswer.Whole();
    }
    return firstByte >= sizeBytes
        ? new RangeAnswer.Outside()
        : new RangeAnswer.Part(firstByte, Math.min(lastByte, sizeBytes - 1));
  }

  private static RangeAnswer suffix(long length, long sizeBytes) {
    return length == 0 || sizeBytes == 0
        ? new RangeAnswer.Outside()
        : new RangeAnswer.Part(Math.max(0, sizeBytes - length), sizeBytes - 1);
  }

  private static long number(String digits) {
    return digits.length() > MOST_DIGITS ? Long.MAX_VALUE : Long.parseLong(digits);
  }
}
