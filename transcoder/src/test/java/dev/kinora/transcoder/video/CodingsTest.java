package dev.kinora.transcoder.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.packager.time.Rational;
import dev.kinora.packager.timeline.Timeline;
import dev.kinora.packager.title.Rendition;
import dev.kinora.packager.title.Title;
import dev.kinora.transcoder.film.NoLeaks;
import dev.kinora.transcoder.film.NumberedFilm;
import dev.kinora.transcoder.film.PlannedTitle;
import dev.kinora.transcoder.ladder.Coding;
import dev.kinora.transcoder.ladder.Family;
import dev.kinora.transcoder.ladder.Profile;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every coding shows every frame at its time, in whatever order spans are made, with one result.
 */
@ExtendWith(NoLeaks.class)
final class CodingsTest {
  private static final int FRAMES = 30;

  @TempDir private Path folder;

  @ParameterizedTest(name = "{0}: {3}")
  @CsvSource({
    "H264, ultrafast, 23, avc1",
    "HEVC, ultrafast, 28, hvc1",
    "AV1, 12, 40, av01",
    "VP9, 8, 40, vp09",
  })
  void showsEveryFrame(Coding coding, String preset, int quality, String entry) throws Exception {
    Path film =
        NumberedFilm.constant("matroska", FRAMES, Rational.of(10))
            .sized(160, 90)
            .write(folder.resolve("film.mkv"));
    Family family = new Family(coding, preset, quality, 100, 0, 1080);
    Profile profile =
        coding == Coding.H264
            ? new Profile("test", List.of(family))
            : new Profile("test", List.of(Family.of(Coding.H264), family));
    Title title = PlannedTitle.of(film, profile);
    Rendition.Video rung = title.video().getLast();
    assertEquals(coding.encoder(), rung.recipe().encoder());
    String codecs =
        new VideoSpanEncoder()
            .prepare(film, List.of(rung), EncodedTitle.timeline(title))
            .getFirst()
            .codecs();
    assertTrue(codecs.startsWith(entry + "."), codecs);

    EncodedTitle whole = EncodedTitle.whole(title);
    List<EncodedTitle.Seen> seen = whole.decode(rung, folder);
    assertEquals(FRAMES, seen.size());
    for (int i = 0; i < FRAMES; i++) {
      assertEquals(new EncodedTitle.Seen(i, i), seen.get(i));
    }
    Timeline timeline = EncodedTitle.timeline(title);
    int last = timeline.spanCount() - 1;
    EncodedTitle alone = EncodedTitle.of(title, last, last + 1, List.of(rung.name()));
    for (int n = timeline.span(last).firstSegment(); n < timeline.span(last).endSegment(); n++) {
      assertFalse(alone.segment(rung.name(), n).isEmpty());
      assertEquals(whole.segment(rung.name(), n), alone.segment(rung.name(), n));
    }
  }
}
