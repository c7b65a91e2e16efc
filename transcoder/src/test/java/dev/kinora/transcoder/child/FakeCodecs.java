package dev.kinora.transcoder.child;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.publish.SampleTitles;
import dev.kinora.packager.publish.SegmentKey;
import dev.kinora.packager.time.Rational;
import dev.kinora.packager.timeline.Timeline;
import dev.kinora.packager.title.Loudness;
import dev.kinora.packager.title.SourceInfo;
import dev.kinora.transcoder.work.Codecs;
import dev.kinora.transcoder.work.EmbeddedText;
import dev.kinora.transcoder.work.InstructionSet;
import dev.kinora.transcoder.work.MadeSegment;
import dev.kinora.transcoder.work.PreparePlan;
import dev.kinora.transcoder.work.PreparedRendition;
import dev.kinora.transcoder.work.SheetTask;
import dev.kinora.transcoder.work.SpanTask;
import dev.kinora.transcoder.work.WorkFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Codecs without codecs: they answer at once, or do what the source's name says. */
final class FakeCodecs implements Codecs {
  private final InstructionSet instructionSet;

  FakeCodecs(InstructionSet instructionSet) {
    this.instructionSet = instructionSet;
  }

  /** What a child of that process id answers to a probe. */
  static SourceInfo info(long pid) {
    SourceInfo sample = SampleTitles.title("sample00", 10).info();
    return new SourceInfo(
        "mov", sample.duration(), Optional.of(Long.toString(pid)), sample.tracks());
  }

  /** What a segment holds. */
  static ByteBuffer body(SegmentKey key) {
    return ByteBuffer.wrap((key.rendition() + "#" + key.number()).repeat(1000).getBytes(UTF_8));
  }

  @Override
  public SourceInfo probe(Path source) throws MediaException, WorkFailure, IOException {
    Misbehaviour.of(source).perform();
    return info(ProcessHandle.current().pid());
  }

  @Override
  public List<PreparedRendition> prepare(Path source, PreparePlan plan) {
    return plan.renditions().stream()
        .map(r -> new PreparedRendition(ByteBuffer.wrap(r.name().getBytes(UTF_8)), r.codecs()))
        .toList();
  }

  @Override
  public void encode(SpanTask task, SegmentSink sink)
      throws MediaException, WorkFailure, IOException {
    for (String rendition : task.renditions()) {
      Timeline timeline = task.title().timelineOf(task.title().rendition(rendition).orElseThrow());
      int end = timeline.span(task.endSpan() - 1).endSegment();
      for (int n = timeline.span(task.firstSpan()).firstSegment(); n < end; n++) {
        SegmentKey key = new SegmentKey(task.title().id(), rendition, n);
        sink.accept(new MadeSegment(key, body(key)));
        Misbehaviour.of(Path.of(task.title().source().path())).performWithin(sink, key);
      }
    }
  }

  @Override
  public List<Loudness> loudness(Path source, SourceInfo info) {
    return List.of(new Loudness(0, 2, -23_00));
  }

  @Override
  public Optional<ByteBuffer> poster(Path source, SourceInfo info, int maxWidth) {
    return maxWidth == 0 ? Optional.empty() : Optional.of(ByteBuffer.allocate(maxWidth));
  }

  @Override
  public ByteBuffer picture(Path image, int maxWidth) {
    return ByteBuffer.wrap(new byte[] {1});
  }

  @Override
  public ByteBuffer sheet(Path source, SheetTask task) {
    return ByteBuffer.wrap(new byte[] {(byte) task.sheet()});
  }

  @Override
  public int decode(String sourcePath, ByteBuffer media) throws MediaException {
    if (!media.hasRemaining()) {
      throw new MediaException.Malformed("nothing to decode");
    }
    return media.remaining();
  }

  @Override
  public List<EmbeddedText> texts(Path source, List<Integer> tracks, Rational origin) {
    return tracks.stream()
        .map(
            t -> new EmbeddedText(t, ByteBuffer.wrap("WEBVTT\n".getBytes(UTF_8)), Optional.empty()))
        .toList();
  }

  @Override
  public String build() {
    return "fake " + instructionSet;
  }

  @Override
  public void close() {}
}
