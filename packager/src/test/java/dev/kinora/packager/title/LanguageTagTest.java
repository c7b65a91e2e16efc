package dev.kinora.packager.title;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTagTest {
  @ParameterizedTest
  @CsvSource({
    "eng, en",
    "ENG, en",
    "en, en",
    "ger, de",
    "deu, de",
    "fre, fr",
    "chi, zh",
    "pt-BR, pt-BR",
    "pt_BR, pt-BR",
    "zh-Hant-TW, zh-Hant-TW",
    "yue, yue",
    "fil, fil",
  })
  void givesTheShortestCode(String container, String tag) {
    assertEquals(Optional.of(tag), LanguageTag.of(container));
  }

  @ParameterizedTest
  @CsvSource({"und", "''", "e", "engl", "en\"x", "'en,de'", "mul", "zxx", "123"})
  void dropsWhatIsNone(String container) {
    assertEquals(Optional.empty(), LanguageTag.of(container));
  }
}
