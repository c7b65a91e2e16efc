package dev.kinora.transcoder.live.maker;

import static dev.kinora.transcoder.live.maker.LiveOutput.PICTURE_TIMESCALE;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.time.Rational;
import dev.kinora.transcoder.ffmpeg.FilterGraph;
import dev.kinora.transcoder.ffmpeg.Frame;
import dev.kinora.transcoder.ffmpeg.PictureShape;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Makes one whole picture of each two fields (bwdif), from the first picture on that says it is
 * interlaced; before, and for pictures that say they are not, nothing is changed. Pictures come out
 * one later than they went in. For one thread.
 */
final class Deinterlacer implements AutoCloseable {
  private static final String FILTER = "bwdif=mode=send_frame:parity=auto:deint=interlaced";
  private static final Rational TICK = Rational.of(1, PICTURE_TIMESCALE);

  private final Pictures next;
  private final Frame whole = new Frame();
  private @Nullable FilterGraph graph;
  private @Nullable PictureShape shape;

  /** Takes pictures in the order of their times. */
  interface Pictures {
    /** The next picture, which stays the caller's. */
    void take(Frame picture, long ticks) throws MediaException, IOException;
  }

  Deinterlacer(Pictures next) {
    this.next = next;
  }

  /** Takes the next picture, which stays the caller's but for its time stamp. */
  void take(Frame picture, long ticks) throws MediaException, IOException {
    if (graph == null && !picture.isInterlaced()) {
      next.take(picture, ticks);
      return;
    }
    if (!picture.pictureShape().equals(shape)) {
      finish();
      shape = picture.pictureShape();
      graph = FilterGraph.pictures(FILTER, shape, picture.color(), picture.sampleAspect(), TICK);
    }
    picture.ptsTicks(ticks);
    if (graph != null) {
      graph.send(picture);
      passOn(graph);
    }
  }

  private void passOn(FilterGraph open) throws MediaException, IOException {
    while (open.receive(whole)) {
      // The filter counts half ticks.
      next.take(whole, open.timeBase().times(whole.ptsTicks()).dividedBy(TICK).round());
    }
  }

  /** Lets out what is held back. */
  void finish() throws MediaException, IOException {
    FilterGraph open = graph;
    if (open != null) {
      open.finish();
      passOn(open);
      open.close();
      graph = null;
      shape = null;
    }
  }

  @Override
  public void close() {
    if (graph != null) {
      graph.close();
    }
    whole.close();
  }
}
