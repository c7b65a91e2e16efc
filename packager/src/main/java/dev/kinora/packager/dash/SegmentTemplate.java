package dev.kinora.packager.dash;

import dev.kinora.packager.MediaException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where segments are and when they begin (ISO/IEC 23009-1, 5.3.9.4 and 5.3.9.6): numbered names on
 * an explicit timeline.
 *
 * @param timescale ticks a second
 * @param presentationTimeOffset the media time, in ticks, that is the period's start
 * @param initialization URL template of the init segments
 * @param media URL template of the media segments
 * @param startNumber number of the first segment
 * @param timeline runs of segments, in order
 */
public record SegmentTemplate(
    int timescale,
    long presentationTimeOffset,
    String initialization,
    String media,
    long startNumber,
    List<Run> timeline) {
  static final String NAME = "SegmentTemplate";

  private static final String TIMELINE = "SegmentTimeline";
  private static final String S = "S";
  private static final long MAX = Long.MAX_VALUE >> 1;
  // 5.3.9.4.4: $$, or an identifier with an optional width, and nothing else between dollars.
  private static final Pattern TEMPLATE =
      Pattern.compile(
          "([^$\\s\\p{Cntrl}]|\\$(RepresentationID|((Number|Bandwidth)(%0\\d{1,2}d)?))?\\$)+");

  public SegmentTemplate {
    timeline = List.copyOf(timeline);
    if (timescale < 1 || presentationTimeOffset < 0 || startNumber < 0 || timeline.isEmpty()) {
      throw new IllegalArgumentException(
          "segment template: expected timescale, offset, number and segments, found %d, %d, %d, %d"
              .formatted(timescale, presentationTimeOffset, startNumber, timeline.size()));
    }
    checkTemplate("media", media);
    checkTemplate("initialization", initialization);
    if (!media.contains("$Number") || initialization.contains("$Number")) {
      throw new IllegalArgumentException(
          "expected $Number$ in the media template and not in the initialization");
    }
    for (int i = 1; i < timeline.size(); i++) {
      if (timeline.get(i).startTicks < timeline.get(i - 1).endTicks()) {
        throw new IllegalArgumentException("segment timeline: expected growing times");
      }
    }
  }

  private static void checkTemplate(String name, String template) {
    XmlOut.checked(template);
    if (template.length() > 256 || !TEMPLATE.matcher(template).matches()) {
      throw new IllegalArgumentException(
          "@" + name + ": expected a URL template, found \"" + template + "\"");
    }
  }

  /**
   * Segments of equal length that follow each other without a gap: one {@code S}.
   *
   * @param startTicks when the first one begins
   * @param durationTicks how long each lasts, above 0
   * @param count how many
   */
  public record Run(long startTicks, long durationTicks, int count) {
    public Run {
      if (startTicks < 0 || durationTicks < 1 || count < 1) {
        throw new IllegalArgumentException(
            "S: expected a time, a duration and segments, found %d, %d, %d"
                .formatted(startTicks, durationTicks, count));
      }
      if (durationTicks > (MAX - startTicks) / count) {
        throw new IllegalArgumentException("S: expected an end within 63 bits");
      }
    }

    /** When the last one ends. */
    public long endTicks() {
      return startTicks + durationTicks * count;
    }
  }

  /** How many segments the timeline has. */
  public long segmentCount() {
    return timeline.stream().mapToLong(Run::count).sum();
  }

  static SegmentTemplate read(XmlElement in) throws MediaException {
    in.allow(Set.of(TIMELINE), Set.of());
    in.allowAttributes(
        Set.of("timescale", "presentationTimeOffset", "initialization", "media", "startNumber"));
    XmlElement timeline = in.child(TIMELINE);
    timeline.allow(Set.of(S), Set.of());
    List<Run> runs = new ArrayList<>();
    for (XmlElement s : timeline.children(S)) {
      runs.add(run(s, runs.isEmpty() ? 0 : runs.getLast().endTicks()));
    }
    try {
      return new SegmentTemplate(
          (int) in.number("timescale", Integer.MAX_VALUE, 1),
          in.number("presentationTimeOffset", MAX, 0),
          in.required("initialization"),
          in.required("media"),
          in.number("startNumber", Integer.MAX_VALUE, 1),
          runs);
    } catch (IllegalArgumentException e) {
      throw in.refused(e);
    }
  }

  private static Run run(XmlElement s, long follows) throws MediaException {
    s.allowAttributes(Set.of("t", "d", "r"));
    if (s.attribute("r").equals(Optional.of("-1"))) {
      throw s.unsupported("@r=-1 is not handled");
    }
    try {
      return new Run(
          s.number("t", MAX, follows),
          s.number("d", MAX),
          (int) s.number("r", Integer.MAX_VALUE - 1, 0) + 1);
    } catch (IllegalArgumentException e) {
      throw s.refused(e);
    }
  }

  void write(XmlOut out) {
    out.open(NAME).attribute("timescale", timescale);
    if (presentationTimeOffset != 0) {
      out.attribute("presentationTimeOffset", presentationTimeOffset);
    }
    out.attribute("initialization", initialization)
        .attribute("media", media)
        .attribute("startNumber", startNumber)
        .open(TIMELINE);
    long follows = -1;
    for (Run run : timeline) {
      out.open(S);
      if (run.startTicks != follows) {
        out.attribute("t", run.startTicks);
      }
      out.attribute("d", run.durationTicks);
      if (run.count > 1) {
        out.attribute("r", run.count - 1);
      }
      out.close();
      follows = run.endTicks();
    }
    out.close().close();
  }
}
