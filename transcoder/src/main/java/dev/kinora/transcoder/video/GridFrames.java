package dev.kinora.transcoder.video;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.time.Rational;
import dev.kinora.packager.title.SourceTrack;
import dev.kinora.transcoder.ffmpeg.Frame;
import dev.kinora.transcoder.ffmpeg.Packet;
import dev.kinora.transcoder.ffmpeg.PictureColor;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The pictures of a title, exactly one for each instant of its grid, from a chosen frame on. Where
 * the source has none, the one before is shown again; before the first, the first.
 */
final class GridFrames implements AutoCloseable {
  private final FrameGrid grid;
  private final SourceFrames source;
  private final Normaliser normaliser;
  private final boolean normalised;
  private final Frame decoded = new Frame();
  private final Frame shown = new Frame();
  private final Frame coming = new Frame();
  private long comingPlace;
  private boolean hasShown;
  private boolean hasComing;
  private boolean finishing;

  private GridFrames(SourceTrack.Video track, FrameGrid grid, SourceFrames source) {
    this.grid = grid;
    this.source = source;
    this.normalised = Normaliser.isNeeded(track);
    this.normaliser = new Normaliser(track, source.tick());
  }

  /**
   * Opens the source so that {@link #advanceTo} can begin at a frame.
   *
   * @param threads how many threads may decode
   */
  static GridFrames open(
      Path file, SourceTrack.Video track, FrameGrid grid, long firstFrame, int threads)
      throws MediaException, IOException {
    SourceFrames source = SourceFrames.open(file, track.index(), threads);
    GridFrames frames = new GridFrames(track, grid, source);
    try {
      long from = firstFrame - Normaliser.picturesBefore(track);
      if (from > 0) {
        source.startAt(grid.timeOf(from));
      }
      frames.fetch();
      return frames;
    } catch (MediaException | IOException | RuntimeException | Error e) {
      frames.close();
      throw e;
    }
  }

  /**
   * Makes {@link #shown} the picture of a frame; frames only ever grow.
   *
   * @return false if it is the same picture as before
   * @throws MediaException.Malformed if no picture at all can be decoded from here on
   */
  boolean advanceTo(long frame) throws MediaException, IOException {
    boolean changed = false;
    while (hasComing && (!hasShown || comingPlace <= frame)) {
      shown.take(coming);
      hasShown = true;
      changed = true;
      fetch();
    }
    if (!hasShown) {
      throw new MediaException.Malformed(
          "no picture can be decoded at frame %d (%s s of the source)"
              .formatted(frame, grid.timeOf(frame)));
    }
    return changed;
  }

  /** Colour properties of the source. */
  PictureColor sourceColor() {
    return source.color();
  }

  /** The picture that {@link #advanceTo} found. */
  Frame shown() {
    return shown;
  }

  private void fetch() throws IOException {
    hasComing = normalised ? nextNormalised() : source.next(coming);
    if (hasComing) {
      long ticks = normalised ? coming.ptsTicks() : coming.bestTimeTicks();
      Rational tick = normalised ? normaliser.tick() : source.tick();
      comingPlace = ticks == Packet.NO_TIME ? comingPlace + 1 : grid.nearest(ticks, tick);
    }
  }

  private boolean nextNormalised() throws IOException {
    while (!normaliser.receive(coming)) {
      if (finishing) {
        return false;
      }
      if (source.next(decoded)) {
        decoded.ptsTicks(decoded.bestTimeTicks());
        normaliser.send(decoded, source.tick());
      } else {
        finishing = true;
        normaliser.finish();
      }
    }
    return true;
  }

  @Override
  public void close() {
    decoded.close();
    shown.close();
    coming.close();
    normaliser.close();
    source.close();
  }
}
