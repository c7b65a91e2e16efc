package dev.kinora.transcoder.ffmpeg;

import dev.kinora.packager.time.Rational;
import java.util.Map;

/**
 * How pictures are encoded. Time is counted in frames.
 *
 * @param encoder libavcodec's name
 * @param keyFrameDistance frames from one key frame to the next at most
 * @param threads exact number of threads, since output may depend on it
 * @param options the encoder's own options
 */
public record VideoEncoderSettings(
    String encoder,
    PictureShape shape,
    PictureColor color,
    Rational frameRate,
    int keyFrameDistance,
    int threads,
    Map<String, String> options) {
  public VideoEncoderSettings {
    options = Map.copyOf(options);
  }
}
