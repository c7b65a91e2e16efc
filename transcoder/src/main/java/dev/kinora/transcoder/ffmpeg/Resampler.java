package dev.kinora.transcoder.ffmpeg;

import java.io.IOException;
import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swresample;
import org.bytedeco.ffmpeg.swresample.SwrContext;

/**
 * Converts samples from the shape of the first frame it is given to another shape. What comes out
 * of one frame goes on where the one before it ended; when the rate changes, some of it comes with
 * the next frame.
 */
public final class Resampler extends Handle {
  /**
   * How far the sum of a downmix may exceed full scale: 3 dB. Never exceeding it would make every
   * voice from the centre 8 dB quieter.
   */
  private static final double MIX_MAXIMUM = 1.4142135623730951;

  private final SwrContext av;
  private final SoundShape target;

  private Resampler(SwrContext av, SoundShape target) {
    this.av = av;
    this.target = target;
  }

  /** A converter to this shape. */
  public static Resampler to(SoundShape target) throws IOException {
    Native.load();
    SwrContext av = NativeError.checkAllocated(swresample.swr_alloc(), "a resampler");
    Resampler resampler = new Resampler(av, target);
    try {
      NativeError.checkOwn(
          avutil.av_opt_set_double(av, "rematrix_maxval", MIX_MAXIMUM, 0), "a resampler");
      return resampler;
    } catch (IOException | RuntimeException | Error e) {
      abandon(resampler, e);
      throw e;
    }
  }

  /**
   * Converts one frame.
   *
   * @param from of the same shape as the frames before; unnamed channels get their usual names
   * @param into replaced by as many samples as are ready, perhaps none
   */
  public void convert(Frame from, Frame into) throws IOException {
    AVChannelLayout layout = from.av.ch_layout();
    if (layout.order() == avutil.AV_CHANNEL_ORDER_UNSPEC) {
      int channels = layout.nb_channels();
      avutil.av_channel_layout_default(layout, channels);
    }
    into.clear();
    into.av.format(target.format());
    into.av.sample_rate(target.sampleRate());
    avutil.av_channel_layout_default(into.av.ch_layout(), target.channels());
    NativeLog.clear();
    NativeError.checkOwn(
        swresample.swr_convert_frame(av, into.av, from.av), "converting samples to " + target);
  }

  @Override
  void free() {
    swresample.swr_free(av);
  }
}
