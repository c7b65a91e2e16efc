package dev.kinora.packager.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.packager.time.Rational;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TimelineRuleTest {
  private static final TimelineRule RULE = TimelineRule.DEFAULT;
  private static final Rational HALF = Rational.of(1, 2);
  private static final List<Integer> SAMPLE_RATES = List.of(44_100, 48_000);

  private static final List<Rational> FRAME_RATES =
      Stream.of(
              "10",
              "24000/1001",
              "24",
              "25",
              "30000/1001",
              "30",
              "50",
              "60000/1001",
              "60",
              "1",
              "1/5",
              "15",
              "120",
              "12500/501")
          .map(Rational::parse)
          .toList();

  /** A rate and a number of frames. */
  record Case(Rational rate, long frames) {
    Rational seconds() {
      return Rational.of(frames).dividedBy(rate);
    }

    Timeline video() {
      return RULE.video(rate, frames, 2);
    }
  }

  static List<Rational> rates() {
    return FRAME_RATES;
  }

  private static List<Case> cases(Rational rate) {
    return lengths(rate).map(frames -> new Case(rate, frames)).toList();
  }

  /** One frame to three hours, and every length around a cut. */
  private static Stream<Long> lengths(Rational rate) {
    TreeSet<Long> lengths = new TreeSet<>(List.of(1L, 2L, 3L, 7L));
    for (int tenths : List.of(5, 10, 14, 15, 20, 24, 25, 40, 45, 80, 84, 85, 613, 1000, 6003)) {
      long frames = rate.times(tenths).dividedBy(Rational.of(10)).floor();
      for (long around = frames - 2; around <= frames + 2; around++) {
        lengths.add(Math.max(1, around));
      }
    }
    lengths.add(Math.max(1, rate.times(3 * 3600).floor()));
    lengths.add(Math.max(1, rate.times(3 * 3600).floor() + rate.times(HALF).floor()));
    return lengths.stream();
  }

  @ParameterizedTest
  @MethodSource("rates")
  void videoIsCutOnFramesAtTheRulesTimes(Rational rate) {
    for (Case c : cases(rate)) {
      Timeline video = c.video();

      assertEquals(c.rate, video.frameRate());
      assertEquals(c.frames, video.frameCount());
      assertEquals(2 * video.ticksPerFrame(), video.presentationOffsetTicks());
      assertEquals(c.seconds(), video.totalDuration().seconds());
      if (c.rate.compareTo(Rational.ONE) >= 0) {
        Rational nominal = Rational.ZERO;
        for (int n = 1; n < video.segmentCount(); n++) {
          nominal = nominal.plus(Rational.of(n <= 2 ? 1 : 2));
          assertEquals(nominal.times(c.rate).floor(), video.firstFrame(n), "segment " + n);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("rates")
  void noSegmentIsTooShortOrTooLong(Rational rate) {
    for (Case c : cases(rate)) {
      Timeline video = c.video();
      Rational frame = c.rate.inverse();
      // The rule's longest, what joins the last segment, and a frame of rounding.
      Rational longest = Rational.of(2).plus(HALF).plus(frame);
      for (int n = 0; n < video.segmentCount(); n++) {
        Rational seconds = video.duration(n).seconds();
        assertTrue(
            seconds.compareTo(longest) < 0 || c.rate.compareTo(Rational.ONE) < 0, c + " " + n);
        assertTrue(
            seconds.compareTo(HALF) >= 0 || video.segmentCount() == 1, "segment " + n + " of " + c);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("rates")
  void roundedDurationsStayWithinTheRule(Rational rate) {
    for (Case c : cases(rate)) {
      if (c.rate.compareTo(Rational.ONE) < 0) {
        // A frame outlasts a segment; then the target duration is the frame's.
        assertEquals(c.frames, c.video().segmentCount());
        continue;
      }
      assertTrue(
          c.video().longestSegment().seconds().round() <= RULE.segmentSeconds(), c.toString());
    }
  }

  @ParameterizedTest
  @MethodSource("rates")
  void soundIsCutWithinHalfAFrameOfThePicture(Rational rate) {
    for (Case c : cases(rate)) {
      Timeline video = c.video();
      for (int sampleRate : SAMPLE_RATES) {
        Timeline audio = RULE.audioBeside(video, sampleRate);
        Rational frame = Rational.of(1024, sampleRate);
        assertEquals(video.segmentCount(), audio.segmentCount());
        for (int n = 1; n < video.segmentCount(); n++) {
          Rational heard = audio.decodeTime(n).seconds().minus(frame);
          Rational off = heard.minus(video.decodeTime(n).seconds());
          assertTrue(
              off.compareTo(frame.times(HALF)) <= 0
                  && off.negated().compareTo(frame.times(HALF)) <= 0,
              "segment %d of %s: %s s off".formatted(n, c, off));
        }
        Rational beyond =
            audio.totalDuration().seconds().minus(frame).minus(video.totalDuration().seconds());
        assertTrue(
            beyond.compareTo(Rational.ZERO) >= 0 && beyond.compareTo(frame) < 0, c.toString());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("rates")
  void spansCoverEverySegmentOnce(Rational rate) {
    for (Case c : cases(rate)) {
      Timeline video = c.video();
      assertSpansCover(video, 2);
      for (int sampleRate : SAMPLE_RATES) {
        assertSpansCover(RULE.audioBeside(video, sampleRate), Integer.MAX_VALUE);
        assertSpansCover(RULE.audioAlone(c.seconds(), sampleRate), Integer.MAX_VALUE);
      }
    }
  }

  private static void assertSpansCover(Timeline timeline, int mostSegments) {
    int next = 0;
    for (int s = 0; s < timeline.spanCount(); s++) {
      Span span = timeline.span(s);
      assertEquals(s, span.index());
      assertEquals(next, span.firstSegment());
      assertTrue(span.segmentCount() <= mostSegments);
      for (int n = span.firstSegment(); n < span.endSegment(); n++) {
        assertEquals(span, timeline.spanOf(n));
      }
      next = span.endSegment();
    }
    assertEquals(timeline.segmentCount(), next);
  }

  @ParameterizedTest
  @MethodSource("rates")
  void soundSpansAreAboutAsLongAsTheRuleSays(Rational rate) {
    for (Case c : cases(rate)) {
      Timeline audio = RULE.audioBeside(c.video(), 48_000);
      for (int s = 0; s < audio.spanCount() - 1; s++) {
        Span span = audio.span(s);
        Rational seconds =
            audio
                .decodeTime(span.endSegment())
                .seconds()
                .minus(audio.decodeTime(span.firstSegment()).seconds());
        int wanted = s == 0 ? RULE.audioSpanSeconds() / 8 : RULE.audioSpanSeconds();
        assertTrue(seconds.compareTo(Rational.of(wanted)) >= 0, c + " span " + s);
        assertTrue(
            seconds.compareTo(Rational.of(wanted + 5)) < 0 || c.rate.compareTo(Rational.ONE) < 0,
            c + " span " + s + " lasts " + seconds);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1/10, 1",
    "1, 1",
    "14/10, 1",
    "16/10, 2",
    "25/10, 3",
    "44/10, 3",
    "46/10, 4",
    "613/10, 32",
    "10800, 5401",
  })
  void soundAloneIsCutByTheSameRule(String seconds, int segments) {
    for (int sampleRate : SAMPLE_RATES) {
      Timeline audio = RULE.audioAlone(Rational.parse(seconds), sampleRate);
      assertEquals(segments, audio.segmentCount());
      Rational frame = Rational.of(1024, sampleRate);
      Rational beyond = audio.totalDuration().seconds().minus(frame).minus(Rational.parse(seconds));
      assertTrue(beyond.compareTo(Rational.ZERO) >= 0 && beyond.compareTo(frame) < 0);
      Rational last = audio.duration(segments - 1).seconds();
      assertTrue(last.compareTo(HALF) >= 0 || segments == 1, "last segment lasts " + last);
      for (int n = 1; n < segments; n++) {
        assertTrue(audio.duration(n).seconds().compareTo(Rational.of(46, 10)) < 0);
      }
    }
  }

  @Test
  void theFirstSpanIsOneShortSegment() {
    Timeline video = RULE.video(Rational.of(25), 1000, 2);

    assertEquals(new Span(0, 0, 1), video.span(0));
    assertEquals(25, video.endFrame(0));
    assertEquals(new Span(1, 1, 2), video.span(1));
    assertEquals(new Span(2, 2, 3), video.span(2));
  }

  @ParameterizedTest
  @CsvSource({"0, 4, 2, 64", "5, 4, 2, 64", "1, 0, 2, 64", "1, 4, 0, 64", "1, 4, 2, 3"})
  void refusesWhatIsNoRule(int opening, int segment, int span, int audioSpan) {
    assertThrows(
        IllegalArgumentException.class,
        () -> new TimelineRule(List.of(opening), segment, span, audioSpan));
  }

  @Test
  void refusesWhatCannotBeCut() {
    assertThrows(IllegalArgumentException.class, () -> RULE.video(Rational.ZERO, 1, 0));
    assertThrows(IllegalArgumentException.class, () -> RULE.video(Rational.of(25), 0, 0));
  }

  @Test
  void rulesWithoutAnOpeningWork() {
    TimelineRule plain = new TimelineRule(List.of(), 4, 2, 64);
    Timeline video = plain.video(Rational.of(25), 1000, 0);

    assertEquals(10, video.segmentCount());
    assertSpansCover(video, 2);
  }

  @ParameterizedTest(name = "cuts at {0} of {1} frames: {2}")
  @CsvSource({
    // As many as the rule wants: every two seconds after the opening.
    "'0 25 50 75 100 125 150 175', 200, '0 25 50 100 150 175 200'",
    // None within two seconds: the next one.
    "'0 250 400', 450, '0 250 400 450'",
    // A scene cut right after a boundary is left inside.
    "'0 5 60 62 130', 200, '0 60 130 200'",
    // A last one that would leave less than half a second belongs to the one before.
    "'0 25 50 95', 100, '0 25 50 100'",
    "'0', 100, '0 100'",
  })
  void cutsWhereThereAreKeyFrames(String keys, long frames, String boundaries) {
    Timeline timeline = RULE.videoAt(Rational.of(25), frames, 3, numbers(keys));
    assertEquals(numbers(boundaries), timeline.frameBoundaries());
    assertEquals(3, timeline.presentationOffsetTicks());
  }

  private static List<Long> numbers(String text) {
    return Stream.of(text.split(" ")).map(Long::valueOf).toList();
  }

  @Test
  void soundWithAnotherOffsetIsCutAtTheSamePlaces() {
    Timeline video = RULE.video(Rational.of(25), 250, 2);
    Timeline usual = RULE.audioBeside(video, 48_000);
    Timeline late = RULE.audioBeside(video, 48_000, 0);
    assertEquals(usual, RULE.audioBeside(video, 48_000, TimelineRule.AAC_FRAME_SAMPLES));
    assertEquals(0, late.presentationOffsetTicks());
    for (int n = 1; n <= usual.segmentCount(); n++) {
      assertEquals(usual.frameBoundaries().get(n) - 1, late.frameBoundaries().get(n));
    }
  }
}
