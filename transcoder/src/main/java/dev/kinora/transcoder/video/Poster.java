package dev.kinora.transcoder.video;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.time.Rational;
import dev.kinora.packager.title.SourceInfo;
import dev.kinora.packager.title.SourceTrack;
import dev.kinora.transcoder.ffmpeg.Frame;
import dev.kinora.transcoder.ffmpeg.Packet;
import dev.kinora.transcoder.ffmpeg.PictureColor;
import dev.kinora.transcoder.ffmpeg.PictureShape;
import dev.kinora.transcoder.ffmpeg.Scaler;
import dev.kinora.transcoder.ffmpeg.VideoEncoder;
import dev.kinora.transcoder.ffmpeg.VideoEncoderSettings;
import dev.kinora.transcoder.ladder.PictureSize;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The still that stands for a title: of a few pictures in its first half the first one with plenty
 * of contrast, else the one with the most, so neither a black nor an empty one where the title has
 * any other. Each picture costs an eighth of a second that somebody waits for.
 */
public final class Poster {
  private static final List<Integer> PERCENTS = List.of(10, 18, 26, 38, 50);
  private static final int DECODER_THREADS = 2;
  private static final int QUALITY = 4 * 118;

  /** Variance of brightness that pictures of films and of drawings have, and fades have not. */
  private static final double PLENTY = 1500;

  private Poster() {}

  /**
   * Finds and encodes the picture.
   *
   * @param maxWidth widest that it may be, in pixels
   * @return a JPEG file, or empty when the source has no moving picture
   */
  public static Optional<ByteBuffer> of(Path source, SourceInfo info, int maxWidth)
      throws MediaException, IOException {
    Optional<SourceTrack.Video> video = info.video();
    if (video.isEmpty()) {
      return Optional.empty();
    }
    SourceTrack.Video track = video.get();
    PictureSize size = PictureSize.shown(track).within(maxWidth);
    FrameGrid grid = new FrameGrid(track.start(), track.frameRate());
    long frames = Math.max(1, track.duration().times(track.frameRate()).floor());
    Optional<byte[]> best = Optional.empty();
    double bestContrast = -1;
    for (int percent : PERCENTS) {
      long frame = Rational.of(percent * frames, 100).floor();
      try (GridFrames pictures = GridFrames.open(source, track, grid, frame, DECODER_THREADS);
          Frame picture = Frame.picture(shape(size))) {
        pictures.advanceTo(frame);
        scale(pictures.shown(), track, picture);
        double contrast = contrast(picture, size);
        if (contrast > bestContrast) {
          bestContrast = contrast;
          best = Optional.of(encode(picture, size));
        }
      }
      if (bestContrast > PLENTY) {
        break;
      }
    }
    return best.map(ByteBuffer::wrap);
  }

  /** JPEG holds values of full range. */
  static PictureShape shape(PictureSize size) {
    return PictureShape.yuvj420p(size.width(), size.height());
  }

  /** Scales an upright picture to the size of a picture of {@link #shape}. */
  static void scale(Frame from, SourceTrack.Video track, Frame into) throws IOException {
    PictureColor color = from.color().tagged(track.height());
    PictureColor fromColor =
        new PictureColor(from.color().range(), color.matrix(), color.primaries(), color.transfer());
    try (Scaler scaler =
        Scaler.open(from.pictureShape(), fromColor, shape(size(into)), PictureColor.JPEG)) {
      scaler.scale(from, into);
    }
  }

  private static PictureSize size(Frame frame) {
    return new PictureSize(frame.pictureShape().width(), frame.pictureShape().height());
  }

  /** Variance of brightness over a sparse grid of pixels. */
  private static double contrast(Frame picture, PictureSize size) {
    ByteBuffer luma = picture.plane(0, size.height());
    int stride = picture.strideBytes(0);
    double sum = 0;
    double squares = 0;
    int count = 0;
    for (int y = 0; y < size.height(); y += 4) {
      for (int x = 0; x < size.width(); x += 4) {
        int value = luma.get(y * stride + x) & 0xff;
        sum += value;
        squares += (double) value * value;
        count++;
      }
    }
    double mean = sum / count;
    return squares / count - mean * mean;
  }

  static byte[] encode(Frame picture, PictureSize size) throws IOException {
    return encode(picture, size, QUALITY);
  }

  /**
   * Encodes a picture as JPEG.
   *
   * @param quality libavcodec's lambda: a quantiser times 118, where lower is better
   */
  static byte[] encode(Frame picture, PictureSize size, int quality) throws IOException {
    VideoEncoderSettings settings =
        new VideoEncoderSettings(
            "mjpeg",
            shape(size),
            PictureColor.JPEG,
            Rational.of(25),
            1,
            1,
            Map.of("flags", "+qscale+bitexact", "global_quality", Integer.toString(quality)));
    try (VideoEncoder encoder = VideoEncoder.open(settings);
        Packet packet = new Packet()) {
      encoder.send(picture, 0, true);
      encoder.finish();
      if (!encoder.receive(packet)) {
        throw new IOException("the picture could not be encoded");
      }
      return packet.bytes();
    }
  }
}
