package dev.kinora.transcoder.ladder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.packager.time.Rational;
import dev.kinora.packager.title.Complexity;
import dev.kinora.packager.title.SourceTrack;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The usual cap at 360 lines and up to 30 frames a second is 1.05 Mbit/s. */
final class NeedTest {
  @ParameterizedTest(name = "heaviest {0} bit/s: {1} %, {2}")
  @CsvSource({
    "20000,    25,  1080:1400000 720:750000 480:400000",
    "330000,   35,  1080:1950000 720:1050000 480:550000",
    "460000,   50,  1080:2750000 720:1500000 480:800000 360:550000",
    "700000,   70,  1080:3850000 720:2100000 480:1150000 360:750000",
    "1312500, 100, 1080:5500000 720:3000000 480:1650000 360:1050000",
    "1313000, 150, 1080:8250000 720:4500000 480:2450000 360:1600000 240:850000",
    "9000000, 150, 1080:8250000 720:4500000 480:2450000 360:1600000 240:850000",
  })
  void capsAndRungsFollowThePicture(long heaviest, int percent, String rungs) {
    SourceTrack.Video source = film(24);
    Need need = need(source, heaviest);
    assertEquals(percent, need.percent());
    assertEquals(
        rungs,
        Ladder.sizes(source, need).stream()
            .map(size -> size.shorterSide() + ":" + need.cap(size, source.frameRate()))
            .collect(Collectors.joining(" ")));
  }

  @Test
  void fasterPicturesMayTakeMore() {
    assertEquals(100, need(film(60), 1_700_000).percent());
    assertEquals(150, need(film(30), 1_700_000).percent());
  }

  @Test
  void theReasonNamesWhatWasMeasured() {
    String reason = need(film(24), 330_000).reason().orElseThrow();
    assertTrue(reason.contains("0.33"), reason);
    assertTrue(reason.contains("35 %"), reason);
    assertEquals(Optional.empty(), Need.USUAL.reason());
    assertEquals(
        List.of(1080, 720, 480, 360),
        Ladder.sizes(film(24), Need.USUAL).stream().map(PictureSize::shorterSide).toList());
  }

  private static Need need(SourceTrack.Video source, long heaviest) {
    return Need.of(source, Optional.of(new Complexity(640, 360, heaviest / 2, heaviest)));
  }

  private static SourceTrack.Video film(int rate) {
    return new SourceTrack.Video(
        0,
        "h264",
        Optional.empty(),
        1920,
        1080,
        Rational.ONE,
        0,
        Rational.of(rate),
        true,
        false,
        "yuv420p",
        "bt709",
        Rational.ZERO,
        Rational.of(60));
  }
}
