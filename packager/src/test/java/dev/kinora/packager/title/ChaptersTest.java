package dev.kinora.packager.title;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kinora.packager.time.Rational;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChaptersTest {
  private static final Rational ORIGIN = SampleTitles.film(480).origin();

  @Test
  void theyStandOnTheTitlesTime() {
    assertEquals(
        List.of(at(0, "first"), at(5, "second")), shown(source(0, "first"), source(5, "second")));
  }

  @Test
  void theOneThatIsOnAtTheStartIsTheFirst() {
    assertEquals(
        List.of(at(0, "logo"), at(2, "film")),
        shown(source(-9, "gone"), source(-1, "logo"), source(2, "film")));
  }

  @Test
  void whatBeginsAfterTheEndIsLeftOut() {
    assertEquals(List.of(at(1, "a")), shown(source(1, "a"), source(9999, "credits")));
  }

  private static List<Chapter> shown(Chapter... chapters) {
    Title film = SampleTitles.film(480);
    SourceInfo info = film.info();
    return film.withInfo(
            new SourceInfo(
                info.container(),
                info.duration(),
                info.label(),
                info.tracks(),
                info.notes(),
                List.of(chapters),
                info.tags(),
                info.loudness(),
                info.complexity()))
        .chapters();
  }

  private static Chapter at(long seconds, String name) {
    return new Chapter(Rational.of(seconds), Optional.of(name));
  }

  private static Chapter source(long seconds, String name) {
    return new Chapter(ORIGIN.plus(Rational.of(seconds)), Optional.of(name));
  }
}
