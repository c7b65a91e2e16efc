package dev.kinora.transcoder.ffmpeg;

import dev.kinora.packager.time.Rational;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * A decoded picture or a run of samples, or nothing. Holds references to native buffers, which
 * several frames may share.
 */
public final class Frame extends Handle {
  // Bits of AVFrame.flags, which the bindings leave out.
  private static final int AV_FRAME_FLAG_CORRUPT = 1;
  private static final int AV_FRAME_FLAG_KEY = 1 << 1;
  private static final int AV_FRAME_FLAG_INTERLACED = 1 << 3;

  final AVFrame av;

  public Frame() {
    av = NativeError.checkAllocated(avutil.av_frame_alloc(), "a frame");
  }

  /** A picture with buffers of its own, its content undefined. */
  public static Frame picture(PictureShape shape) throws IOException {
    Frame frame = new Frame();
    try {
      frame.av.width(shape.width());
      frame.av.height(shape.height());
      frame.av.format(shape.format());
      NativeError.checkOwn(avutil.av_frame_get_buffer(frame.av, 0), "buffers for a picture");
      return frame;
    } catch (IOException | RuntimeException | Error e) {
      abandon(frame, e);
      throw e;
    }
  }

  /** Samples with buffers of their own, their content undefined. */
  public static Frame sound(SoundShape shape, int samples) throws IOException {
    Frame frame = new Frame();
    try {
      frame.av.nb_samples(samples);
      frame.av.format(shape.format());
      frame.av.sample_rate(shape.sampleRate());
      avutil.av_channel_layout_default(frame.av.ch_layout(), shape.channels());
      NativeError.checkOwn(avutil.av_frame_get_buffer(frame.av, 0), "buffers for samples");
      return frame;
    } catch (IOException | RuntimeException | Error e) {
      abandon(frame, e);
      throw e;
    }
  }

  /** Makes this frame refer to the same buffers and carry the same properties as another. */
  public void referTo(Frame other) throws IOException {
    clear();
    NativeError.checkOwn(avutil.av_frame_ref(av, other.av), "a reference to a frame");
  }

  /** Takes over what another frame refers to, which is empty afterwards. */
  public void take(Frame other) {
    clear();
    avutil.av_frame_move_ref(av, other.av);
  }

  /** Lets go of the buffers. */
  public void clear() {
    avutil.av_frame_unref(av);
  }

  /** Whether nobody else refers to the buffers. */
  public boolean isWritable() {
    return avutil.av_frame_is_writable(av) > 0;
  }

  /** Whether something of it was missing or wrong and was made up by the decoder. */
  public boolean isConcealed() {
    return av.decode_error_flags() != 0 || (av.flags() & AV_FRAME_FLAG_CORRUPT) != 0;
  }

  /** Best guess of the presentation time in the stream's time base, or {@link Packet#NO_TIME}. */
  public long bestTimeTicks() {
    return av.best_effort_timestamp();
  }

  public long ptsTicks() {
    return av.pts();
  }

  public void ptsTicks(long ticks) {
    av.pts(ticks);
  }

  public long durationTicks() {
    return av.duration();
  }

  public PictureShape pictureShape() {
    return new PictureShape(av.width(), av.height(), av.format());
  }

  public PictureColor color() {
    return new PictureColor(
        av.color_range(), av.colorspace(), av.color_primaries(), av.color_trc());
  }

  public void color(PictureColor color) {
    av.color_range(color.range());
    av.colorspace(color.matrix());
    av.color_primaries(color.primaries());
    av.color_trc(color.transfer());
  }

  /** Width of a pixel divided by its height; 1 when not stated. */
  public Rational sampleAspect() {
    return Native2Java.aspect(av.sample_aspect_ratio());
  }

  public boolean isInterlaced() {
    return (av.flags() & AV_FRAME_FLAG_INTERLACED) != 0;
  }

  public boolean isKey() {
    return (av.flags() & AV_FRAME_FLAG_KEY) != 0;
  }

  /** What a filter says of the frame, lower-case names. */
  public Map<String, String> metadata() {
    return Native2Java.entries(av.metadata());
  }

  /** How many samples each channel holds. */
  public int sampleCount() {
    return av.nb_samples();
  }

  public void sampleCount(int samples) {
    av.nb_samples(samples);
  }

  public SoundShape soundShape() {
    return new SoundShape(av.format(), av.sample_rate(), av.ch_layout().nb_channels());
  }

  /**
   * One plane's rows as they lie in memory, valid while this frame refers to them.
   *
   * @param rows how many rows of {@link #strideBytes} to show
   */
  public ByteBuffer plane(int plane, int rows) {
    return av.data(plane).capacity((long) rows * strideBytes(plane)).asByteBuffer();
  }

  /** Distance of two rows of a plane, or the size of a plane of samples. */
  public int strideBytes(int plane) {
    // All planes of samples are of one size, which libavutil states for the first one only.
    return av.linesize(av.nb_samples() > 0 ? 0 : plane);
  }

  @Override
  void free() {
    avutil.av_frame_free(av);
  }
}
