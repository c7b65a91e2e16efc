package dev.kinora.transcoder.film;

import dev.kinora.packager.time.Rational;
import dev.kinora.transcoder.ffmpeg.FileMuxer;
import dev.kinora.transcoder.ffmpeg.Frame;
import dev.kinora.transcoder.ffmpeg.Packet;
import dev.kinora.transcoder.ffmpeg.PictureColor;
import dev.kinora.transcoder.ffmpeg.PictureShape;
import dev.kinora.transcoder.ffmpeg.VideoEncoder;
import dev.kinora.transcoder.ffmpeg.VideoEncoderSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;

/**
 * A film whose pictures are numbered from 0. Immutable.
 *
 * @param format libavformat's name of the container
 * @param clockRate ticks a second of the times; the frame rate where frames are one tick apart
 * @param times when each picture is shown, in ticks, growing
 * @param keyDistance pictures from one key frame to the next
 */
public record NumberedFilm(
    String format, int width, int height, Rational clockRate, List<Long> times, int keyDistance) {

  public NumberedFilm {
    times = List.copyOf(times);
  }

  /** A film of constant rate. */
  public static NumberedFilm constant(String format, int frames, Rational frameRate) {
    return new NumberedFilm(
        format, 320, 180, frameRate, LongStream.range(0, frames).boxed().toList(), 40);
  }

  /** A film whose pictures are shown at times of one's own choice, in milliseconds. */
  public static NumberedFilm variable(String format, int frames, LongUnaryOperator millis) {
    List<Long> times = LongStream.range(0, frames).map(millis).boxed().toList();
    return new NumberedFilm(format, 320, 180, Rational.of(1000), times, 40);
  }

  /** The same film in another size. */
  public NumberedFilm sized(int newWidth, int newHeight) {
    return new NumberedFilm(format, newWidth, newHeight, clockRate, times, keyDistance);
  }

  /** Encodes the film into a file. */
  public Path write(Path file) throws IOException {
    PictureShape shape = PictureShape.yuv420p(width, height);
    VideoEncoderSettings settings =
        new VideoEncoderSettings(
            "libx264",
            shape,
            PictureColor.BT709,
            clockRate,
            keyDistance,
            1,
            Map.of("preset", "ultrafast", "crf", "18", "bf", "2", "sc_threshold", "0"));
    try (VideoEncoder encoder = VideoEncoder.open(settings);
        FileMuxer muxer = FileMuxer.create(file, format, Map.of());
        Frame picture = Frame.picture(shape);
        Packet packet = new Packet()) {
      int track = muxer.add(encoder);
      muxer.start();
      for (int number = 0; number < times.size(); number++) {
        NumberedPicture.draw(picture, number);
        encoder.send(picture, times.get(number), false);
        while (encoder.receive(packet)) {
          muxer.write(packet, track);
        }
      }
      encoder.finish();
      while (encoder.receive(packet)) {
        muxer.write(packet, track);
      }
      muxer.finish();
    }
    return file;
  }
}
