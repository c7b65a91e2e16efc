package dev.kinora.transcoder.video;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kinora.packager.time.Rational;
import dev.kinora.packager.title.SourceTrack;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NormaliserTest {
  @ParameterizedTest(name = "turned {0}, mirrored {1}: {2}")
  @CsvSource({
    "0,   false, ''",
    "0,   true,  'vflip'",
    "90,  false, 'transpose=clock'",
    "90,  true,  'vflip,transpose=clock'",
    "180, true,  'vflip,hflip,vflip'",
    "270, true,  'vflip,transpose=cclock'",
  })
  void aMirrorComesBeforeTheTurn(int degrees, boolean mirrored, String filters) {
    SourceTrack.Video track =
        new SourceTrack.Video(
            0,
            "h264",
            Optional.empty(),
            640,
            360,
            Rational.ONE,
            degrees,
            mirrored,
            Rational.of(25),
            true,
            false,
            "yuv420p",
            "bt709",
            Rational.ZERO,
            Rational.of(10));
    assertEquals(filters, Normaliser.description(track));
  }
}
