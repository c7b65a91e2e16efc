package dev.kinora.transcoder.video;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.timeline.Span;
import dev.kinora.packager.timeline.Timeline;
import dev.kinora.transcoder.ffmpeg.Frame;
import dev.kinora.transcoder.ffmpeg.PictureColor;
import dev.kinora.transcoder.ffmpeg.PictureShape;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * Decodes and scales the pictures of neighbouring spans and deals them out to the rungs, in a
 * thread of its own.
 *
 * @param frames opened at the first span's first frame; closed by whoever opened it
 * @param workers those of the wanted rungs; each takes pictures of one of {@code sizes}
 */
record PictureFeed(
    GridFrames frames,
    Timeline timeline,
    List<Span> spans,
    List<PictureShape> sizes,
    PictureColor color,
    List<RungWorker> workers,
    int keyFrameSeconds)
    implements Handover.Work {

  @Override
  public void run() throws Exception {
    try (Cascade cascade = new Cascade(sizes, color)) {
      for (Span span : spans) {
        feed(span, cascade);
      }
    }
    for (RungWorker worker : workers) {
      worker.stop();
    }
  }

  private void feed(Span span, Cascade cascade)
      throws MediaException, IOException, InterruptedException {
    Set<Long> keys =
        KeyFrames.in(timeline, span.firstSegment(), span.endSegment(), keyFrameSeconds);
    long first = timeline.firstFrame(span.firstSegment());
    long end = timeline.endFrame(span.endSegment() - 1);
    for (RungWorker worker : workers) {
      worker.begin(span);
    }
    for (long frame = first; frame < end; frame++) {
      if (frames.advanceTo(frame)) {
        cascade.take(frames.shown());
      }
      boolean key = keys.contains(frame);
      for (RungWorker worker : workers) {
        Frame picture = cascade.result(sizes.indexOf(worker.shape()));
        worker.picture(picture, frame - first, key);
      }
    }
    for (RungWorker worker : workers) {
      worker.finish();
    }
  }
}
