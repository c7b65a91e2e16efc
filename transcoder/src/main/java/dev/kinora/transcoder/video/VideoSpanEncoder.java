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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Encodes the rungs of a title. */
public final class VideoSpanEncoder implements SpanEncoder {
  private static final int DECODER_THREADS = 2;

  @Override
  public List<PreparedRendition> prepare(Path source, List<Rendition> renditions, Timeline timeline)
      throws MediaException, IOException {
    List<PreparedRendition> prepared = new ArrayList<>();
    for (Rendition rendition : renditions) {
      Rendition.Video rung = rung(rendition);
      PictureColor color = color(source, rung.sourceTrack());
      try (VideoEncoder encoder = VideoEncoder.open(RungSettings.of(rung, color))) {
        byte[] written = InitMuxer.header(encoder, timeline.timescale(), Optional.empty());
        InitSegment init = InitSegment.parse(ByteBuffer.wrap(written));
        HeaderSettings settings =
            HeaderSettings.of(
                SegmentAssembler.TRACK_ID,
                timeline.timescale(),
                timeline.presentationOffsetTicks(),
                "und");
        prepared.add(
            new PreparedRendition(ByteBuffer.wrap(init.toCmafHeader(settings)), init.codecs()));
      }
    }
    return prepared;
  }

  private static Rendition.Video rung(Rendition rendition) {
    if (rendition instanceof Rendition.Video rung) {
      return rung;
    }
    throw new IllegalArgumentException(rendition.name() + ": expected a video rendition");
  }

  /** What a rung's pictures are tagged with; decided by the source's header alone. */
  private static PictureColor color(Path source, int track) throws MediaException, IOException {
    try (Demuxer demuxer = Demuxer.open(source)) {
      PictureColor color = demuxer.color(track);
      return color.isHighDynamicRange()
          ? PictureColor.BT709
          : color.tagged(demuxer.streams().get(track).height());
    }
  }

  @Override
  public void encode(SpanTask task, Codecs.SegmentSink sink) throws MediaException, IOException {
    Title title = task.title();
    Path source = Path.of(title.source().path());
    List<Rendition.Video> ladder = title.video();
    SourceTrack.Video track = title.info().video().orElseThrow();
    PictureColor color = color(source, track.index());
    Timeline timeline = title.videoTimeline().orElseThrow();
    Handover handover = new Handover();
    Map<Integer, RungWorker> workers = new TreeMap<>();
    List<PictureShape> sizes = new ArrayList<>();
    int wantedSizes = 0;
    for (int i = 0; i < ladder.size(); i++) {
      Rendition.Video rung = ladder.get(i);
      sizes.add(PictureShape.yuv420p(rung.width(), rung.height()));
      if (task.renditions().contains(rung.name())) {
        workers.put(i, new RungWorker(title.id(), rung, timeline, color, handover));
        wantedSizes = i + 1;
      }
    }
    FrameGrid grid = new FrameGrid(title.origin(), timeline.frameRate());
    PictureFeed feed =
        new PictureFeed(
            frame -> GridFrames.open(source, track, grid, frame, DECODER_THREADS),
            timeline,
            spans(timeline, task),
            sizes.subList(0, wantedSizes),
            color,
            workers,
            ladder.getFirst().recipe().keyFrameSeconds());
    run(feed, List.copyOf(workers.values()), handover, sink);
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
