package dev.kinora.packager.cmaf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LanguageTagTest {
  @ParameterizedTest
  @CsvSource({
    "de,      deu, ''",
    "deu,     deu, ''",
    "en-US,   eng, en-US",
    "pt_BR,   por, pt-BR",
    "zh-Hant, zho, zh-Hant",
    "und,     und, ''",
    "'',      und, ''",
    "x1,      und, ''",
    "qq,      und, ''",
    "English, und, ''",
  })
  void threeLettersAndTheRest(String tag, String code, String extended) {
    Optional<String> rest = extended.isEmpty() ? Optional.empty() : Optional.of(extended);
    assertEquals(new LanguageTag(code, rest), LanguageTag.of(tag));
  }
}
