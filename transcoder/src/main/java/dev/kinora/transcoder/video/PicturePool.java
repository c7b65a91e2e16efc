package dev.kinora.transcoder.video;

import dev.kinora.transcoder.ffmpeg.Frame;
import dev.kinora.transcoder.ffmpeg.PictureShape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Pictures of one shape that are used again as soon as nobody refers to them. */
final class PicturePool implements AutoCloseable {
  private final PictureShape shape;
  private final List<Frame> pictures = new ArrayList<>();
  private int next;

  PicturePool(PictureShape shape) {
    this.shape = shape;
  }

  /** A picture that may be written to. It stays the pool's; others refer to it. */
  Frame free() throws IOException {
    for (int i = 0; i < pictures.size(); i++) {
      Frame picture = pictures.get((next + i) % pictures.size());
      if (picture.isWritable()) {
        next = (next + i + 1) % pictures.size();
        return picture;
      }
    }
    Frame picture = Frame.picture(shape);
    pictures.add(picture);
    return picture;
  }

  @Override
  public void close() {
    pictures.forEach(Frame::close);
    pictures.clear();
  }
}
