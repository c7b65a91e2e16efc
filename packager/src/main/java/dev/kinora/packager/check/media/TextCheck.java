package dev.kinora.packager.check.media;

import dev.kinora.packager.check.finding.Findings;
import dev.kinora.packager.check.finding.Place;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Judges WebVTT segments, and the opening of packed audio. Pure functions. */
public final class TextCheck {
  private static final String MARK = "WEBVTT";
  private static final Pattern TIMING =
      Pattern.compile(
          "(?:(\\d{2,6}):)?([0-5]\\d):([0-5]\\d)\\.(\\d{3})[ \\t]+-->[ \\t]+"
              + "(?:(\\d{2,6}):)?([0-5]\\d):([0-5]\\d)\\.(\\d{3})(?:[ \\t].*)?");
  private static final byte[] APPLE_STAMP =
      "com.apple.streaming.transportStreamTimestamp".getBytes(StandardCharsets.ISO_8859_1);
  private static final int OPENING_BYTES = 1024;

  private TextCheck() {}

  /** Whether the bytes begin as WebVTT does. */
  public static boolean looksLikeVtt(ByteBuffer bytes) {
    byte[] start = new byte[Math.min(bytes.remaining(), MARK.length() + 3)];
    bytes.duplicate().get(start);
    return new String(start, StandardCharsets.UTF_8).replace("\uFEFF", "").startsWith(MARK);
  }

  /**
   * Checks one WebVTT file.
   *
   * @param segment whether it is a segment of a list, which has to be placed on its timeline
   */
  public static void vtt(Place place, ByteBuffer file, boolean segment, Findings out) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(file.duplicate()).toString();
    } catch (CharacterCodingException _) {
      out.add(MediaRule.WEBVTT, place, "UTF-8", "other bytes");
      return;
    }
    List<String> lines = text.replace("\uFEFF", "").lines().toList();
    if (lines.isEmpty() || !lines.getFirst().matches("WEBVTT(?:[ \\t].*)?")) {
      out.add(
          MediaRule.WEBVTT,
          place.line(1),
          MARK,
          lines.isEmpty() ? "an empty file" : lines.getFirst());
      return;
    }
    boolean mapped = false;
    for (int i = 0; i < lines.size(); i++) {
      mapped |= lines.get(i).startsWith("X-TIMESTAMP-MAP=");
      if (lines.get(i).contains("-->")) {
        timing(place.line(i + 1), lines.get(i), out);
      }
    }
    if (segment && !mapped) {
      out.add(MediaRule.WEBVTT_MAP, place, "an X-TIMESTAMP-MAP", "none");
    }
  }

  private static void timing(Place here, String line, Findings out) {
    Matcher times = TIMING.matcher(line);
    if (!times.matches()) {
      out.add(MediaRule.WEBVTT_TIMES, here, "00:00:00.000 --> 00:00:00.000", line);
    } else if (millis(times, 5) <= millis(times, 1)) {
      out.add(MediaRule.WEBVTT_TIMES, here, "an end after the start", line);
    }
  }

  private static long millis(Matcher times, int group) {
    String hours = times.group(group);
    long minutes =
        (hours == null ? 0 : Long.parseLong(hours)) * 60 + Long.parseLong(times.group(group + 1));
    return (minutes * 60 + Long.parseLong(times.group(group + 2))) * 1000
        + Long.parseLong(times.group(group + 3));
  }

  /** Checks that packed audio begins with its time stamp. */
  public static void packedAudio(Place place, ByteBuffer segment, Findings out) {
    byte[] opening = new byte[Math.min(segment.remaining(), OPENING_BYTES)];
    segment.duplicate().get(opening);
    boolean tagged = opening.length > 2 && opening[0] == 'I' && opening[1] == 'D';
    if (!tagged || !contains(opening, APPLE_STAMP)) {
      out.add(
          MediaRule.PACKED_STAMP,
          place,
          "an ID3 tag with a PRIV frame that holds the time stamp",
          tagged ? "a tag without it" : "no tag");
    }
  }

  private static boolean contains(byte[] bytes, byte[] wanted) {
    String all = new String(bytes, StandardCharsets.ISO_8859_1);
    return all.contains(new String(wanted, StandardCharsets.ISO_8859_1));
  }
}
