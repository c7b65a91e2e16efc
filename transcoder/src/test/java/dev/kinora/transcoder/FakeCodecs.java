package dev.kinora.transcoder;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.publish.SampleTitles;
import dev.kinora.packager.publish.SegmentKey;
import dev.kinora.packager.time.Rational;
import dev.kinora.packager.timeline.Span;
import dev.kinora.packager.timeline.Timeline;
import dev.kinora.packager.title.Lane;
import dev.kinora.packager.title.Loudness;
import dev.kinora.packager.title.SourceInfo;
import dev.kinora.packager.title.Title;
import dev.kinora.transcoder.ingest.TitlePlan;
import dev.kinora.transcoder.ingest.TitlePlanner;
import dev.kinora.transcoder.work.Codecs;
import dev.kinora.transcoder.work.CodecsPool;
import dev.kinora.transcoder.work.EmbeddedText;
import dev.kinora.transcoder.work.MadeSegment;
import dev.kinora.transcoder.work.PreparePlan;
import dev.kinora.transcoder.work.PreparedRendition;
import dev.kinora.transcoder.work.SheetTask;
import dev.kinora.transcoder.work.SpanTask;
import dev.kinora.transcoder.work.WorkFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Codecs without codecs: bytes that depend on the segment's name only, in boxes that a reader takes
 * for a segment. What happens before each segment is up to the test. Any file that starts with
 * {@code film} and a number of seconds is a film of that length.
 */
final class FakeCodecs implements CodecsPool {
  private final Hook hook;

  FakeCodecs(Hook hook) {
    this.hook = hook;
  }

  /** Called before every segment. */
  @FunctionalInterface
  interface Hook {
    void beforeSegment(SegmentKey key, boolean background)
        throws WorkFailure, MediaException, IOException, InterruptedException;
  }

  /** Writes a file that is a film to these codecs. */
  static Path film(Path file, int seconds) throws IOException {
    return Files.writeString(file, "film " + seconds + "\n" + file.getFileName());
  }

  /** Plans what {@link SampleTitles} looks like. */
  static TitlePlanner planner() {
    return (info, source, copies, build) -> {
      Title like = SampleTitles.title("likelikelikelike", (int) info.duration().floor(), source);
      return new TitlePlan(
          like.origin(),
          new PreparePlan(like.renditions(), like.videoTimeline(), like.audioTimeline()));
    };
  }

  /** The segment of that name. */
  static byte[] bytes(SegmentKey key) {
    Random random = new Random(key.hashCode());
    byte[] media = new byte[500 + random.nextInt(500)];
    random.nextBytes(media);
    ByteBuffer segment = ByteBuffer.allocate(8 + 8 + media.length);
    segment.putInt(8).put(ascii("moof")).putInt(8 + media.length).put(ascii("mdat")).put(media);
    return segment.array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public Codecs foreground(Lane lane) {
    return new Lent(false);
  }

  @Override
  public Codecs background(Lane lane) {
    return new Lent(true);
  }

  private final class Lent implements Codecs {
    private final boolean background;

    Lent(boolean background) {
      this.background = background;
    }

    @Override
    public SourceInfo probe(Path source) throws MediaException, IOException {
      String[] words = Files.readString(source).split("\\s", 3);
      if (!words[0].equals("film")) {
        throw new MediaException.Malformed(source.getFileName() + "", "a film", words[0]);
      }
      return SampleTitles.title("likelikelikelike", Integer.parseInt(words[1])).info();
    }

    @Override
    public List<PreparedRendition> prepare(Path source, PreparePlan plan) {
      return plan.renditions().stream()
          .map(
              r -> new PreparedRendition(ByteBuffer.wrap(ascii("init " + r.name())), "avc1.64001e"))
          .toList();
    }

    @Override
    public void encode(SpanTask task, SegmentSink sink)
        throws MediaException, WorkFailure, IOException {
      Timeline timeline = task.title().timeline(task.lane()).orElseThrow();
      for (int i = task.firstSpan(); i < task.endSpan(); i++) {
        Span span = timeline.span(i);
        for (int n = span.firstSegment(); n < span.endSegment(); n++) {
          for (String rendition : task.renditions()) {
            SegmentKey key = new SegmentKey(task.title().id(), rendition, n);
            try {
              hook.beforeSegment(key, background);
            } catch (InterruptedException e) {
              throw new WorkFailure("interrupted", e);
            }
            sink.accept(new MadeSegment(key, ByteBuffer.wrap(bytes(key))));
          }
        }
      }
    }

    @Override
    public List<Loudness> loudness(Path source, SourceInfo info) {
      return List.of(new Loudness(0, 2, -23_00));
    }

    @Override
    public Optional<ByteBuffer> poster(Path source, SourceInfo info, int maxWidth) {
      return Optional.of(ByteBuffer.wrap(ascii("jpeg")));
    }

    @Override
    public ByteBuffer picture(Path image, int maxWidth) throws IOException {
      return ByteBuffer.wrap(ascii("picture of " + Files.readString(image)));
    }

    @Override
    public ByteBuffer sheet(Path source, SheetTask task) {
      return ByteBuffer.wrap(ascii("sheet " + task.sheet()));
    }

    @Override
    public int decode(String sourcePath, ByteBuffer media) {
      return 1;
    }

    @Override
    public List<EmbeddedText> texts(Path source, List<Integer> tracks, Rational origin) {
      return tracks.stream()
          .map(t -> new EmbeddedText(t, ByteBuffer.wrap(ascii("WEBVTT\n")), Optional.empty()))
          .toList();
    }

    @Override
    public String build() {
      return "fake 1";
    }

    @Override
    public void close() {}
  }
}
