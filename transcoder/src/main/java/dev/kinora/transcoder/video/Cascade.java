package dev.kinora.transcoder.video;

import dev.kinora.transcoder.ffmpeg.Frame;
import dev.kinora.transcoder.ffmpeg.PictureColor;
import dev.kinora.transcoder.ffmpeg.PictureShape;
import dev.kinora.transcoder.ffmpeg.Scaler;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Scales a picture to the largest rung, that to the next one and so on. The chain is the same
 * whichever rungs are wanted, since a picture scaled in other steps is another picture.
 */
final class Cascade implements AutoCloseable {
  private final List<Step> steps = new ArrayList<>();
  private final PictureColor color;

  /**
   * A chain of sizes.
   *
   * @param sizes all rungs of the title down to the smallest wanted, largest first
   * @param color what the encoders tag their pictures with
   */
  Cascade(List<PictureShape> sizes, PictureColor color) {
    this.color = color;
    for (PictureShape size : sizes) {
      steps.add(new Step(size));
    }
  }

  /** Scales a picture to all sizes. */
  void take(Frame picture) throws IOException {
    Frame from = picture;
    for (Step step : steps) {
      from = step.scale(from);
    }
  }

  /** The picture in one of the sizes, valid until the next one is taken. */
  Frame result(int size) {
    return steps.get(size).result();
  }

  @Override
  public void close() {
    steps.forEach(Step::close);
  }

  /** One size of the chain. */
  private final class Step implements AutoCloseable {
    private final PictureShape to;
    private final PicturePool pool;
    private @Nullable Scaler scaler;
    private @Nullable PictureShape scaledShape;
    private @Nullable PictureColor scaledColor;
    private @Nullable Frame result;

    Step(PictureShape to) {
      this.to = to;
      this.pool = new PicturePool(to);
    }

    Frame scale(Frame from) throws IOException {
      PictureShape shape = from.pictureShape();
      PictureColor fromColor = from.color();
      if (shape.equals(to) && !fromColor.isFullRange()) {
        result = from;
        return from;
      }
      Frame into = pool.free();
      scaler(shape, fromColor).scale(from, into);
      result = into;
      return into;
    }

    private Scaler scaler(PictureShape shape, PictureColor fromColor) throws IOException {
      if (scaler == null || !shape.equals(scaledShape) || !fromColor.equals(scaledColor)) {
        closeScaler();
        scaledShape = shape;
        scaledColor = fromColor;
        scaler = Scaler.open(shape, known(fromColor), to, color);
      }
      return scaler;
    }

    /** Pictures that do not say their matrix have that of the tags; RGB has none. */
    private PictureColor known(PictureColor from) {
      return new PictureColor(from.range(), color.matrix(), from.primaries(), from.transfer());
    }

    Frame result() {
      if (result == null) {
        throw new IllegalStateException("no picture was scaled yet");
      }
      return result;
    }

    private void closeScaler() {
      if (scaler != null) {
        scaler.close();
        scaler = null;
      }
    }

    @Override
    public void close() {
      closeScaler();
      pool.close();
    }
  }
}
