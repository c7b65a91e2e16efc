package dev.kinora.transcoder.video;

import dev.kinora.packager.MediaException;
import dev.kinora.transcoder.ffmpeg.Decoder;
import dev.kinora.transcoder.ffmpeg.Demuxer;
import dev.kinora.transcoder.ffmpeg.Frame;
import dev.kinora.transcoder.ffmpeg.Packet;
import dev.kinora.transcoder.ffmpeg.PictureColor;
import dev.kinora.transcoder.ffmpeg.PictureShape;
import dev.kinora.transcoder.ffmpeg.Scaler;
import dev.kinora.transcoder.ladder.PictureSize;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** A picture from a file beside a film. */
public final class StillPicture {
  private StillPicture() {}

  /**
   * Decodes a picture and encodes it anew, so that nothing of the file itself is passed on.
   *
   * @param maxWidth widest that it may be, in pixels
   * @return a JPEG file
   * @throws MediaException if it is no picture
   */
  public static ByteBuffer of(Path image, int maxWidth) throws MediaException, IOException {
    try (Demuxer demuxer = Demuxer.openPicture(image);
        Decoder decoder = Decoder.open(demuxer, 0, 1);
        Packet packet = new Packet();
        Frame decoded = new Frame()) {
      if (!demuxer.read(packet)) {
        throw new MediaException.Malformed(image.getFileName() + ": there is no picture in it");
      }
      decoder.send(packet);
      decoder.finish();
      if (decoder.receive(decoded) != Decoder.Received.FRAME) {
        throw new MediaException.Malformed(image.getFileName() + ": the picture is damaged");
      }
      return encoded(decoded, maxWidth);
    }
  }

  static ByteBuffer encoded(Frame decoded, int maxWidth) throws IOException {
    PictureShape found = decoded.pictureShape();
    PictureSize size = new PictureSize(even(found.width()), even(found.height())).within(maxWidth);
    try (Frame picture = Frame.picture(Poster.shape(size));
        Scaler scaler =
            Scaler.open(found, PictureColor.JPEG, Poster.shape(size), PictureColor.JPEG)) {
      scaler.scale(decoded, picture);
      return ByteBuffer.wrap(Poster.encode(picture, size));
    }
  }

  private static int even(int side) {
    return Math.max(2, side - side % 2);
  }
}
