package dev.kinora.transcoder.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.time.Rational;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avformat.AVChapter;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIndexEntry;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.PointerPointer;

/** An opened source, from which packets are read in the order in which they are stored or sent. */
public final class Demuxer extends Handle {
  /** A bit of AVIndexEntry.flags, which the bindings leave out. */
  private static final int AVINDEX_DISCARD_FRAME = 2;

  private final AVFormatContext av;
  private final String name;
  private final Optional<FeedInput> input;
  private final List<StreamView> streams = new ArrayList<>();

  private Demuxer(AVFormatContext av, String name, Optional<FeedInput> input) {
    this.av = av;
    this.name = name;
    this.input = input;
  }

  /**
   * Opens a file under the input rules and looks into its first packets.
   *
   * @throws MediaException.Malformed if it is no media or broken beyond use
   * @throws MediaException.Unsupported if its format is none that Kinora opens
   * @throws IOException if it cannot be read
   */
  public static Demuxer open(Path file) throws MediaException, IOException {
    SourceFile.check(file);
    String name = String.valueOf(file.getFileName());
    return started(new Demuxer(openInput(file), name, Optional.empty()));
  }

  /**
   * Opens a stream that is still being sent and looks into its first packets, which takes as long
   * as they take to come.
   *
   * @param name of the stream, for messages
   */
  public static Demuxer open(ByteFeed feed, FeedFormat format, String name)
      throws MediaException, IOException {
    FeedInput input = new FeedInput(feed);
    AVFormatContext av;
    try {
      av = openInput(input, format, name);
    } catch (MediaException | IOException | RuntimeException | Error e) {
      abandon(input, e);
      throw e;
    }
    return started(new Demuxer(av, name, Optional.of(input)));
  }

  /**
   * Opens a picture, which is never taken for the first of a numbered row.
   *
   * @throws MediaException.Unsupported if it is neither JPEG nor PNG
   */
  public static Demuxer openPicture(Path file) throws MediaException, IOException {
    SourceFile.check(file);
    String format = PictureFormat.of(file).demuxer();
    Native.load();
    NativeLog.clear();
    AVFormatContext av = new AVFormatContext(null);
    try (Options options = Options.of(InputRules.pictureOptions())) {
      int result =
          avformat.avformat_open_input(
              av,
              "file:" + file.toAbsolutePath(),
              avformat.av_find_input_format(format),
              options.av);
      if (result < 0) {
        throw SourceFile.notOpened(file, result);
      }
    }
    return started(new Demuxer(av, String.valueOf(file.getFileName()), Optional.empty()));
  }

  private static Demuxer started(Demuxer demuxer) throws MediaException, IOException {
    try {
      demuxer.findStreams();
      return demuxer;
    } catch (MediaException | IOException | RuntimeException | Error e) {
      abandon(demuxer, e);
      throw e;
    }
  }

  private static AVFormatContext openInput(FeedInput input, FeedFormat format, String name)
      throws MediaException, IOException {
    NativeLog.clear();
    AVFormatContext av = NativeError.checkAllocated(avformat.avformat_alloc_context(), "a demuxer");
    av.pb(input.av);
    try (Options options = Options.of(InputRules.feedOptions())) {
      int result =
          avformat.avformat_open_input(
              av, (String) null, avformat.av_find_input_format(format.demuxer), options.av);
      Optional<IOException> unread = input.failure();
      if (result < 0 && unread.isPresent()) {
        throw unread.get();
      }
      NativeError.check(result, name);
    }
    return av;
  }

  private static AVFormatContext openInput(Path file) throws MediaException, IOException {
    Native.load();
    NativeLog.clear();
    AVFormatContext av = new AVFormatContext(null);
    try (Options options = Options.of(InputRules.formatOptions())) {
      // A file: name is never taken for an option, a pipe or an address.
      int result =
          avformat.avformat_open_input(av, "file:" + file.toAbsolutePath(), null, options.av);
      if (result < 0) {
        throw SourceFile.notOpened(file, result);
      }
    }
    return av;
  }

  private void findStreams() throws MediaException, IOException {
    int count = av.nb_streams();
    List<Options> each = new ArrayList<>();
    try (PointerPointer<AVDictionary> all = new PointerPointer<>(Math.max(count, 1))) {
      for (int i = 0; i < count; i++) {
        each.add(Options.of(InputRules.decoderOptions(1)));
        all.put(i, each.get(i).av);
      }
      int result = avformat.avformat_find_stream_info(av, all);
      for (int i = 0; i < count; i++) {
        each.get(i).replacedBy(all.get(AVDictionary.class, i));
      }
      NativeError.check(result, "looking into " + name);
    } finally {
      each.forEach(Options::close);
    }
    for (int i = 0; i < av.nb_streams(); i++) {
      streams.add(StreamViews.of(av, i));
    }
  }

  /** libavformat's name of the format, such as {@code mov,mp4,m4a,3gp,3g2,mj2}. */
  public String formatName() {
    return Native2Java.text(av.iformat().name(), "unknown");
  }

