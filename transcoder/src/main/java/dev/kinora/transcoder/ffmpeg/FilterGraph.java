package dev.kinora.transcoder.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EAGAIN;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;

import dev.kinora.packager.time.Rational;
import java.io.IOException;
import java.util.Optional;
import org.bytedeco.ffmpeg.avfilter.AVFilterContext;
import org.bytedeco.ffmpeg.avfilter.AVFilterGraph;
import org.bytedeco.ffmpeg.avfilter.AVFilterInOut;
import org.bytedeco.ffmpeg.global.avfilter;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;

/**
 * A chain of filters with at most one input and one output. Descriptions are composed from
 * constants and numbers only, never from text of others.
 */
public final class FilterGraph extends Handle {
  private final AVFilterGraph av;
  private final AVFilterContext source;
  private final AVFilterContext sink;

  private FilterGraph(AVFilterGraph av, String description, Optional<String> input, boolean sound)
      throws IOException {
    this.av = av;
    av.nb_threads(1);
    this.source = new AVFilterContext(null);
    this.sink = new AVFilterContext(null);
    try {
      build(description, input, sound);
    } catch (IOException | RuntimeException | Error e) {
      abandon(this, e);
      throw e;
    }
  }

  /** A chain that pictures of one shape are sent through. */
  public static FilterGraph pictures(
      String description,
      PictureShape shape,
      PictureColor color,
      Rational sampleAspect,
      Rational timeBase)
      throws IOException {
    String input =
        "video_size=%dx%d:pix_fmt=%d:time_base=%d/%d:pixel_aspect=%d/%d:colorspace=%d:range=%d"
            .formatted(
                shape.width(),
                shape.height(),
                shape.format(),
                timeBase.numerator(),
                timeBase.denominator(),
                sampleAspect.numerator(),
                sampleAspect.denominator(),
                color.matrix(),
                color.range());
    return new FilterGraph(graph(), description, Optional.of(input), false);
  }

  /** A chain that samples of one shape are sent through. */
  public static FilterGraph sound(String description, SoundShape shape, Rational timeBase)
      throws IOException {
    String input =
        "sample_rate=%d:sample_fmt=%s:channel_layout=%dc:time_base=%d/%d"
            .formatted(
                shape.sampleRate(),
                shape.formatName(),
                shape.channels(),
                timeBase.numerator(),
                timeBase.denominator());
    return new FilterGraph(graph(), description, Optional.of(input), true);
  }

  /** A chain that begins with a source of pictures, such as a test pattern. */
  public static FilterGraph drawing(String description) throws IOException {
    return new FilterGraph(graph(), description, Optional.empty(), false);
  }

  /** A chain that begins with a source of samples, such as a sine. */
  public static FilterGraph sounding(String description) throws IOException {
    return new FilterGraph(graph(), description, Optional.empty(), true);
  }

  private static AVFilterGraph graph() {
    Native.load();
    return NativeError.checkAllocated(avfilter.avfilter_graph_alloc(), "a filter graph");
  }

  private void build(String description, Optional<String> input, boolean sound) throws IOException {
    NativeLog.clear();
    AVFilterInOut outputs = new AVFilterInOut(null);
    AVFilterInOut inputs = avfilter.avfilter_inout_alloc();
    try {
      if (input.isPresent()) {
        create(source, sound ? "abuffer" : "buffer", "in", input.get());
        outputs = avfilter.avfilter_inout_alloc();
        join(outputs, "in", source);
      }
      create(sink, sound ? "abuffersink" : "buffersink", "out", null);
      join(inputs, "out", sink);
      NativeError.checkOwn(
          avfilter.avfilter_graph_parse_ptr(av, description, inputs, outputs, null),
          "filters " + description);
    } finally {
      avfilter.avfilter_inout_free(inputs);
      avfilter.avfilter_inout_free(outputs);
    }
    NativeError.checkOwn(avfilter.avfilter_graph_config(av, null), "filters " + description);
  }

  private void create(
      AVFilterContext context,
      String filter,
      String name,
      @org.jspecify.annotations.Nullable String arguments)
      throws IOException {
    NativeError.checkOwn(
        avfilter.avfilter_graph_create_filter(
            context, avfilter.avfilter_get_by_name(filter), name, arguments, null, av),
        filter + " " + arguments);
  }

  private static void join(AVFilterInOut end, String name, AVFilterContext context) {
    // The graph frees the name with its own allocator.
    end.name(avutil.av_strdup(new BytePointer(name)));
    end.filter_ctx(context);
    end.pad_idx(0);
    end.next(null);
  }

  /** Sends a frame in; the frame keeps its reference. */
  public void send(Frame frame) throws IOException {
    NativeError.checkOwn(
        avfilter.av_buffersrc_add_frame_flags(
            source, frame.av, avfilter.AV_BUFFERSRC_FLAG_KEEP_REF),
        "filtering a frame");
  }

  /** Says that no frame will follow, so that those held back come out. */
  public void finish() throws IOException {
    NativeError.checkOwn(
        avfilter.av_buffersrc_add_frame_flags(source, null, 0), "ending the filters");
  }

  /**
   * Fetches the next frame.
   *
   * @return false if another frame has to be sent first, or none will come any more
   */
  public boolean receive(Frame frame) throws IOException {
    frame.clear();
    int result = avfilter.av_buffersink_get_frame(sink, frame.av);
    if (result == AVERROR_EAGAIN() || result == AVERROR_EOF) {
      return false;
    }
    NativeError.checkOwn(result, "filtering a frame");
    return true;
  }

  /** Seconds a tick of the frames that come out. */
  public Rational timeBase() {
    return Native2Java.rational(avfilter.av_buffersink_get_time_base(sink), Rational.ONE);
  }

  @Override
  void free() {
    avfilter.avfilter_graph_free(av);
  }
}
