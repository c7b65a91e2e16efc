package dev.kinora.packager.cmaf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kinora.packager.bitstream.H264Colour;
import dev.kinora.packager.bitstream.H264Sps;
import dev.kinora.packager.bitstream.H264Vui;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MediaProfilesTest {
  @ParameterizedTest
  @CsvSource({
    "100, 30, 8,  720,  576,  5, cfsd",
    "77,  31, 8,  864,  486,  0, cfsd",
    "100, 31, 8,  1280, 720,  1, cfhd",
    "100, 40, 8,  1920, 1080, 0, cfhd",
    "100, 42, 8,  1920, 1080, 1, chdf",
    "100, 32, 8,  720,  576,  1, cfhd",
    "100, 50, 8,  1920, 1080, 1, ''",
    "100, 40, 8,  1920, 1088, 1, ''",
    "100, 40, 8,  1920, 1080, 9, ''",
    "100, 30, 8,  720,  576,  9, ''",
    "66,  30, 8,  720,  576,  1, ''",
    "110, 40, 10, 1920, 1080, 1, ''",
  })
  void bySizeLevelAndColour(
      int profile, int level, int bits, int width, int height, int colour, String brand) {
    H264Vui vui =
        new H264Vui(
            Optional.empty(),
            colour == 0
                ? Optional.empty()
                : Optional.of(
                    new H264Vui.Signal(
                        false,
                        Optional.of(new H264Colour(colour, colour == 5 ? 6 : colour, colour)))),
            Optional.empty(),
            OptionalInt.empty());
    H264Sps sps =
        new H264Sps(profile, 0, level, 0, 1, bits, bits, 4, width, height, true, Optional.of(vui));
    assertEquals(brand.isEmpty() ? Optional.empty() : Optional.of(brand), MediaProfiles.avc(sps));
  }
}
