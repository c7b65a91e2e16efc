package dev.kinora.transcoder.ffmpeg;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * Writes encoded tracks into one file, for films of our own making. Order of calls: add all tracks,
 * {@link #start}, write packets, {@link #finish}; then close.
 */
public final class FileMuxer extends Handle {
  private final AVFormatContext av = new AVFormatContext(null);
  private final String where;
  private final Map<String, String> options;
  private final List<AVRational> encoderTimeBases = new ArrayList<>();
  private boolean opened;

  private FileMuxer(String where, Map<String, String> options) {
    this.where = where;
    this.options = options;
  }

  /**
   * Creates or empties the file.
   *
   * @param format libavformat's name of a muxer, such as {@code mp4}
   * @param options the muxer's options
   */
  public static FileMuxer create(Path file, String format, Map<String, String> options)
      throws IOException {
    FileMuxer muxer = new FileMuxer(file.toString(), Map.copyOf(options));
    try {
      NativeLog.clear();
      String address = "file:" + file.toAbsolutePath();
      NativeError.checkOwn(
          avformat.avformat_alloc_output_context2(muxer.av, null, format, address), muxer.where);
      AVIOContext io = new AVIOContext(null);
      NativeError.checkOwn(avformat.avio_open(io, address, avformat.AVIO_FLAG_WRITE), muxer.where);
      muxer.av.pb(io);
      muxer.opened = true;
      return muxer;
    } catch (IOException | RuntimeException | Error e) {
      abandon(muxer, e);
      throw e;
    }
  }

  /** Adds the encoder's track and returns its number, from 0. */
  public int add(VideoEncoder encoder) throws IOException {
    return add(encoder.av);
  }

  /** Adds the encoder's track and returns its number, from 0. */
  public int add(AudioEncoder encoder) throws IOException {
    return add(encoder.av);
  }

  private int add(AVCodecContext encoder) throws IOException {
    AVStream stream =
        NativeError.checkAllocated(avformat.avformat_new_stream(av, null), "a track of " + where);
    NativeError.checkOwn(
        avcodec.avcodec_parameters_from_context(stream.codecpar(), encoder), where);
    stream.time_base(encoder.time_base());
    stream.avg_frame_rate(encoder.framerate());
    encoderTimeBases.add(encoder.time_base());
    return encoderTimeBases.size() - 1;
  }

  /** Says something about the whole file, such as its {@code title}; before {@link #start}. */
  public void tag(String tag, String value) {
    AVDictionary tags = av.metadata() == null ? new AVDictionary(null) : av.metadata();
    avutil.av_dict_set(tags, tag, value, 0);
    av.metadata(tags);
  }

  /** Writes the file's header. */
  public void start() throws IOException {
    try (Options entries = Options.of(options)) {
      NativeError.checkOwn(avformat.avformat_write_header(av, entries.av), where);
    }
  }

  /** Writes a packet as its encoder gave it; the packet is empty afterwards. */
  public void write(Packet packet, int track) throws IOException {
    packet.av.stream_index(track);
    avcodec.av_packet_rescale_ts(
        packet.av, encoderTimeBases.get(track), av.streams(track).time_base());
    NativeError.checkOwn(avformat.av_interleaved_write_frame(av, packet.av), where);
  }

  /** Writes what belongs at the end of the file. */
  public void finish() throws IOException {
    NativeError.checkOwn(avformat.av_write_trailer(av), where);
    opened = false;
    NativeError.checkOwn(avformat.avio_closep(av.pb()), where);
    av.pb(null);
  }

  @Override
  void free() {
    if (opened) {
      int result = avformat.avio_closep(av.pb());
      if (result < 0) {
        avutil.av_log(null, avutil.AV_LOG_WARNING, "closing " + where + " failed\n");
      }
      av.pb(null);
    }
    avformat.avformat_free_context(av);
  }
}