  /** The name of the file or stream, for messages. */
  public String name() {
    return name;
  }

  /** Tags of the whole file, lower-case names. */
  public Map<String, String> tags() {
    return Native2Java.entries(av.metadata());
  }

  /** The chapters as the header lists them. */
  public List<ChapterView> chapters() {
    List<ChapterView> chapters = new ArrayList<>();
    for (int i = 0; i < av.nb_chapters(); i++) {
      AVChapter chapter = av.chapters(i);
      Rational tick = Native2Java.rational(chapter.time_base(), Rational.ONE);
      chapters.add(
          new ChapterView(tick.times(chapter.start()), Native2Java.entries(chapter.metadata())));
    }
    return chapters;
  }

  /** Tags of the first programme of a transport stream, lower-case names. */
  public Map<String, String> programTags() {
    return av.nb_programs() > 0 ? Native2Java.entries(av.programs(0).metadata()) : Map.of();
  }

  /** Length of the whole file in microseconds as its header states it. */
  public Optional<Long> durationMicros() {
    return av.duration() > 0 ? Optional.of(av.duration()) : Optional.empty();
  }

  public List<StreamView> streams() {
    return List.copyOf(streams);
  }

  /** Skips the packets of all other streams from now on. */
  public void select(Set<Integer> indices) {
    for (int i = 0; i < av.nb_streams(); i++) {
      av.streams(i)
          .discard(indices.contains(i) ? avcodec.AVDISCARD_DEFAULT : avcodec.AVDISCARD_ALL);
    }
  }

  /**
   * Reads the next packet.
   *
   * @return false at the end of the file, also where the rest of it is missing or broken
   */
  public boolean read(Packet packet) throws IOException {
    packet.clear();
    int result = avformat.av_read_frame(av, packet.av);
    if (result == AVERROR_EOF || result == avutil.AVERROR_INVALIDDATA) {
      return false;
    }
    Optional<IOException> unread = input.flatMap(FeedInput::failure);
    if (unread.isPresent()) {
      throw unread.get();
    }
    if (result < 0) {
      // A file that ends early gives EIO in some demuxers; what was read so far still counts.
      if (av.pb() != null && av.pb().eof_reached() != 0) {
        return false;
      }
      throw new IOException(NativeError.sentence(result, "reading " + name()));
    }
    return true;
  }

  /**
   * Moves to a place from which the frame shown at a time can be decoded, as far as the file's
   * index knows it.
   *
   * @return false if the file cannot be searched; the place is then undefined
   */
  public boolean seek(int stream, long ticks) {
    return avformat.avformat_seek_file(av, stream, Long.MIN_VALUE, ticks, ticks, 0) >= 0
        || avformat.av_seek_frame(av, stream, ticks, avformat.AVSEEK_FLAG_BACKWARD) >= 0;
  }

  /** How many frames of a stream the index lists; few or none where there is no full index. */
  public int indexSize(int stream) {
    return avformat.avformat_index_get_entries_count(av.streams(stream));
  }

  /** How long the file has to be for all frames that the index lists, or 0 without an index. */
  public long indexedBytes() {
    long end = 0;
    for (int stream = 0; stream < av.nb_streams(); stream++) {
      int last = indexSize(stream) - 1;
      if (last >= 0) {
        AVIndexEntry entry = avformat.avformat_index_get_entry(av.streams(stream), last);
        end = Math.max(end, entry.pos() + entry.size());
      }
    }
    return end;
  }

  /** Decoding times of the frames that the index lists as shown, in the stream's time base. */
  public long[] indexTimes(int stream) {
    AVStream s = av.streams(stream);
    int size = avformat.avformat_index_get_entries_count(s);
    long[] times = new long[size];
    int shown = 0;
    for (int i = 0; i < size; i++) {
      AVIndexEntry entry = avformat.avformat_index_get_entry(s, i);
      if ((entry.flags() & AVINDEX_DISCARD_FRAME) == 0) {
        times[shown++] = entry.timestamp();
      }
    }
    return java.util.Arrays.copyOf(times, shown);
  }

  /** Colour properties of a picture stream as header or first frames state them. */
  public PictureColor color(int stream) {
    AVCodecParameters coding = coding(stream);
    return new PictureColor(
        coding.color_range(), coding.color_space(), coding.color_primaries(), coding.color_trc());
  }

  /** What the container says a decoder has to know, such as parameter sets; often nothing. */
  public byte[] configuration(int stream) {
    AVCodecParameters coding = coding(stream);
    byte[] bytes = new byte[coding.extradata_size()];
    if (bytes.length > 0) {
      coding.extradata().get(bytes);
    }
    return bytes;
  }

  AVCodecParameters coding(int stream) {
    return av.streams(stream).codecpar();
  }

  AVStream stream(int index) {
    return av.streams(index);
  }

  @Override
  void free() {
    avformat.avformat_close_input(av);
    input.ifPresent(Handle::close);
  }
}
