package dev.kinora.transcoder.video;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.preview.SheetPlan;
import dev.kinora.packager.time.Rational;
import dev.kinora.packager.title.SourceTrack;
import dev.kinora.transcoder.ffmpeg.Frame;
import dev.kinora.transcoder.ladder.PictureSize;
import dev.kinora.transcoder.work.SheetTask;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Draws a sheet of tiles. A tile shows the last key frame of the first half of its time, which
 * costs one decoded frame; where there is none, one that is a little older if the plan bears that,
 * and otherwise exactly the frame that its time begins with, for which everything from the key
 * frame before is decoded.
 */
public final class Sheets implements AutoCloseable {
  private static final int DECODER_THREADS = 2;

  /** A jump costs a search from the key frame before; less than this, decoding on is as good. */
  private static final int NEAR_SECONDS = 12;

  private static final int QUALITY = 6 * 118;

  private final Path source;
  private final SheetTask task;
  private final SourceTrack.Video track;
  private final PictureSize size;
  private final FrameGrid grid;
  private final KeyPictures keys;
  private final Frame decoded = new Frame();
  private @Nullable GridFrames exact;
  private long exactFrame;
  private long drawnKey = Long.MIN_VALUE;

  private Sheets(Path source, SheetTask task) throws MediaException, IOException {
    this.source = source;
    this.task = task;
    this.track = task.track();
    this.size = new PictureSize(task.plan().tileWidth(), task.plan().tileHeight());
    this.grid = new FrameGrid(task.origin(), track.frameRate());
    this.keys = KeyPictures.open(source, track.index());
  }

  /**
   * Draws a sheet.
   *
   * @return a JPEG file; its last row may have empty places
   * @throws MediaException if the source cannot be opened
   */
  public static ByteBuffer draw(Path source, SheetTask task) throws MediaException, IOException {
    try (Sheets sheets = new Sheets(source, task)) {
      return sheets.draw();
    }
  }

  private ByteBuffer draw() throws MediaException, IOException {
    SheetPlan plan = task.plan();
    int tiles = plan.tilesOn(task.sheet());
    PictureSize whole =
        new PictureSize(
            size.width() * Math.min(tiles, SheetPlan.COLUMNS),
            size.height() * Math.ceilDiv(tiles, SheetPlan.COLUMNS));
    try (Frame sheet = Frame.picture(Poster.shape(whole));
        Frame tile = Frame.picture(Poster.shape(size))) {
      Tiles.blacken(sheet, whole);
      Tiles.blacken(tile, size);
      for (int n = 0; n < tiles; n++) {
        // Where nothing can be decoded, the tile before it is shown again.
        draw(plan.firstTile(task.sheet()) + n, tile);
        Tiles.copy(
            tile,
            size,
            sheet,
            n % SheetPlan.COLUMNS * size.width(),
            n / SheetPlan.COLUMNS * size.height());
      }
      return ByteBuffer.wrap(Poster.encode(sheet, whole, QUALITY));
    }
  }

  private void draw(int number, Frame tile) throws MediaException, IOException {
    SheetPlan plan = task.plan();
    Rational begin = Rational.of((long) number * plan.intervalSeconds());
    Rational half = Rational.of(plan.intervalSeconds(), 2);
    // Times in files are rounded: half a frame earlier is still the frame that is meant.
    Rational rounding = Rational.of(1, 2).dividedBy(track.frameRate());
    Rational earliest =
        begin.minus(Rational.of(plan.toleranceSeconds())).minus(rounding).plus(task.origin());
    Optional<Long> key = keys.find(earliest, begin.plus(half).plus(task.origin()));
    if (key.isPresent()) {
      if (key.get() == drawnKey) {
        return;
      }
      if (keys.decode(decoded) && drawUpright(tile)) {
        drawnKey = key.get();
        return;
      }
    }
    if (drawExact(begin.times(track.frameRate()).floor(), tile)) {
      drawnKey = Long.MIN_VALUE;
    }
  }

  private boolean drawUpright(Frame tile) throws IOException {
    if (!Normaliser.isNeeded(track)) {
      Poster.scale(decoded, track, tile);
      return true;
    }
    // Deinterlacing looks at neighbours, which this picture has none of: each has its own filters.
    try (Normaliser normaliser = Normaliser.within(track, size, keys.tick());
        Frame upright = new Frame()) {
      decoded.ptsTicks(0);
      normaliser.send(decoded, keys.tick());
      normaliser.finish();
      if (!normaliser.receive(upright)) {
        return false;
      }
      Poster.scale(upright, track, tile);
      return true;
    }
  }

  private boolean drawExact(long frame, Frame tile) throws IOException {
    try {
      GridFrames pictures = exactAt(frame);
      pictures.advanceTo(frame);
      exactFrame = frame;
      Poster.scale(pictures.shown(), track, tile);
      return true;
    } catch (MediaException _) {
      // Damage, or the end of the picture before that of the sound.
      return false;
    }
  }

  private GridFrames exactAt(long frame) throws MediaException, IOException {
    Rational ahead = Rational.of(frame - exactFrame).dividedBy(track.frameRate());
    if (exact == null || ahead.compareTo(Rational.of(NEAR_SECONDS)) > 0) {
      closeExact();
      exact = GridFrames.open(source, track, grid, frame, DECODER_THREADS);
      exactFrame = frame;
    }
    return exact;
  }

  private void closeExact() {
    if (exact != null) {
      exact.close();
      exact = null;
    }
  }

  @Override
  public void close() {
    closeExact();
    decoded.close();
    keys.close();
  }
}
