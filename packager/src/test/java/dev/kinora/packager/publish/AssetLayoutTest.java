package dev.kinora.packager.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssetLayoutTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "abcd1234/title.json",
        "abcd1234/measured.json",
        "abcd1234/failure.json",
        "abcd1234/poster.jpg",
        "abcd1234/v720-ab/init.mp4",
        "abcd1234/v720-ab/0.m4s",
        "abcd1234/v720-ab/123456789.m4s",
        "abcd1234/s108-ab/0.jpg",
      })
  void readsTheNamesItWrites(String name) {
    assertEquals(Optional.of(name), AssetLayout.parse(name).map(AssetLayout::name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "abcd1234",
        "abcd1234/",
        "abcd1234/other.json",
        "abcd1234/v720-ab/",
        "abcd1234/v720-ab/00.m4s",
        "abcd1234/s108-ab/01.jpg",
        "abcd1234/v720-ab/-1.m4s",
        "abcd1234/v720-ab/1234567890.m4s",
        "abcd1234/v720-ab/٣.m4s",
        "abcd1234/v720-ab/0.m4s/x",
        "abcd1234/v720-ab/0.m4s\n",
        "abcd1234/../0.m4s",
        "../abcd1234/title.json",
        "abcd1234\n/title.json",
        "ABCD1234/title.json",
      })
  void refusesEverythingElse(String name) {
    assertTrue(AssetLayout.parse(name).isEmpty());
  }
}
