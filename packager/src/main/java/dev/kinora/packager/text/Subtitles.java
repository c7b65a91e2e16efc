package dev.kinora.packager.text;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.time.Rational;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;

/** All cues of a track in the order in which they are shown. Immutable. */
public final class Subtitles {
  private static final long MILLIS = 1000;

  private final List<Cue> cues;

  /** Of each cue, the latest end of it and all before it: grows, so it can be searched. */
  private final long[] latestEnds;

  private Subtitles(List<Cue> cues) {
    this.cues = List.copyOf(cues);
    this.latestEnds = new long[cues.size()];
    long latest = 0;
    for (int i = 0; i < latestEnds.length; i++) {
      latest = Math.max(latest, cues.get(i).endMillis());
      latestEnds[i] = latest;
    }
  }

  /** These cues, each once: layers of one text are drawn over each other. */
  public static Subtitles of(List<Cue> cues) {
    List<Cue> sorted = new ArrayList<>(new LinkedHashSet<>(cues));
    sorted.sort(Comparator.comparingLong(Cue::startMillis).thenComparingLong(Cue::endMillis));
    return new Subtitles(sorted);
  }

  /**
   * Reads a WebVTT document.
   *
   * @param where its name, for messages
   */
  public static Subtitles read(byte[] document, String where) throws MediaException {
    TextLimits.requireBytes(document.length, where);
    return WebVttReader.read(new String(document, StandardCharsets.UTF_8), where);
  }

  /** In the order in which they begin. */
  public List<Cue> cues() {
    return cues;
  }

  /** Whether there is nothing to read. */
  public boolean isEmpty() {
    return cues.isEmpty();
  }

  /**
   * The same on another clock, to the nearest millisecond.
   *
   * @param seconds is taken away; what then ends before 0 goes, what begins before begins at 0
   */
  public Subtitles earlier(Rational seconds) {
    long shift = seconds.times(MILLIS).round();
    List<Cue> moved = new ArrayList<>(cues.size());
    for (Cue cue : cues) {
      long start = Math.max(0, cue.startMillis() - shift);
      long end = Math.min(Cue.MAX_MILLIS, cue.endMillis() - shift);
      if (end > start) {
        moved.add(cue.at(start, end));
      }
    }
    return of(moved);
  }

  /** Without what begins after the film ends. */
  public Subtitles until(Rational seconds) {
    long end = seconds.times(MILLIS).ceil();
    return new Subtitles(cues.stream().filter(cue -> cue.startMillis() < end).toList());
  }

  /** The cues that are shown at some time from the first of these to before the second. */
  public List<Cue> between(long fromMillis, long toMillis) {
    int first = firstEndingAfter(fromMillis);
    List<Cue> found = new ArrayList<>();
    for (int i = first; i < cues.size() && cues.get(i).startMillis() < toMillis; i++) {
      if (cues.get(i).endMillis() > fromMillis) {
        found.add(cues.get(i));
      }
    }
    return found;
  }

  private int firstEndingAfter(long millis) {
    int low = 0;
    int high = latestEnds.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (latestEnds[middle] > millis) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** The whole as a WebVTT document. */
  public String document() {
    return written(WebVttReader.MARK + "\n", cues);
  }

  /** Cues under a heading; each has its times as they are, also where they reach beyond. */
  static String written(String heading, List<Cue> cues) {
    StringBuilder out = new StringBuilder(heading);
    for (Cue cue : cues) {
      out.append('\n').append(Timing.written(cue.startMillis())).append(' ').append(Timing.ARROW);
      out.append(' ').append(Timing.written(cue.endMillis()));
      if (!cue.settings().isEmpty()) {
        out.append(' ').append(cue.settings());
      }
      out.append('\n').append(cue.text()).append('\n');
    }
    return out.toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Subtitles that && cues.equals(that.cues);
  }

  @Override
  public int hashCode() {
    return cues.hashCode();
  }

  @Override
  public String toString() {
    return cues.size() + " cues";
  }
}
