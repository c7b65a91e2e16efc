package dev.kinora.transcoder.supply;

import dev.kinora.packager.publish.SegmentRecord;
import dev.kinora.packager.time.Rational;
import dev.kinora.packager.timeline.Timeline;
import dev.kinora.packager.title.Measured;
import dev.kinora.packager.title.Rendition;
import dev.kinora.packager.title.Title;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** What the finished segments of a title weigh. Pure. */
final class Measuring {
  private static final int BITS_A_BYTE = 8;
  private static final Rational LEAST = Rational.of(1, 2);
  private static final Rational MOST = Rational.of(3, 2);

  private Measuring() {}

  /** Bit rates of every rendition; all segments have to be there. */
  static Measured of(Title title, Collection<SegmentRecord> segments) {
    Map<String, long[]> sizes = new HashMap<>();
    for (Rendition rendition : title.renditions()) {
      sizes.put(rendition.name(), new long[title.timelineOf(rendition).segmentCount()]);
    }
    for (SegmentRecord segment : segments) {
      long[] row = sizes.get(segment.key().rendition());
      if (row != null) {
        row[segment.key().number()] = segment.sizeBytes();
      }
    }
    Map<String, Measured.BitRates> rates = new HashMap<>();
    for (Rendition rendition : title.renditions()) {
      long[] row = sizes.getOrDefault(rendition.name(), new long[0]);
      rates.put(rendition.name(), rates(title.id(), rendition, title.timelineOf(rendition), row));
    }
    return new Measured(rates);
  }

  private static Measured.BitRates rates(
      String titleId, Rendition rendition, Timeline timeline, long[] sizes) {
    long total = 0;
    for (int n = 0; n < sizes.length; n++) {
      if (sizes[n] == 0) {
        throw new IllegalStateException(
            "measuring %s/%s: expected every segment, found none at %d"
                .formatted(titleId, rendition.name(), n));
      }
      total += sizes[n];
    }
    long average = bitsPerSecond(total, timeline.totalDuration().seconds());
    return new Measured.BitRates(Math.max(peak(timeline, sizes), average), average);
  }

  /**
   * RFC 8216, 4.1: the largest bit rate of any contiguous set of segments that lasts between 0.5
   * and 1.5 times the target duration.
   */
  private static long peak(Timeline timeline, long[] sizes) {
    // RFC 8216, 4.3.3.1: the longest EXTINF, rounded.
    Rational target = Rational.of(Math.max(1, timeline.longestSegment().seconds().round()));
    Rational least = target.times(LEAST);
    Rational most = target.times(MOST);
    long peak = 0;
    for (int first = 0; first < sizes.length; first++) {
      long bytes = 0;
      Rational seconds = Rational.ZERO;
      for (int n = first; n < sizes.length; n++) {
        bytes += sizes[n];
        seconds = seconds.plus(timeline.duration(n).seconds());
        if (seconds.compareTo(most) > 0) {
          break;
        }
        if (seconds.compareTo(least) >= 0) {
          peak = Math.max(peak, bitsPerSecond(bytes, seconds));
        }
      }
    }
    return peak;
  }

  private static long bitsPerSecond(long bytes, Rational seconds) {
    return Rational.of(bytes).times(BITS_A_BYTE).dividedBy(seconds).ceil();
  }
}
