package dev.kinora.transcoder.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.packager.time.Rational;
import dev.kinora.transcoder.film.NoLeaks;
import dev.kinora.transcoder.film.NumberedFilm;
import dev.kinora.transcoder.probe.SourceProbe;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(NoLeaks.class)
final class PosterTest {
  private static final int WHITE_FROM = 128;

  @TempDir private Path folder;

  @Test
  void theFirstPictureWithPlentyOfContrast() throws Exception {
    // Frame 12 is looked at first and has two white fields.
    NumberedFilm film = NumberedFilm.constant("mp4", 128, Rational.of(25)).sized(854, 480);
    assertEquals(12, number(film));
    // Here it is frame 0, which is black; then frame 1, which is not.
    assertEquals(1, number(NumberedFilm.constant("mp4", 8, Rational.of(25)).sized(854, 480)));
  }

  private int number(NumberedFilm film) throws Exception {
    BufferedImage poster = poster(film.write(folder.resolve("film.mp4")), 320);
    assertEquals(320, poster.getWidth());
    assertEquals(180, poster.getHeight());
    int number = 0;
    for (int field = 0; field < 16; field++) {
      int x = (field % 4 * 2 + 1) * 40;
      int y = (field / 4 * 2 + 1) * 180 / 8;
      number = number << 1 | ((poster.getRGB(x, y) & 0xff) >= WHITE_FROM ? 1 : 0);
    }
    return number;
  }

  @Test
  void neverLargerThanTheSource() throws Exception {
    NumberedFilm film = NumberedFilm.constant("matroska", 40, Rational.of(25));
    BufferedImage poster = poster(film.write(folder.resolve("film.mkv")), 4000);
    assertEquals(320, poster.getWidth());
    assertEquals(180, poster.getHeight());
  }

  private static BufferedImage poster(Path file, int maxWidth) throws Exception {
    ByteBuffer jpeg = Poster.of(file, SourceProbe.probe(file), maxWidth).orElseThrow();
    byte[] bytes = new byte[jpeg.remaining()];
    jpeg.get(bytes);
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
    assertNotNull(image);
    assertTrue(bytes.length > 500);
    return image;
  }
}
