package dev.kinora.packager.bitstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kinora.packager.Bytes;
import dev.kinora.packager.MediaException;
import dev.kinora.packager.time.Rational;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class H264SpsTest {
  /** x264, High, 160x90 at 24 frames a second. */
  private static final Bytes SMALL =
      Bytes.ofHex("67640009acd9428df93011000003000100000300300f122596");

  @ParameterizedTest
  @CsvSource({
    "67640028acd940780227e5c05a808080a000007d20001d4c01e30632c0, 100, 40, 1920, 1080, 1, 8, 1 1/1/1"
        + " 30000/1001",
    "674d401eeca05a126ffc010000b440000003004000000c87c50a6580, 77, 30, 720, 576, 1, 8, 64/45 none"
        + " 25 fields",
    "677a000db6cd941519e222f016c80000030008000003019078a14cb0, 122, 13, 322, 182, 2, 10, 1 none"
        + " full 25",
    "67f4000c919b2859bc2137fe01a0019e20000003002000000c81e28532c0, 244, 12, 161, 91, 3, 8,"
        + " 208/207 none 50",
    "6742c01ed900a02ff97011000003000100000300320f162e48, 66, 30, 640, 360, 1, 8, 1 none 25",
    "6764001eacd940a02ff970e100000300010000030032602001e840007a12930c01e2c5b2c0, 100, 30, 640, 360,"
        + " 1, 8, 4/3 none 25",
  })
  void sizeAndFormat(
      String hex, int profile, int level, int width, int height, int chroma, int bits, String vui)
      throws MediaException {
    H264Sps sps = H264Sps.read(Bytes.ofHex(hex));
    assertEquals(profile, sps.profile());
    assertEquals(level, sps.level());
    assertEquals(width, sps.width());
    assertEquals(height, sps.height());
    assertEquals(chroma, sps.chromaFormat());
    assertEquals(bits, sps.lumaBits());
    assertEquals(vui, describe(sps));
  }

  private static String describe(H264Sps sps) {
    H264Vui vui = sps.vui().orElseThrow();
    String colour =
        vui.signal()
            .flatMap(H264Vui.Signal::colour)
            .map(c -> c.primaries() + "/" + c.transfer() + "/" + c.matrix())
            .orElse("none");
    return vui.pixelAspect().map(Rational::toString).orElse("none")
        + " "
        + colour
        + (vui.signal().map(H264Vui.Signal::fullRange).orElse(false) ? " full" : "")
        + " "
        + vui.timing().flatMap(H264Vui.Timing::frameRate).map(Rational::toString).orElse("none")
        + (sps.framesOnly() ? "" : " fields");
  }

  @Test
  void reorderFrames() throws MediaException {
    assertEquals(OptionalInt.of(2), H264Sps.read(SMALL).vui().orElseThrow().maxReorderFrames());
  }

  @Test
  void cutAnywhereIsRefused() {
    for (int length = 0; length < SMALL.size() - 1; length++) {
      Bytes cut = Bytes.view(SMALL.buffer().limit(length));
      assertThrows(MediaException.Malformed.class, () -> H264Sps.read(cut), "cut at " + length);
    }
  }

  @Test
  void anotherKindOfUnitIsRefused() {
    assertThrows(MediaException.Malformed.class, () -> H264Sps.read(Bytes.ofHex("68ebecb22c")));
  }

  @Test
  void anEndlessExpGolombCodeIsRefused() {
    assertThrows(
        MediaException.Malformed.class,
        () -> H264Sps.read(Bytes.ofHex("67420000" + "00".repeat(40))));
  }

  @Test
  void theConfigurationOfParameterSets() throws MediaException {
    Bytes pps = Bytes.ofHex("68ebecb22c");
    AvcConfiguration built = AvcConfiguration.of(List.of(SMALL), List.of(pps));
    assertEquals(
        "01640009ffe10019" + SMALL.hex() + "010005" + pps.hex() + "fdf8f800", built.write().hex());
    assertEquals(built, AvcConfiguration.read(built.write()));
    assertEquals("avc1.640009", built.codecString("avc1"));
    assertThrows(
        MediaException.Malformed.class, () -> AvcConfiguration.of(List.of(), List.of(pps)));
  }

  @Test
  void baselineHasNoExtension() throws MediaException {
    Bytes sps = Bytes.ofHex("6742c01ed900a02ff97011000003000100000300320f162e48");
    AvcConfiguration built = AvcConfiguration.of(List.of(sps), List.of(Bytes.ofHex("68ce")));
    assertEquals(Bytes.EMPTY, built.extension());
    assertEquals(Optional.of(built), Optional.of(AvcConfiguration.read(built.write())));
  }
}
