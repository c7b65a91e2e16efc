package dev.kinora.transcoder.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EAGAIN;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;

/** Turns samples into packets. Presentation times are sample numbers. */
public final class AudioEncoder extends Handle {
  final AVCodecContext av;
  private final String name;

  private AudioEncoder(AVCodecContext av, String name) {
    this.av = av;
    this.name = name;
  }

  /**
   * Opens an encoder on one thread; its configuration goes into the header.
   *
   * @param name libavcodec's name, such as {@code aac}
   * @param bitsPerSecond the rate aimed at
   * @param options the encoder's own options
   */
  public static AudioEncoder open(
      String name, SoundShape shape, long bitsPerSecond, Map<String, String> options)
      throws IOException {
    Native.load();
    NativeLog.clear();
    AVCodec codec = avcodec.avcodec_find_encoder_by_name(name);
    if (codec == null || codec.isNull()) {
      throw new IOException("this build of the codecs has no encoder " + name);
    }
    AVCodecContext av =
        NativeError.checkAllocated(avcodec.avcodec_alloc_context3(codec), "an encoder");
    AudioEncoder encoder = new AudioEncoder(av, name);
    Map<String, String> entries = new TreeMap<>(options);
    entries.put("threads", "1");
    try (Options given = Options.of(entries)) {
      encoder.configure(shape, bitsPerSecond);
      NativeError.checkOwn(avcodec.avcodec_open2(av, codec, given.av), "encoder " + name);
      if (!given.leftOver().isEmpty()) {
        throw new IOException("encoder " + name + " does not know " + given.leftOver());
      }
      return encoder;
    } catch (IOException | RuntimeException | Error e) {
      abandon(encoder, e);
      throw e;
    }
  }

  private void configure(SoundShape shape, long bitsPerSecond) {
    av.sample_fmt(shape.format());
    av.sample_rate(shape.sampleRate());
    avutil.av_channel_layout_default(av.ch_layout(), shape.channels());
    av.bit_rate(bitsPerSecond);
    av.time_base(avutil.av_make_q(1, shape.sampleRate()));
    av.flags(av.flags() | avcodec.AV_CODEC_FLAG_GLOBAL_HEADER | avcodec.AV_CODEC_FLAG_BITEXACT);
  }

  /** Samples of each channel that every frame but the last has to hold. */
  public int frameSamples() {
    return av.frame_size();
  }

  /** Samples that come out before the first one that went in. */
  public int delaySamples() {
    return av.initial_padding();
  }

  /** The header that goes into an init segment: the decoder's configuration. */
  public byte[] header() {
    byte[] header = new byte[av.extradata_size()];
    if (header.length > 0) {
      av.extradata().get(header);
    }
    return header;
  }

  /**
   * Gives the encoder one more frame. All packets that are ready have to be received first.
   *
   * @param frame referred to until it is encoded; its time is changed
   * @param firstSample presentation time of its first sample
   */
  public void send(Frame frame, long firstSample) throws IOException {
    frame.ptsTicks(firstSample);
    NativeError.checkOwn(avcodec.avcodec_send_frame(av, frame.av), "encoding with " + name);
  }

  /** Says that no sample will follow, so that the packets held back come out. */
  public void finish() throws IOException {
    NativeError.checkOwn(avcodec.avcodec_send_frame(av, null), "encoding with " + name);
  }

  /**
   * Fetches the next packet.
   *
   * @return false if more samples have to be sent first, or none will come any more
   */
  public boolean receive(Packet packet) throws IOException {
    int result = avcodec.avcodec_receive_packet(av, packet.av);
    if (result == AVERROR_EAGAIN() || result == AVERROR_EOF) {
      return false;
    }
    NativeError.checkOwn(result, "encoding with " + name);
    return true;
  }

  @Override
  void free() {
    avcodec.avcodec_free_context(av);
  }
}
