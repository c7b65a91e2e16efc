package dev.kinora.packager.cmaf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.packager.Goldens;
import dev.kinora.packager.MediaException;
import dev.kinora.packager.TestMedia;
import dev.kinora.packager.isobmff.BoxDump;
import dev.kinora.packager.isobmff.Boxes;
import dev.kinora.packager.time.Rational;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class InitSegmentTest {
  @ParameterizedTest
  @CsvSource({
    "avc-b-frames.mp4,        avc1.64000a,        128x72,   cfsd",
    "init-avc-720p.mp4,       avc1.64001f,        1280x720, cfhd",
    "init-avc-anamorphic.mp4, avc1.42c01e,        720x576,  ''",
    "init-hevc.mp4,           hvc1.2.4.L30.90,    160x90,   ''",
    "init-av1.mp4,            av01.0.00M.08,      160x90,   ''",
    "init-vp9.mp4,            vp09.00.10.08,      160x90,   ''",
    "aac-stereo.mp4,          mp4a.40.2,          44100x2,  caac",
    "init-aac-mono.mp4,       mp4a.40.2,          44100x1,  caac",
    "init-aac-5.1.mp4,        mp4a.40.2,          48000x6,  ''",
    "init-opus.mp4,           opus,               48000x2,  ''",
    "init-flac.mp4,           flac,               44100x2,  ''",
  })
  void codecsAndShape(String name, String codecs, String shape, String profile)
      throws MediaException {
    InitSegment init = TestSegments.source(name);
    assertEquals(codecs, init.codecs());
    Optional<String> picture = init.picture().map(p -> p.width() + "x" + p.height());
    Optional<String> sound = init.sound().map(s -> s.sampleRate() + "x" + s.channels());
    assertEquals(shape, picture.or(() -> sound).orElseThrow());
    InitSegment header = header(init, 0, "und");
    assertEquals(codecs, header.codecs());
    assertEquals(init.picture(), header.picture());
    assertEquals(init.sound(), header.sound());
    List<String> brands = header.brands();
    assertEquals(List.of("cmfc", "iso6", "dash"), brands.subList(0, 3));
    assertEquals(
        profile.isEmpty() ? List.of() : List.of(profile), brands.subList(3, brands.size()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "avc-b-frames.mp4 avcC",
        "init-avc-anamorphic.mp4 pasp",
        "init-avc-720p.mp4 colr",
        "init-hevc.mp4 hvcC",
        "init-av1.mp4 av1C",
        "init-vp9.mp4 vpcC",
        "aac-stereo.mp4 esds",
        "init-opus.mp4 dOps",
        "init-flac.mp4 dfLa"
      })
  void codecBoxesStayByteForByte(String fileAndBox) throws MediaException {
    String[] words = fileAndBox.split(" ", 2);
    InitSegment init = TestSegments.source(words[0]);
    assertTrue(init.codecBox(words[1]).isPresent());
    assertEquals(init.codecBox(words[1]), header(init, 7, "en").codecBox(words[1]));
  }

  @Test
  void theEditListTakesThePresentationOffsetAway() throws MediaException {
    InitSegment init = TestSegments.source(TestSegments.VIDEO);
    assertEquals(1024, header(init, 1024, "und").presentationOffsetTicks());
    assertEquals(0, header(init, 0, "und").presentationOffsetTicks());
  }

  @Test
  void pixelsNeedNotBeSquare() throws MediaException {
    Picture picture = TestSegments.source("init-avc-anamorphic.mp4").picture().orElseThrow();
    assertEquals(Rational.of(64, 45), picture.pixelAspect());
  }

  @Test
  void equalSettingsGiveEqualBytesWhateverTheHeaderCameFrom() throws MediaException {
    InitSegment init = TestSegments.source(TestSegments.VIDEO);
    HeaderSettings settings = HeaderSettings.of(3, 90000, 7200, "pt-BR");
    byte[] once = init.toCmafHeader(settings);
    assertArrayEquals(once, InitSegment.parse(ByteBuffer.wrap(once)).toCmafHeader(settings));
  }

  @ParameterizedTest
  @CsvSource({
    "cmaf/video-header.txt, avc-b-frames.mp4, 1024, de",
    "cmaf/sound-header.txt, init-aac-5.1.mp4, 0,    pt-BR",
  })
  void headersAsText(String golden, String name, long offset, String language)
      throws IOException, MediaException {
    InitSegment init = TestSegments.source(name);
    byte[] header =
        init.toCmafHeader(HeaderSettings.of(1, (int) init.timescale(), offset, language));
    Goldens.check(golden, BoxDump.of(Boxes.readAll(ByteBuffer.wrap(header))));
  }

  @Test
  void cutAnywhereIsRefused() {
    ByteBuffer whole = TestMedia.init(TestSegments.VIDEO);
    for (int length = 0; length < whole.limit(); length++) {
      ByteBuffer cut = whole.slice(0, length);
      assertThrows(MediaException.class, () -> InitSegment.parse(cut));
    }
  }

  private static InitSegment header(InitSegment init, long offset, String language)
      throws MediaException {
    HeaderSettings settings = HeaderSettings.of(1, (int) init.timescale(), offset, language);
    return InitSegment.parse(ByteBuffer.wrap(init.toCmafHeader(settings)));
  }
}
