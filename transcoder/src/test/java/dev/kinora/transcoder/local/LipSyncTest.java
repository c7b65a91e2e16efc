package dev.kinora.transcoder.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kinora.packager.time.Rational;
import dev.kinora.packager.title.Lane;
import dev.kinora.packager.title.Rendition;
import dev.kinora.packager.title.Title;
import dev.kinora.transcoder.film.FlashFilm;
import dev.kinora.transcoder.film.Moments;
import dev.kinora.transcoder.film.NoLeaks;
import dev.kinora.transcoder.film.PlannedTitle;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Sound stays with the picture it belongs to, and both with the title's clock. */
@ExtendWith(NoLeaks.class)
final class LipSyncTest {
  private static final double TOLERANCE_SECONDS = 0.005;

  @TempDir private Path folder;

  static Stream<Arguments> films() {
    Rational film = Rational.of(24);
    Rational pal = Rational.of(25);
    Rational ntsc = Rational.of(30_000, 1001);
    return Stream.of(
        Arguments.of("MP4 whose edit list hides AAC's priming", film("mp4", film, 48_000, 0, 0, 0)),
        Arguments.of("sound 0.7 s late in MP4", film("mp4", pal, 44_100, 0, 30_870, 0)),
        Arguments.of("pictures 0.6 s late in MP4", film("mp4", pal, 48_000, 15, 0, 0)),
        Arguments.of("a tone 90 ms after each flash", film("mp4", film, 48_000, 0, 0, 4320)),
        Arguments.of("sound 0.25 s late in Matroska", film("matroska", ntsc, 44_100, 0, 11_025, 0)),
        Arguments.of(
            "pictures 1.2 s late in Matroska", film("matroska", film, 48_000, 29, 0, -700)),
        Arguments.of("a transport stream", film("mpegts", ntsc, 48_000, 0, 0, 0)),
        Arguments.of(
            "sound late in a transport stream", film("mpegts", pal, 32_000, 0, 24_000, 0)));
  }

  private static FlashFilm film(
      String format, Rational rate, int sampleRate, long firstFrame, long firstSample, int lag) {
    // None on a boundary of segments, some close to one.
    List<Long> flashes = List.of(38L, 97L, 131L, 190L, 203L, 291L, 310L);
    return new FlashFilm(format, rate, sampleRate, 14, firstFrame, firstSample, flashes, lag);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("films")
  void toneAndFlashKeepTheirDistance(String name, FlashFilm film) throws Exception {
    Path source = film.write(folder.resolve("film." + film.format()));
    List<Double> flashes = Moments.flashes(source);
    List<Double> tones = Moments.tones(source);
    assertEquals(film.flashes().size(), flashes.size());
    assertEquals(film.flashes().size(), tones.size());

    Title title = PlannedTitle.of(source);
    double origin = title.origin().toDouble();
    Rendition sound = title.renditions(Lane.AUDIO).getFirst();
    List<Double> heard = Moments.tones(WholeTitle.write(title, sound, folder.resolve("sound.mp4")));
    for (Rendition rung : title.renditions(Lane.VIDEO)) {
      List<Double> seen =
          Moments.flashes(WholeTitle.write(title, rung, folder.resolve(rung.name() + ".mp4")));
      assertEquals(flashes.size(), seen.size());
      assertEquals(tones.size(), heard.size());
      for (int i = 0; i < flashes.size(); i++) {
        double expected = tones.get(i) - flashes.get(i);
        assertEquals(expected, heard.get(i) - seen.get(i), TOLERANCE_SECONDS, "moment " + i);
        assertEquals(flashes.get(i) - origin, seen.get(i), TOLERANCE_SECONDS, "flash " + i);
      }
    }
  }
}
