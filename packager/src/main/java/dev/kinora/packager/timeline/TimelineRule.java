package dev.kinora.packager.timeline;

import dev.kinora.packager.time.Rational;
import java.util.ArrayList;
import java.util.List;

/**
 * How a title without boundaries of its own is cut. Pure: the same frame rate and count always give
 * the same timeline.
 *
 * @param openingSeconds lengths of the first segments, short so that playing starts at once
 * @param segmentSeconds length of all later segments
 * @param spanSegments how many of the later segments one video span holds
 * @param audioSpanSeconds length of an audio span, long because every join costs thrown-away frames
 */
public record TimelineRule(
    List<Integer> openingSeconds, int segmentSeconds, int spanSegments, int audioSpanSeconds) {
  /** Samples in an AAC frame (ISO/IEC 14496-3). */
  public static final int AAC_FRAME_SAMPLES = 1024;

  /**
   * Two segments of 1 second, then of 2; every later video segment is a span of its own, so that
   * nobody waits for more than the key frame they asked for; audio spans of 64 seconds.
   */
  public static final TimelineRule DEFAULT = new TimelineRule(List.of(1, 1), 2, 1, 64);

  private static final Rational HALF = Rational.of(1, 2);

  public TimelineRule {
    openingSeconds = List.copyOf(openingSeconds);
    if (segmentSeconds < 1 || spanSegments < 1 || audioSpanSeconds < segmentSeconds) {
      throw new IllegalArgumentException(
          "rule: expected positive lengths, found segments of %d s, spans of %d, audio spans of %d s"
              .formatted(segmentSeconds, spanSegments, audioSpanSeconds));
    }
    for (int seconds : openingSeconds) {
      if (seconds < 1 || seconds > segmentSeconds) {
        throw new IllegalArgumentException(
            "opening segment: expected 1 to %d s, found %d".formatted(segmentSeconds, seconds));
      }
    }
  }

  /**
   * The timeline of a title's video.
   *
   * @param frameRate frames a second of every rendition
   * @param frameCount frames of the whole title, 1 or more
   * @param reorderDelayFrames how many frames later than decoded the first frame is shown
   */
  public Timeline video(Rational frameRate, long frameCount, int reorderDelayFrames) {
    if (!frameRate.isPositive() || frameCount < 1) {
      throw new IllegalArgumentException(
          "video timeline: expected a rate above 0 and a frame, found %s and %d"
              .formatted(frameRate, frameCount));
    }
    List<Long> boundaries = new ArrayList<>(List.of(0L));
    Rational at = Rational.ZERO;
    // A last segment under half a second joins its neighbour.
    long shortest = frameRate.times(HALF).ceil();
    for (int n = 0; ; n++) {
      at = at.plus(Rational.of(secondsOf(n)));
      // Never above the nominal time, so that no segment outlasts the target duration.
      long frame = at.times(frameRate).floor();
      if (frame + shortest > frameCount) {
        break;
      }
      if (frame > boundaries.getLast()) {
        boundaries.add(frame);
      }
    }
    return video(frameRate, frameCount, reorderDelayFrames, boundaries);
  }

  /**
   * The timeline of a video that can be cut at some frames only. Each segment ends at the last of
   * them within its length, or where that would leave less than half of it, at the next one.
   *
   * @param keyFrames where it can be cut, growing, the first being 0
   */
  public Timeline videoAt(
      Rational frameRate, long frameCount, int reorderDelayFrames, List<Long> keyFrames) {
    if (!frameRate.isPositive() || keyFrames.isEmpty() || keyFrames.getFirst() != 0) {
      throw new IllegalArgumentException(
          "video timeline: expected a rate above 0 and key frames from 0 on, found %s and %s"
              .formatted(frameRate, keyFrames.stream().limit(3).toList()));
    }
    List<Long> boundaries = new ArrayList<>(List.of(0L));
    long shortest = frameRate.times(HALF).ceil();
    int key = 1;
    while (key < keyFrames.size()) {
      long start = boundaries.getLast();
      Rational length = frameRate.times(secondsOf(boundaries.size() - 1));
      long latest = start + length.floor();
      while (key + 1 < keyFrames.size() && keyFrames.get(key + 1) <= latest) {
        key++;
      }
      boolean early = keyFrames.get(key) < start + length.times(HALF).ceil();
      key += early && key + 1 < keyFrames.size() ? 1 : 0;
      if (keyFrames.get(key) + shortest > frameCount) {
        break;
      }
      boundaries.add(keyFrames.get(key++));
    }
    return video(frameRate, frameCount, reorderDelayFrames, boundaries);
  }

  private Timeline video(
      Rational frameRate, long frameCount, int reorderDelayFrames, List<Long> starts) {
    List<Long> boundaries = new ArrayList<>(starts);
    boundaries.add(frameCount);
    int ticksPerFrame = Math.toIntExact(frameRate.denominator());
    return new Timeline(
        Math.toIntExact(frameRate.numerator()),
        ticksPerFrame,
        reorderDelayFrames * ticksPerFrame,
        boundaries,
        videoSpans(boundaries.size() - 1));
  }

  /**
   * The AAC timeline that accompanies a video timeline: every boundary is the AAC frame nearest to
   * the video's.
   */
  public Timeline audioBeside(Timeline video, int sampleRate) {
    return audioBeside(video, sampleRate, AAC_FRAME_SAMPLES);
  }

  /**
   * The same for frames that do not begin one frame before the title.
   *
   * @param offsetSamples from the start of the first frame to the title's time 0
   */
  public Timeline audioBeside(Timeline video, int sampleRate, int offsetSamples) {
    List<Rational> cuts = new ArrayList<>();
    for (int n = 0; n < video.segmentCount(); n++) {
      cuts.add(video.decodeTime(n).seconds());
    }
    return audio(cuts, video.totalDuration().seconds(), sampleRate, offsetSamples);
  }

  /** The AAC timeline of a title without video. */
  public Timeline audioAlone(Rational durationSeconds, int sampleRate) {
    return audioAlone(durationSeconds, sampleRate, AAC_FRAME_SAMPLES);
  }

  /**
   * The same for frames that do not begin one frame before the title.
   *
   * @param offsetSamples from the start of the first frame to the title's time 0
   */
  public Timeline audioAlone(Rational durationSeconds, int sampleRate, int offsetSamples) {
    List<Rational> cuts = new ArrayList<>(List.of(Rational.ZERO));
    Rational last = durationSeconds.minus(HALF);
    Rational at = Rational.of(secondsOf(0));
    for (int n = 1; at.compareTo(last) <= 0; n++) {
      cuts.add(at);
      at = at.plus(Rational.of(secondsOf(n)));
    }
    return audio(cuts, durationSeconds, sampleRate, offsetSamples);
  }

  private Timeline audio(
      List<Rational> cuts, Rational duration, int sampleRate, int offsetSamples) {
    // What is heard at time t lies in frame t * rate / 1024 + offset / 1024; with the encoder's own
    // offset, frame 0 primes the decoder.
    Rational framesASecond = Rational.of(sampleRate, AAC_FRAME_SAMPLES);
    Rational offset = Rational.of(offsetSamples, AAC_FRAME_SAMPLES);
    List<Long> boundaries = new ArrayList<>(List.of(0L));
    for (Rational cut : cuts.subList(1, cuts.size())) {
      boundaries.add(
          Math.max(boundaries.getLast() + 1, cut.times(framesASecond).plus(offset).round()));
    }
    boundaries.add(
        Math.max(duration.times(framesASecond).plus(offset).ceil(), boundaries.getLast() + 1));
    return new Timeline(
        sampleRate,
        AAC_FRAME_SAMPLES,
        offsetSamples,
        boundaries,
        audioSpans(boundaries, framesASecond));
  }

  private int secondsOf(int segment) {
    return segment < openingSeconds.size() ? openingSeconds.get(segment) : segmentSeconds;
  }

  private List<Integer> videoSpans(int segments) {
    // The first segment stands alone, since somebody waits for it; the rest of the opening is one
    // span.
    List<Integer> starts = new ArrayList<>(List.of(0));
    int next = 1;
    if (openingSeconds.size() > 1 && segments > 1) {
      starts.add(1);
      next = openingSeconds.size();
    }
    for (; next < segments; next += spanSegments) {
      starts.add(next);
    }
    starts.add(segments);
    return starts;
  }

  private List<Integer> audioSpans(List<Long> boundaries, Rational framesASecond) {
    List<Integer> starts = new ArrayList<>(List.of(0));
    int segments = boundaries.size() - 1;
    Rational spanFrames = framesASecond.times(audioSpanSeconds);
    // The first audio span is an eighth of the others: it is what a newcomer waits for.
    Rational end = spanFrames.times(Rational.of(1, 8));
    for (int n = 1; n < segments; n++) {
      if (Rational.of(boundaries.get(n)).compareTo(end) >= 0) {
        starts.add(n);
        end = Rational.of(boundaries.get(n)).plus(spanFrames);
      }
    }
    starts.add(segments);
    return starts;
  }
}
