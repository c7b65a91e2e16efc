package dev.kinora.packager.text;

import dev.kinora.packager.time.Rational;
import dev.kinora.packager.timeline.Timeline;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Segments of subtitles, cut where those of the picture are, or of the sound where there is none. A
 * cue stands in each segment that it touches, with the same times (RFC 8216, 3.5). Immutable.
 *
 * @param timeline whose boundaries are those of the subtitles
 * @param primingTicks what is decoded before the title's time 0 and not heard
 */
public record TextSegments(Timeline timeline, long primingTicks) {
  /** Cues' times are the title's own, whose time 0 is that of the media. */
  private static final String HEADING = "WEBVTT\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:0\n";

  private static final long MILLIS = 1000;
  private static final long BITS_A_BYTE = 8;

  /** Of a title with these timelines, of which it has one at least. */
  public static TextSegments of(Optional<Timeline> video, Optional<Timeline> audio) {
    return video
        .map(picture -> new TextSegments(picture, 0))
        .or(() -> audio.map(sound -> new TextSegments(sound, sound.presentationOffsetTicks())))
        .orElseThrow();
  }

  /** One segment as a WebVTT document, which may hold no cue. */
  public String segment(Subtitles subtitles, int number) {
    long ticks = timeline.decodeTime(number).ticks() - primingTicks;
    Rational start = Rational.of(ticks, timeline.timescale());
    Rational end = start.plus(timeline.duration(number).seconds());
    return Subtitles.written(
        HEADING, subtitles.between(start.times(MILLIS).floor(), end.times(MILLIS).ceil()));
  }

  /**
   * What segments take to send.
   *
   * @param peakBitsPerSecond of the segment that takes most
   * @param averageBitsPerSecond of all
   */
  public record BitRates(long peakBitsPerSecond, long averageBitsPerSecond) {}

  /** Measures all segments. */
  public BitRates rates(Subtitles subtitles) {
    long peak = 1;
    long bytes = 0;
    for (int n = 0; n < timeline.segmentCount(); n++) {
      long size = segment(subtitles, n).getBytes(StandardCharsets.UTF_8).length;
      Rational rate = Rational.of(size * BITS_A_BYTE).dividedBy(timeline.duration(n).seconds());
      peak = Math.max(peak, rate.ceil());
      bytes += size;
    }
    Rational average =
        Rational.of(bytes * BITS_A_BYTE).dividedBy(timeline.totalDuration().seconds());
    return new BitRates(peak, Math.max(1, average.ceil()));
  }
}
