package dev.kinora.transcoder.ffmpeg;

import static org.bytedeco.ffmpeg.global.swscale.SWS_ACCURATE_RND;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BICUBIC;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BITEXACT;

import java.io.IOException;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.IntPointer;

/**
 * Scales pictures and converts their samples, with the same result on every processor: bicubic,
 * exact rounding, and no shortcut that is not bit for bit the plain computation.
 */
public final class Scaler extends Handle {
  /** What every processor computes alike. */
  static final int FLAGS = SWS_BICUBIC | SWS_ACCURATE_RND | SWS_BITEXACT;

  private final SwsContext av;
  private final PictureShape to;
  private final PictureColor toColor;

  private Scaler(SwsContext av, PictureShape to, PictureColor toColor) {
    this.av = av;
    this.to = to;
    this.toColor = toColor;
  }

  /** A scaler between two shapes; the colours keep their meaning but for the range of values. */
  public static Scaler open(
      PictureShape from, PictureColor fromColor, PictureShape to, PictureColor toColor)
      throws IOException {
    return open(from, fromColor, to, toColor, FLAGS);
  }

  static Scaler open(
      PictureShape from, PictureColor fromColor, PictureShape to, PictureColor toColor, int flags)
      throws IOException {
    Native.load();
    SwsContext av = NativeError.checkAllocated(swscale.sws_alloc_context(), "a scaler");
    Scaler scaler = new Scaler(av, to, toColor);
    try {
      av.flags(flags);
      av.threads(1);
      av.src_w(from.width());
      av.src_h(from.height());
      av.src_format(from.format());
      av.src_range(fromColor.isFullRange() ? 1 : 0);
      av.dst_w(to.width());
      av.dst_h(to.height());
      av.dst_format(to.format());
      av.dst_range(toColor.isFullRange() ? 1 : 0);
      NativeError.checkOwn(
          swscale.sws_init_context(av, null, null), "scaling " + from + " to " + to);
      IntPointer matrix = swscale.sws_getCoefficients(fromColor.matrix());
      IntPointer toMatrix = swscale.sws_getCoefficients(toColor.matrix());
      // Refused between formats that need no matrix, where it has no meaning either.
      swscale.sws_setColorspaceDetails(
          av, matrix, av.src_range(), toMatrix, av.dst_range(), 0, 1 << 16, 1 << 16);
      return scaler;
    } catch (IOException | RuntimeException | Error e) {
      abandon(scaler, e);
      throw e;
    }
  }

  /** The shape of the pictures that come out. */
  public PictureShape to() {
    return to;
  }

  /** Writes the scaled picture into a frame that already has buffers of the right shape. */
  public void scale(Frame from, Frame into) throws IOException {
    NativeError.checkOwn(swscale.sws_scale_frame(av, into.av, from.av), "scaling to " + to);
    into.ptsTicks(from.ptsTicks());
    into.color(toColor);
  }

  @Override
  void free() {
    swscale.sws_free_context(av);
  }
}
