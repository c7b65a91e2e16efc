package dev.kinora.transcoder.demo;

import dev.kinora.transcoder.ffmpeg.Frame;
import dev.kinora.transcoder.ffmpeg.PictureColor;
import dev.kinora.transcoder.ffmpeg.PictureShape;
import dev.kinora.transcoder.ffmpeg.Scaler;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.IntBuffer;

/** Draws frames and converts them to what encoders take. Confined to one thread. */
final class DrawnPictures implements AutoCloseable {
  private final DemoScene scene;
  private final BufferedImage image;
  private final PictureShape encoded;
  private final Frame drawn;
  private final Scaler scaler;
  private Frame frame = new Frame();

  DrawnPictures(int width, int height, int framesPerSecond, int seconds) throws IOException {
    scene = new DemoScene(width, height, framesPerSecond, seconds);
    image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    encoded = PictureShape.yuv420p(width, height);
    PictureShape rgb = PictureShape.rgbInts(width, height);
    drawn = Frame.picture(rgb);
    scaler = Scaler.open(rgb, PictureColor.SRGB, encoded, PictureColor.BT709);
  }

  /** The picture of that number; belongs to this object. */
  Frame frame(long number) throws IOException {
    Graphics2D graphics = image.createGraphics();
    try {
      scene.draw(graphics, number);
    } finally {
      graphics.dispose();
    }
    copyRows();
    // The encoder still refers to the former picture's buffers.
    frame.close();
    frame = Frame.picture(encoded);
    scaler.scale(drawn, frame);
    return frame;
  }

  private void copyRows() {
    int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    IntBuffer rows = drawn.plane(0, image.getHeight()).order(ByteOrder.nativeOrder()).asIntBuffer();
    int rowInts = drawn.strideBytes(0) / Integer.BYTES;
    for (int y = 0; y < image.getHeight(); y++) {
      rows.put(y * rowInts, pixels, y * image.getWidth(), image.getWidth());
    }
  }

  @Override
  public void close() {
    frame.close();
    scaler.close();
    drawn.close();
  }
}
