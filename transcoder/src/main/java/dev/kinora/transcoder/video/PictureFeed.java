package dev.kinora.transcoder.video;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.timeline.Span;
import dev.kinora.packager.timeline.Timeline;
import dev.kinora.transcoder.ffmpeg.Frame;
import dev.kinora.transcoder.ffmpeg.PictureColor;
import dev.kinora.transcoder.ffmpeg.PictureShape;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decodes and scales the pictures of neighbouring spans and deals them out to the rungs, in a
 * thread of its own.
 *
 * @param frames opened at the first span's first frame; closed by whoever opened it
 * @param workers those of the wanted rungs, by their place in {@code sizes}
 */
record PictureFeed(
    GridFrames frames,
    Timeline timeline,
    List<Span> spans,
    List<PictureShape> sizes,
    PictureColor color,
    Map<Integer, RungWorker> workers,
    int keyFrameSeconds)
    implements Handover.Work {

  @Override
  public void run() throws Exception {
    try (Cascade cascade = new Cascade(sizes, color)) {
      for (Span span : spans) {
        feed(span, cascade);
      }
    }
    for (RungWorker worker : workers.values()) {
      worker.stop();
    }
  }

  private void feed(Span span, Cascade cascade)
      throws MediaException, IOException, InterruptedException {
    Set<Long> keys =
        KeyFrames.in(timeline, span.firstSegment(), span.endSegment(), keyFrameSeconds);
    long first = timeline.firstFrame(span.firstSegment());
    long end = timeline.endFrame(span.endSegment() - 1);
    for (RungWorker worker : workers.values()) {
      worker.begin(span);
    }
    for (long frame = first; frame < end; frame++) {
      if (frames.advanceTo(frame)) {
        cascade.take(frames.shown());
      }
      boolean key = keys.contains(frame);
      for (Map.Entry<Integer, RungWorker> worker : workers.entrySet()) {
        Frame picture = cascade.result(worker.getKey());
        worker.getValue().picture(picture, frame - first, key);
      }
    }
    for (RungWorker worker : workers.values()) {
      worker.finish();
    }
  }
}
