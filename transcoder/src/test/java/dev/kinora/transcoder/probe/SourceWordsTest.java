package dev.kinora.transcoder.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.time.Rational;
import dev.kinora.packager.title.Chapter;
import dev.kinora.packager.title.SourceInfo;
import dev.kinora.packager.title.SourceTags;
import dev.kinora.transcoder.ffmpeg.ChapterView;
import dev.kinora.transcoder.film.NoLeaks;
import dev.kinora.transcoder.film.Song;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(NoLeaks.class)
class SourceWordsTest {
  @Test
  void aSongSaysWhatItIs(@TempDir Path folder) throws MediaException, IOException {
    Map<String, String> tags =
        Map.of(
            "title", "Dawn",
            "artist", "Ana",
            "album", "Days",
            "date", "1999-04-01",
            "CHAPTER000", "00:00:00.000",
            "CHAPTER000NAME", "Before <b>sunrise</b>",
            "CHAPTER001", "00:00:00.500",
            "CHAPTER001NAME", "After");

    SourceInfo info = SourceProbe.probe(Song.flac(folder.resolve("x.flac"), 1, tags));

    assertEquals(Optional.of("Dawn"), info.label());
    assertEquals(
        Optional.of(
            new SourceTags(
                Optional.of("Ana"), Optional.of("Days"), Optional.of(1999), Optional.empty())),
        info.tags());
    assertEquals(
        List.of(chapter(0, "Before <b>sunrise</b>"), chapter(500, "After")), info.chapters());
  }

  @Test
  void chaptersStandInOrderOneAMoment() {
    assertEquals(
        List.of(chapter(0, "a"), chapter(1000, "b")),
        SourceWords.chapters(
            List.of(view(1000, "b"), view(0, ""), view(0, "a\u0000\u202e"), view(1000, "c"))));
  }

  @ParameterizedTest
  @CsvSource({
    "1999, 1999",
    "1999-04-01, 1999",
    "01.04.1999, 1999",
    "99, ",
    "20200131, 2020",
    "x, "
  })
  void aDateHoldsAYear(String date, Integer year) {
    assertEquals(Optional.ofNullable(year), SourceWords.of(Map.of("date", date)).year());
  }

  private static Chapter chapter(long millis, String name) {
    return new Chapter(Rational.of(millis, 1000), Optional.of(name));
  }

  private static ChapterView view(long millis, String name) {
    return new ChapterView(Rational.of(millis, 1000), Map.of("title", name));
  }
}
