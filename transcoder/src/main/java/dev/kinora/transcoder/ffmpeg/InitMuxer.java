package dev.kinora.transcoder.ffmpeg;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;

/**
 * Lets libavformat write the header of a fragmented MP4 file with one track ({@code ftyp} and a
 * {@code moov} without samples) into memory, since it knows how every coding describes itself.
 */
public final class InitMuxer extends Handle {
  private static final Map<String, String> OPTIONS =
      Map.of("movflags", "+empty_moov+default_base_moof+cmaf+write_colr", "fflags", "+bitexact");

  /** Four characters, the first in the lowest byte. */
  private static final int HVC1 = 'h' | 'v' << 8 | 'c' << 16 | '1' << 24;

  private final AVFormatContext av = new AVFormatContext(null);
  private boolean buffered;

  private InitMuxer() {}

  /**
   * The header of a rendition that this encoder makes.
   *
   * @param language ISO 639-2 code, where it is known
   */
  public static byte[] header(VideoEncoder encoder, int timescale, Optional<String> language)
      throws IOException {
    return header(encoder.av, timescale, language);
  }

  /** The header of a sound rendition that this encoder makes. */
  public static byte[] header(AudioEncoder encoder, int timescale, Optional<String> language)
      throws IOException {
    return header(encoder.av, timescale, language);
  }

  /**
   * The header of a track whose frames are taken over as they come.
   *
   * @param configuration what the decoder has to know: the content of an {@code avcC}, or an
   *     AudioSpecificConfig
   */
  public static byte[] header(Demuxer source, int stream, byte[] configuration, int timescale)
      throws IOException {
    try (InitMuxer muxer = new InitMuxer()) {
      NativeLog.clear();
      NativeError.checkOwn(
          avformat.avformat_alloc_output_context2(muxer.av, null, "mp4", null), "an MP4 header");
      muxer.addTrack(source, stream, configuration, timescale);
      return muxer.write();
    }
  }

  private void addTrack(Demuxer source, int stream, byte[] configuration, int timescale)
      throws IOException {
    AVStream track =
        NativeError.checkAllocated(avformat.avformat_new_stream(av, null), "an MP4 track");
    AVCodecParameters coding = track.codecpar();
    NativeError.checkOwn(
        avcodec.avcodec_parameters_copy(coding, source.coding(stream)), "an MP4 header");
    coding.codec_tag(0);
    avutil.av_free(coding.extradata());
    int padded = configuration.length + avcodec.AV_INPUT_BUFFER_PADDING_SIZE;
    BytePointer own =
        NativeError.checkAllocated(new BytePointer(avutil.av_mallocz(padded)), "an MP4 header");
    own.put(configuration);
    coding.extradata(own);
    coding.extradata_size(configuration.length);
    track.time_base(avutil.av_make_q(1, timescale));
    track.sample_aspect_ratio(coding.sample_aspect_ratio());
  }

  static byte[] header(AVCodecContext encoder, int timescale, Optional<String> language)
      throws IOException {
    try (InitMuxer muxer = new InitMuxer()) {
      NativeLog.clear();
      NativeError.checkOwn(
          avformat.avformat_alloc_output_context2(muxer.av, null, "mp4", null), "an MP4 header");
      muxer.addTrack(encoder, timescale, language);
      return muxer.write();
    }
  }

  private void addTrack(AVCodecContext encoder, int timescale, Optional<String> language)
      throws IOException {
    AVStream stream =
        NativeError.checkAllocated(avformat.avformat_new_stream(av, null), "an MP4 track");
    NativeError.checkOwn(
        avcodec.avcodec_parameters_from_context(stream.codecpar(), encoder), "an MP4 header");
    if (encoder.codec_id() == avcodec.AV_CODEC_ID_HEVC) {
      // Parameter sets stand in the header alone (ISO/IEC 14496-15, 8.3.2).
      stream.codecpar().codec_tag(HVC1);
    }
    stream.time_base(avutil.av_make_q(1, timescale));
    stream.avg_frame_rate(encoder.framerate());
    stream.sample_aspect_ratio(encoder.sample_aspect_ratio());
    if (language.isPresent()) {
      avutil.av_dict_set(stream.metadata(), "language", language.get(), 0);
    }
  }

  private byte[] write() throws IOException {
    AVIOContext memory = new AVIOContext(null);
    NativeError.checkOwn(avformat.avio_open_dyn_buf(memory), "memory for an MP4 header");
    av.pb(memory);
    buffered = true;
    try (Options options = Options.of(OPTIONS)) {
      NativeError.checkOwn(avformat.avformat_write_header(av, options.av), "writing an MP4 header");
    }
    avformat.avio_flush(memory);
    return takeBuffer();
  }

  private byte[] takeBuffer() {
    buffered = false;
    try (PointerPointer<BytePointer> out = new PointerPointer<>(1)) {
      int size = avformat.avio_close_dyn_buf(av.pb(), out);
      av.pb(null);
      BytePointer start = out.get(BytePointer.class, 0);
      byte[] bytes = new byte[size];
      start.get(bytes);
      avutil.av_free(start);
      return bytes;
    }
  }

  @Override
  void free() {
    if (buffered) {
      takeBuffer();
    }
    avformat.avformat_free_context(av);
  }
}
