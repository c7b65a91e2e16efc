package dev.kinora.transcoder.video;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.cmaf.HeaderSettings;
import dev.kinora.packager.cmaf.InitSegment;
import dev.kinora.packager.timeline.Span;
import dev.kinora.packager.timeline.Timeline;
import dev.kinora.packager.title.Rendition;
import dev.kinora.packager.title.SourceTrack;
import dev.kinora.packager.title.Title;
import dev.kinora.transcoder.ffmpeg.Demuxer;
import dev.kinora.transcoder.ffmpeg.InitMuxer;
import dev.kinora.transcoder.ffmpeg.PictureColor;
import dev.kinora.transcoder.ffmpeg.PictureShape;
import dev.kinora.transcoder.ffmpeg.VideoEncoder;
import dev.kinora.transcoder.work.Codecs;
import dev.kinora.transcoder.work.PreparedRendition;
import dev.kinora.transcoder.work.SpanEncoder;
import dev.kinora.transcoder.work.SpanTask;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Encodes the rungs of a title. */
public final class VideoSpanEncoder implements SpanEncoder {
  private static final int DECODER_THREADS = 2;

  @Override
  public List<PreparedRendition> prepare(Path source, List<Rendition> renditions, Timeline timeline)
      throws MediaException, IOException {
    List<PreparedRendition> prepared = new ArrayList<>();
    try (Demuxer demuxer = Demuxer.open(source)) {
      for (Rendition rendition : renditions) {
        Rendition.Video rung = rung(rendition);
        int height = demuxer.streams().get(rung.sourceTrack()).height();
        prepared.add(prepare(rung, tags(demuxer.color(rung.sourceTrack()), height), timeline));
      }
    }
    return prepared;
  }

  private static PreparedRendition prepare(
      Rendition.Video rung, PictureColor color, Timeline timeline)
      throws MediaException, IOException {
    try (VideoEncoder encoder = VideoEncoder.open(RungSettings.of(rung, color))) {
      byte[] written = InitMuxer.header(encoder, timeline.timescale(), Optional.empty());
      InitSegment init = InitSegment.parse(ByteBuffer.wrap(written));
      HeaderSettings settings =
          HeaderSettings.of(
              SegmentAssembler.TRACK_ID,
              timeline.timescale(),
              timeline.presentationOffsetTicks(),
              "und");
      return new PreparedRendition(ByteBuffer.wrap(init.toCmafHeader(settings)), init.codecs());
    }
  }

  private static Rendition.Video rung(Rendition rendition) {
    if (rendition instanceof Rendition.Video rung) {
      return rung;
    }
    throw new IllegalArgumentException(rendition.name() + ": expected a video rendition");
  }

  /** What a rung's pictures are tagged with; decided by the source's header alone. */
  private static PictureColor tags(PictureColor source, int height) {
    return source.isHighDynamicRange() ? PictureColor.BT709 : source.tagged(height);
  }

  @Override
  public void encode(SpanTask task, Codecs.SegmentSink sink) throws MediaException, IOException {
    Title title = task.title();
    SourceTrack.Video track = title.info().video().orElseThrow();
    Timeline timeline = title.videoTimeline().orElseThrow();
    List<Span> spans = spans(timeline, task);
    long first = timeline.firstFrame(spans.getFirst().firstSegment());
    FrameGrid grid = new FrameGrid(title.origin(), timeline.frameRate());
    Path source = Path.of(title.source().path());
    try (GridFrames frames = GridFrames.open(source, track, grid, first, DECODER_THREADS)) {
      PictureColor color = tags(frames.sourceColor(), track.height());
      Handover handover = new Handover();
      List<RungWorker> workers = workers(task, timeline, color, handover);
      PictureFeed feed =
          new PictureFeed(
              frames,
              timeline,
              spans,
              sizes(title, workers),
              color,
              workers,
              title.video().getFirst().recipe().keyFrameSeconds());
      run(feed, workers, handover, sink);
    }
  }

  /** A worker for each wanted rung. */
  private static List<RungWorker> workers(
      SpanTask task, Timeline timeline, PictureColor color, Handover handover) {
    List<RungWorker> workers = new ArrayList<>();
    for (Rendition.Video rung : task.title().video()) {
      if (task.renditions().contains(rung.name())) {
        workers.add(new RungWorker(task.title().id(), rung, timeline, color, handover));
      }
    }
    return workers;
  }

  /**
   * The sizes of all rungs, of whatever coding, down to the smallest wanted: a picture is always
   * scaled in the same steps.
   */
  private static List<PictureShape> sizes(Title title, List<RungWorker> wanted) {
    long smallest = wanted.stream().mapToLong(worker -> area(worker.shape())).min().orElseThrow();
    return title.video().stream()
        .map(rung -> PictureShape.yuv420p(rung.width(), rung.height()))
        .distinct()
        .filter(shape -> area(shape) >= smallest)
        .sorted(Comparator.comparingLong(VideoSpanEncoder::area).reversed())
        .toList();
  }

  private static long area(PictureShape shape) {
    return (long) shape.width() * shape.height();
  }

  private static List<Span> spans(Timeline timeline, SpanTask task) {
    List<Span> spans = new ArrayList<>();
    for (int i = task.firstSpan(); i < task.endSpan(); i++) {
      spans.add(timeline.span(i));
    }
    return spans;
  }

  private static void run(
      PictureFeed feed, List<RungWorker> workers, Handover handover, Codecs.SegmentSink sink)
      throws MediaException, IOException {
    List<Thread> threads = new ArrayList<>();
    threads.add(start("pictures", handover, feed));
    for (RungWorker worker : workers) {
      threads.add(start("rung", handover, worker));
    }
    try {
      handover.drain(threads.size(), sink);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("encoding was interrupted");
    } finally {
      end(threads);
      workers.forEach(RungWorker::discard);
    }
  }

  private static Thread start(String name, Handover handover, Handover.Work work) {
    return Thread.ofPlatform().name("kinora-" + name).start(() -> handover.run(work));
  }

  /** Waits until nobody touches native memory any more, whatever interrupts come meanwhile. */
  private static void end(List<Thread> threads) {
    boolean interrupted = false;
    threads.forEach(Thread::interrupt);
    for (Thread thread : threads) {
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
