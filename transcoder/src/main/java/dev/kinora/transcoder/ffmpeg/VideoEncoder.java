package dev.kinora.transcoder.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EAGAIN;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;

import dev.kinora.packager.time.Rational;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;

/** Turns pictures into packets. Presentation times are frame numbers unless it counts ticks. */
public final class VideoEncoder extends Handle {
  final AVCodecContext av;
  private final VideoEncoderSettings settings;

  private VideoEncoder(AVCodecContext av, VideoEncoderSettings settings) {
    this.av = av;
    this.settings = settings;
  }

  /** Opens the encoder; parameter sets go into the header and not into the packets. */
  public static VideoEncoder open(VideoEncoderSettings settings) throws IOException {
    return open(settings, settings.frameRate());
  }

  /**
   * Opens the encoder for pictures that come at no fixed rate: presentation times count ticks, and
   * the settings' rate is what is expected.
   */
  public static VideoEncoder openTimed(VideoEncoderSettings settings, int ticksPerSecond)
      throws IOException {
    return open(settings, Rational.of(ticksPerSecond));
  }

  private static VideoEncoder open(VideoEncoderSettings settings, Rational ticksPerSecond)
      throws IOException {
    Native.load();
    NativeLog.clear();
    AVCodec codec = avcodec.avcodec_find_encoder_by_name(settings.encoder());
    if (codec == null || codec.isNull()) {
      throw new IOException("this build of the codecs has no encoder " + settings.encoder());
    }
    AVCodecContext av =
        NativeError.checkAllocated(avcodec.avcodec_alloc_context3(codec), "an encoder");
    VideoEncoder encoder = new VideoEncoder(av, settings);
    Map<String, String> entries = new TreeMap<>(settings.options());
    entries.put("threads", Integer.toString(settings.threads()));
    try (Options options = Options.of(entries)) {
      encoder.configure(ticksPerSecond);
      NativeError.checkOwn(
          avcodec.avcodec_open2(av, codec, options.av), "encoder " + settings.encoder());
      if (!options.leftOver().isEmpty()) {
        throw new IOException(
            "encoder " + settings.encoder() + " does not know " + options.leftOver());
      }
      return encoder;
    } catch (IOException | RuntimeException | Error e) {
      abandon(encoder, e);
      throw e;
    }
  }

  private void configure(Rational ticksPerSecond) {
    av.width(settings.shape().width());
    av.height(settings.shape().height());
    av.pix_fmt(settings.shape().format());
    av.sample_aspect_ratio(Native2Java.avRational(Rational.ONE));
    av.time_base(Native2Java.avRational(ticksPerSecond.inverse()));
    av.framerate(Native2Java.avRational(settings.frameRate()));
    av.gop_size(settings.keyFrameDistance());
    av.color_range(settings.color().range());
    av.colorspace(settings.color().matrix());
    av.color_primaries(settings.color().primaries());
    av.color_trc(settings.color().transfer());
    av.flags(av.flags() | avcodec.AV_CODEC_FLAG_GLOBAL_HEADER);
  }

  public VideoEncoderSettings settings() {
    return settings;
  }

  /** The header that goes into an init segment: parameter sets in the coding's own form. */
  public byte[] header() {
    byte[] header = new byte[av.extradata_size()];
    if (header.length > 0) {
      av.extradata().get(header);
    }
    return header;
  }

  /**
   * Gives the encoder one more picture. All packets that are ready have to be received first.
   *
   * @param frame referred to until it is encoded; its time is changed
   * @param number presentation time in frames or ticks
   * @param key whether it has to be a key frame at which decoding can start
   */
  public void send(Frame frame, long number, boolean key) throws IOException {
    frame.ptsTicks(number);
    frame.av.pict_type(key ? avutil.AV_PICTURE_TYPE_I : avutil.AV_PICTURE_TYPE_NONE);
    NativeError.checkOwn(avcodec.avcodec_send_frame(av, frame.av), where());
  }

  /** Says that no picture will follow, so that the packets held back come out. */
  public void finish() throws IOException {
    NativeError.checkOwn(avcodec.avcodec_send_frame(av, null), where());
  }

  /**
   * Fetches the next packet in decoding order.
   *
   * @return false if another picture has to be sent first, or none will come any more
   */
  public boolean receive(Packet packet) throws IOException {
    int result = avcodec.avcodec_receive_packet(av, packet.av);
    if (result == AVERROR_EAGAIN() || result == AVERROR_EOF) {
      return false;
    }
    NativeError.checkOwn(result, where());
    return true;
  }

  private String where() {
    return "encoding %dx%d with %s"
        .formatted(settings.shape().width(), settings.shape().height(), settings.encoder());
  }

  @Override
  void free() {
    avcodec.avcodec_free_context(av);
  }
}
