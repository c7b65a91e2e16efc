package dev.kinora.origin.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses fit exactly or not at all. */
class TemplateTest {
  private static final Template SEGMENT = Template.of("/titles/{id}/{rendition}/{n}.m4s");

  @Test
  void partsAreNamed() {
    assertEquals(
        Optional.of(Map.of("id", "abcd1234", "rendition", "v720-0a", "n", "17")),
        SEGMENT.match("/titles/abcd1234/v720-0a/17.m4s"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/titles/abcd1234/v720-0a/017.m4s",
        "/titles/abcd1234/v720-0a/-1.m4s",
        "/titles/abcd1234/v720-0a/1234567890.m4s",
        "/titles/abcd1234/v720-0a/1xm4s",
        "/titles/abcd1234/v720-0a/1.m4s/",
        "/titles/abcd1234/v720-0a/1.m4s\n",
        "/titles/abcd1234/../1.m4s",
        "/titles/ABCD1234/v720-0a/1.m4s",
        "/titles/abcd123%34/v720-0a/1.m4s",
        "/titles//v720-0a/1.m4s",
        "//titles/abcd1234/v720-0a/1.m4s",
        "titles/abcd1234/v720-0a/1.m4s"
      })
  void anythingElseIsAnotherAddress(String path) {
    assertEquals(Optional.empty(), SEGMENT.match(path));
  }

  @Test
  void anUnknownPartIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Template.of("/x/{anything}"));
  }
}
