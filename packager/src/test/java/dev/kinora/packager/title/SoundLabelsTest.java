package dev.kinora.packager.title;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoundLabelsTest {
  private static Title with(List<Rendition> sound) {
    Title song = SampleTitles.song();
    return new Title(
        song.id(),
        song.name(),
        song.addedAt(),
        song.source(),
        song.info(),
        song.origin(),
        song.videoTimeline(),
        song.audioTimeline(),
        sound,
        song.build());
  }

  private static Rendition sound(int track, Optional<String> language, String label) {
    return new Rendition.Audio(
        "a" + track, "mp4a.40.2", 2, 1, track, 48_000, 2, language, label, false);
  }

  @ParameterizedTest
  @CsvSource({
    "eng, eng, English",
    "ger, GER, Deutsch",
    "fre, fre, Français",
    "jpn, jpn, 日本語",
    "eng, Commentary, Commentary",
    "und, und, und",
    "'', '', Audio",
    "'', 'a\"b', a'b",
    "eng, ' ', Audio",
  })
  void callsALanguageByItsOwnName(String language, String label, String shown) {
    Title title =
        with(List.of(sound(0, Optional.of(language).filter(code -> !code.isEmpty()), label)));

    assertEquals(List.of(shown), List.copyOf(SoundLabels.of(title).values()));
  }

  @Test
  void labelsDiffer() {
    Title title =
        with(
            List.of(
                sound(0, Optional.empty(), "A"),
                sound(1, Optional.empty(), "A 2"),
                sound(2, Optional.empty(), "A"),
                sound(3, Optional.empty(), "A\n")));

    assertEquals(
        List.of("A", "A 2", "A 3", "A 4"), new ArrayList<>(SoundLabels.of(title).values()));
  }
}
