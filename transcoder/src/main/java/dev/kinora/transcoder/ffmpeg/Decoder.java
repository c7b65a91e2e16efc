package dev.kinora.transcoder.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EAGAIN;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_ENOMEM;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;

import dev.kinora.packager.MediaException;
import java.io.IOException;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.global.avcodec;

/**
 * Turns packets of one stream into frames. Damaged packets are concealed as far as the decoder can,
 * and otherwise left out.
 */
public final class Decoder extends Handle {
  private final AVCodecContext av;
  private final String where;
  private long damaged;

  private Decoder(AVCodecContext av, String where) {
    this.av = av;
    this.where = where;
  }

  /**
   * Opens the decoder for a stream.
   *
   * @param threads how many threads it may use; has no influence on the frames
   * @throws MediaException.Unsupported if no allowed decoder knows the stream's coding
   */
  public static Decoder open(Demuxer source, int stream, int threads)
      throws MediaException, IOException {
    return open(source, stream, InputRules.decoderOptions(threads));
  }

  /**
   * Opens a decoder that takes nothing that is wrong, and whose pictures nobody looks at.
   *
   * @throws MediaException.Unsupported if no allowed decoder knows the stream's coding
   */
  public static Decoder openStrict(Demuxer source, int stream) throws MediaException, IOException {
    return open(source, stream, InputRules.strictDecoderOptions());
  }

  private static Decoder open(Demuxer source, int stream, Map<String, String> settings)
      throws MediaException, IOException {
    StreamView view = source.streams().get(stream);
    String where = "%s, stream %d (%s)".formatted(source.name(), stream, view.codec());
    AVCodec codec = avcodec.avcodec_find_decoder(source.coding(stream).codec_id());
    if (codec == null || codec.isNull()) {
      throw new MediaException.Unsupported(
          where + ": there is no decoder for it; convert the file to H.264 first");
    }
    AVCodecContext av =
        NativeError.checkAllocated(avcodec.avcodec_alloc_context3(codec), "a decoder");
    Decoder decoder = new Decoder(av, where);
    try (Options options = Options.of(settings)) {
      decoder.start(source, stream, codec, options);
      return decoder;
    } catch (MediaException | IOException | RuntimeException | Error e) {
      abandon(decoder, e);
      throw e;
    }
  }

  private void start(Demuxer source, int stream, AVCodec codec, Options options)
      throws MediaException, IOException {
    NativeLog.clear();
    NativeError.check(avcodec.avcodec_parameters_to_context(av, source.coding(stream)), where);
    av.pkt_timebase(source.stream(stream).time_base());
    int result = avcodec.avcodec_open2(av, codec, options.av);
    if (result < 0 && NativeLog.lastLines().toString().contains("whitelist")) {
      throw new MediaException.Unsupported(
          where + ": Kinora does not decode this coding; convert the file to H.264 first");
    }
    NativeError.check(result, where);
  }

  /**
   * Gives the decoder one more packet.
   *
   * @return false if frames have to be received first
   */
  public boolean send(Packet packet) {
    return accept(avcodec.avcodec_send_packet(av, packet.av));
  }

  /** Says that no packet will follow, so that the frames held back come out. */
  public void finish() {
    accept(avcodec.avcodec_send_packet(av, null));
  }

  private boolean accept(int result) {
    if (result == AVERROR_EAGAIN()) {
      return false;
    }
    if (result == AVERROR_ENOMEM()) {
      throw new OutOfMemoryError("no native memory left in " + where);
    }
    if (result < 0 && result != AVERROR_EOF) {
      damaged++;
    }
    return true;
  }

  /** What {@link #receive} found. */
  public enum Received {
    FRAME,
    /** Another packet is needed first. */
    NEEDS_PACKET,
    END
  }

  /** Fetches the next frame in presentation order. */
  public Received receive(Frame frame) {
    while (true) {
      int result = avcodec.avcodec_receive_frame(av, frame.av);
      if (result >= 0) {
        return Received.FRAME;
      }
      if (result == AVERROR_EAGAIN()) {
        return Received.NEEDS_PACKET;
      }
      if (result == AVERROR_EOF) {
        return Received.END;
      }
      if (result == AVERROR_ENOMEM()) {
        throw new OutOfMemoryError("no native memory left in " + where);
      }
      damaged++;
    }
  }

  /** Forgets everything before a jump to another place, or after the end. */
  public void reset() {
    avcodec.avcodec_flush_buffers(av);
  }

  /** How many packets could not be decoded. */
  public long damagedPackets() {
    return damaged;
  }

  @Override
  void free() {
    avcodec.avcodec_free_context(av);
  }
}
