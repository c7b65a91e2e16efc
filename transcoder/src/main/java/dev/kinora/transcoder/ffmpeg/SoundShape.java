package dev.kinora.transcoder.ffmpeg;

import org.bytedeco.ffmpeg.global.avutil;

/**
 * Layout of samples.
 *
 * @param format libavutil's number of the sample format
 * @param sampleRate samples a second of each channel
 * @param channels how many, in libavutil's default order
 */
public record SoundShape(int format, int sampleRate, int channels) {
  /** Floating point, each channel in a plane of its own: what the AAC encoder takes. */
  public static SoundShape floatPlanes(int sampleRate, int channels) {
    return new SoundShape(avutil.AV_SAMPLE_FMT_FLTP, sampleRate, channels);
  }

  /** libavutil's name of the sample format, such as {@code fltp}. */
  public String formatName() {
    return Native2Java.text(avutil.av_get_sample_fmt_name(format), "unknown");
  }
}
