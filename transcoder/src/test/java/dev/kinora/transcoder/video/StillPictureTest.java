package dev.kinora.transcoder.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.packager.MediaException;
import dev.kinora.transcoder.film.NoLeaks;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(NoLeaks.class)
final class StillPictureTest {
  @TempDir private Path folder;

  private Path drawn(String name, String format, int width, int height) throws Exception {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(new Color(200, 40, 40));
    graphics.fillRect(0, 0, width, height);
    graphics.dispose();
    Path file = folder.resolve(name);
    assertTrue(ImageIO.write(image, format, file.toFile()));
    return file;
  }

  private static BufferedImage read(ByteBuffer jpeg) throws Exception {
    byte[] bytes = new byte[jpeg.remaining()];
    jpeg.get(bytes);
    assertEquals((byte) 0xff, bytes[0]);
    return ImageIO.read(new ByteArrayInputStream(bytes));
  }

  @ParameterizedTest
  @CsvSource({
    "poster.jpg,   jpg, 400,  600,  400, 600",
    "cover.png,    png, 1000, 1500, 640, 960",
    "odd.jpg,      jpg, 333,  501,  332, 500",
    "a%d.jpg,      jpg, 40,   60,   40,  60",
    "misnamed.jpg, png, 40,   60,   40,  60",
  })
  void picturesAreMadeAnew(
      String name, String format, int width, int height, int madeWidth, int madeHeight)
      throws Exception {
    BufferedImage made = read(StillPicture.of(drawn(name, format, width, height), 640));
    assertEquals(madeWidth, made.getWidth());
    assertEquals(madeHeight, made.getHeight());
    Color middle = new Color(made.getRGB(madeWidth / 2, madeHeight / 2));
    assertEquals(200, middle.getRed(), 12);
    assertEquals(40, middle.getGreen(), 12);
    assertEquals(40, middle.getBlue(), 12);
  }

  @Test
  void nothingOfTheFileIsPassedOn() throws Exception {
    Path file = drawn("poster.jpg", "jpg", 64, 64);
    byte[] bytes = Files.readAllBytes(file);
    byte[] secret = "<script>canary</script>".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    byte[] both = java.util.Arrays.copyOf(bytes, bytes.length + secret.length);
    System.arraycopy(secret, 0, both, bytes.length, secret.length);
    Files.write(file, both);
    ByteBuffer made = StillPicture.of(file, 640);
    String text = java.nio.charset.StandardCharsets.ISO_8859_1.decode(made).toString();
    assertTrue(!text.contains("canary"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"#EXTM3U\n", "<svg/>", "GIF89a", "\u0000", "RIFF    WEBP"})
  void whatIsNoPictureIsRefused(String content) throws Exception {
    Path file = Files.writeString(folder.resolve("poster.jpg"), content);
    assertThrows(MediaException.class, () -> StillPicture.of(file, 640));
  }

  @Test
  void claimsOfSizeAreBounded() throws Exception {
    // A PNG header that claims 65535 x 65535 pixels.
    ByteBuffer png = ByteBuffer.allocate(64);
    png.putLong(0x89504e470d0a1a0aL).putInt(13).putInt(0x49484452).putInt(65535).putInt(65535);
    png.put((byte) 8).put((byte) 2);
    Path file = Files.write(folder.resolve("poster.png"), png.array());
    assertThrows(Exception.class, () -> StillPicture.of(file, 640));
  }
}
