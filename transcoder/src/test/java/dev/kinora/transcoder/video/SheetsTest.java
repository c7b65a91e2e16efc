package dev.kinora.transcoder.video;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kinora.packager.preview.SheetPlan;
import dev.kinora.packager.time.Rational;
import dev.kinora.packager.title.SourceInfo;
import dev.kinora.transcoder.film.NoLeaks;
import dev.kinora.transcoder.film.NumberedFilm;
import dev.kinora.transcoder.probe.SourceProbe;
import dev.kinora.transcoder.work.SheetTask;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Films whose frames carry their own numbers: each tile says which moment it shows. */
@ExtendWith(NoLeaks.class)
final class SheetsTest {
  private static final int WIDTH = 160;
  private static final int HEIGHT = 90;
  private static final int WHITE_FROM = 128;

  @TempDir private Path folder;

  /**
   * Tiles every two seconds of a film of 25 frames a second. A key frame within the first second of
   * a tile's time is taken, else the frame that the time begins with, or an older key frame.
   */
  @ParameterizedTest(name = "{0}, a key frame every {1} frames, at most {2} s older")
  @CsvSource({
    "mp4,       40, 0, 0 50 120 160 200",
    "matroska,  40, 0, 0 50 120 160 200",
    "mpegts,    40, 0, 0 50 120 160 200",
    "mp4,      250, 0, 0 50 100 150 200",
    "mp4,      250, 2, 0 0 100 150 200",
    "mp4,       40, 2, 0 40 120 160 200",
    "avi,       25, 0, 25 75 125 175 225",
  })
  void aTileShowsTheMomentItStandsFor(
      String format, int keyDistance, int toleranceSeconds, String frames) throws Exception {
    NumberedFilm film = NumberedFilm.constant(format, 240, Rational.of(25));
    Path file =
        new NumberedFilm(format, 320, 180, film.clockRate(), film.times(), keyDistance)
            .write(folder.resolve("film." + format));
    SourceInfo info = SourceProbe.probe(file);
    SheetPlan plan = new SheetPlan("s90-test", WIDTH, HEIGHT, 2, toleranceSeconds, 5);
    SheetTask task =
        new SheetTask(info.video().orElseThrow(), info.video().orElseThrow().start(), plan, 0);

    BufferedImage sheet = read(Sheets.draw(file, task));

    assertEquals(WIDTH * 5, sheet.getWidth());
    assertEquals(HEIGHT, sheet.getHeight());
    List<Integer> shown = new ArrayList<>();
    for (int tile = 0; tile < 5; tile++) {
      shown.add(number(sheet.getSubimage(tile * WIDTH, 0, WIDTH, HEIGHT)));
    }
    assertEquals(Arrays.stream(frames.split(" ")).map(Integer::valueOf).toList(), shown);
  }

  private static int number(BufferedImage tile) {
    int number = 0;
    for (int field = 0; field < 16; field++) {
      int x = (field % 4 * 2 + 1) * WIDTH / 8;
      int y = (field / 4 * 2 + 1) * HEIGHT / 8;
      number = number << 1 | ((tile.getRGB(x, y) & 0xff) >= WHITE_FROM ? 1 : 0);
    }
    return number;
  }

  private static BufferedImage read(ByteBuffer jpeg) throws Exception {
    byte[] bytes = new byte[jpeg.remaining()];
    jpeg.get(bytes);
    return ImageIO.read(new ByteArrayInputStream(bytes));
  }
}
