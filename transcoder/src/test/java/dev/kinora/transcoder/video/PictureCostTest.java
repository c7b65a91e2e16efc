package dev.kinora.transcoder.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.packager.time.Rational;
import dev.kinora.packager.title.Complexity;
import dev.kinora.transcoder.film.NoLeaks;
import dev.kinora.transcoder.film.NumberedFilm;
import dev.kinora.transcoder.probe.SourceProbe;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(NoLeaks.class)
final class PictureCostTest {
  @TempDir private Path folder;

  @Test
  void theSameFilmCostsTheSameAgain() throws Exception {
    Path file = film(61 * 5, 5);
    Complexity once = cost(file).orElseThrow();
    assertEquals(Optional.of(once), cost(file));
    assertEquals(320, once.width());
    assertEquals(180, once.height());
    assertTrue(once.heaviestBitsPerSecond() < 1_000_000, once.toString());
  }

  @Test
  void whatIsShortIsNotMeasured() throws Exception {
    assertEquals(Optional.empty(), cost(film(59 * 5, 5)));
  }

  @Test
  void oneKeyFrameInTwoSeconds() {
    // 1000 bytes and 59 times 100 in two seconds.
    assertEquals(
        4 * (1000 + 59 * 100), PictureCost.rate(List.of(1000, 50, 150, 100), Rational.of(30)));
  }

  private Path film(int frames, int rate) throws Exception {
    return NumberedFilm.constant("matroska", frames, Rational.of(rate))
        .write(folder.resolve("film.mkv"));
  }

  private static Optional<Complexity> cost(Path file) throws Exception {
    return PictureCost.of(file, SourceProbe.probe(file));
  }
}
