package dev.kinora.transcoder.video;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kinora.packager.time.Rational;
import dev.kinora.packager.timeline.Timeline;
import dev.kinora.packager.title.Rendition;
import dev.kinora.packager.title.Title;
import dev.kinora.transcoder.film.NoLeaks;
import dev.kinora.transcoder.film.NumberedFilm;
import dev.kinora.transcoder.film.PlannedTitle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every frame of every rung shows the source's picture that belongs to its instant, across all
 * joins of segments and spans, whether the spans were encoded in one go or each by itself.
 */
@ExtendWith(NoLeaks.class)
final class FrameAccuracyTest {
  @TempDir private Path folder;

  @ParameterizedTest(name = "{0}")
  @MethodSource("films")
  void everyFrameShowsItsPicture(String name, NumberedFilm film, String rate, long frames)
      throws Exception {
    Title title = PlannedTitle.of(film.write(folder.resolve("film." + film.format())));
    Timeline timeline = EncodedTitle.timeline(title);
    assertEquals(Rational.parse(rate), timeline.frameRate());
    assertEquals(frames, timeline.frameCount());

    EncodedTitle whole = EncodedTitle.whole(title);
    for (Rendition.Video rung : title.video()) {
      assertEquals(expected(title, film), whole.decode(rung, folder), rung.name());
    }
    Rendition.Video smallest = title.video().getLast();
    for (int span = 0; span < timeline.spanCount(); span++) {
      EncodedTitle alone = EncodedTitle.of(title, span, span + 1, List.of(smallest.name()));
      for (int n = timeline.span(span).firstSegment(); n < timeline.span(span).endSegment(); n++) {
        assertEquals(
            whole.segment(smallest.name(), n),
            alone.segment(smallest.name(), n),
            "segment " + n + " of span " + span);
      }
    }
  }

  static Stream<Arguments> films() {
    Rational ntsc = Rational.of(24_000, 1001);
    return Stream.of(
        Arguments.of("MP4, 24", NumberedFilm.constant("mp4", 500, Rational.of(24)), "24", 500),
        Arguments.of(
            "Matroska's milliseconds",
            NumberedFilm.constant("matroska", 500, ntsc),
            "24000/1001",
            500),
        Arguments.of(
            "transport stream, 25",
            NumberedFilm.constant("mpegts", 400, Rational.of(25)),
            "25",
            400),
        Arguments.of(
            "120 a second", NumberedFilm.constant("mp4", 1000, Rational.of(120)), "60", 500),
        Arguments.of(
            "first picture at 1.5 s",
            NumberedFilm.variable("matroska", 150, n -> 1500 + 40 * n),
            "25",
            150),
        Arguments.of(
            "a gap of three seconds",
            NumberedFilm.variable("matroska", 300, n -> 40 * (n < 177 ? n : n + 75)),
            "25",
            375),
        Arguments.of(
            "variable rate",
            NumberedFilm.variable("mp4", 200, FrameAccuracyTest::wandering),
            "30",
            variableFrames()));
  }

  /** Distances of 20 to 60 ms and, now and then, of half a second. */
  private static long wandering(long n) {
    return 37 * n + n * n % 23 + n / 40 * 500;
  }

  /** The last picture stays as long as the one before it. */
  private static long variableFrames() {
    long end = 2 * wandering(199) - wandering(198);
    return Rational.of(end, 1000).times(30).round();
  }

  /** By the rule as it is written: of the pictures nearest to an instant or before, the last. */
  private static List<EncodedTitle.Seen> expected(Title title, NumberedFilm film) {
    Timeline timeline = EncodedTitle.timeline(title);
    List<EncodedTitle.Seen> expected = new ArrayList<>();
    int number = 0;
    for (long frame = 0; frame < timeline.frameCount(); frame++) {
      while (number + 1 < film.times().size()
          && place(film, number + 1, timeline.frameRate()) <= frame) {
        number++;
      }
      expected.add(new EncodedTitle.Seen(frame, number));
    }
    return expected;
  }

  private static long place(NumberedFilm film, int number, Rational rate) {
    Rational since = Rational.of(film.times().get(number) - film.times().getFirst());
    return since.dividedBy(film.clockRate()).times(rate).round();
  }
}
