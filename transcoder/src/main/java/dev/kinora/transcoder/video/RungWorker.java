package dev.kinora.transcoder.video;

import dev.kinora.packager.publish.SegmentKey;
import dev.kinora.packager.timeline.Span;
import dev.kinora.packager.timeline.Timeline;
import dev.kinora.packager.title.Rendition;
import dev.kinora.transcoder.ffmpeg.Frame;
import dev.kinora.transcoder.ffmpeg.Packet;
import dev.kinora.transcoder.ffmpeg.PictureColor;
import dev.kinora.transcoder.ffmpeg.PictureShape;
import dev.kinora.transcoder.ffmpeg.VideoEncoder;
import dev.kinora.transcoder.work.MadeSegment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Encodes one rung in a thread of its own. While it empties the encoder of one span, the thread
 * that decodes is already filling the queue with the next.
 */
final class RungWorker implements Handover.Work {
  /** A few pictures, so that threads of uneven speed rarely wait and memory stays small. */
  private static final int QUEUED_PICTURES = 6;

  private final BlockingQueue<Job> jobs = new ArrayBlockingQueue<>(QUEUED_PICTURES);
  private final String titleId;
  private final Rendition.Video rung;
  private final Timeline timeline;
  private final PictureColor color;
  private final Handover handover;

  RungWorker(
      String titleId,
      Rendition.Video rung,
      Timeline timeline,
      PictureColor color,
      Handover handover) {
    this.titleId = titleId;
    this.rung = rung;
    this.timeline = timeline;
    this.color = color;
    this.handover = handover;
  }

  private sealed interface Job {
    record Begin(Span span) implements Job {}

    record Picture(Frame frame, long number, boolean key) implements Job {}

    record Finish() implements Job {}

    record Stop() implements Job {}
  }

  /** What pictures it takes. */
  PictureShape shape() {
    return PictureShape.yuv420p(rung.width(), rung.height());
  }

  void begin(Span span) throws InterruptedException {
    jobs.put(new Job.Begin(span));
  }

  /**
   * Queues a picture.
   *
   * @param number frames from the span's start
   */
  void picture(Frame picture, long number, boolean key) throws IOException, InterruptedException {
    Frame own = new Frame();
    boolean queued = false;
    try {
      own.referTo(picture);
      jobs.put(new Job.Picture(own, number, key));
      queued = true;
    } finally {
      if (!queued) {
        own.close();
      }
    }
  }

  void finish() throws InterruptedException {
    jobs.put(new Job.Finish());
  }

  void stop() throws InterruptedException {
    jobs.put(new Job.Stop());
  }

  /** Lets go of what is still queued; for after all threads have ended. */
  void discard() {
    List<Job> left = new ArrayList<>();
    jobs.drainTo(left);
    for (Job job : left) {
      if (job instanceof Job.Picture picture) {
        picture.frame().close();
      }
    }
  }

  @Override
  public void run() throws Exception {
    try (Packet packet = new Packet()) {
      while (jobs.take() instanceof Job.Begin(Span span)) {
        encode(span, packet);
      }
    }
  }

  private void encode(Span span, Packet packet) throws IOException, InterruptedException {
    SegmentAssembler assembler = new SegmentAssembler(timeline, span, rung.name());
    try (VideoEncoder encoder = VideoEncoder.open(RungSettings.of(rung, color))) {
      HeaderCheck.check(rung, encoder, timeline.timescale());
      while (jobs.take() instanceof Job.Picture(Frame frame, long number, boolean key)) {
        try (frame) {
          encoder.send(frame, number, key);
        }
        receive(encoder, packet, assembler);
      }
      encoder.finish();
      receive(encoder, packet, assembler);
    }
    assembler.checkComplete();
  }

  private void receive(VideoEncoder encoder, Packet packet, SegmentAssembler assembler)
      throws IOException, InterruptedException {
    while (encoder.receive(packet)) {
      Optional<SegmentAssembler.Assembled> whole =
          assembler.add(
              CodedSample.of(rung.recipe().encoder(), packet.bytes(), packet.isKey()),
              packet.ptsTicks());
      if (whole.isPresent()) {
        SegmentKey key = new SegmentKey(titleId, rung.name(), whole.get().number());
        handover.made(new MadeSegment(key, whole.get().data()));
      }
    }
  }
}
