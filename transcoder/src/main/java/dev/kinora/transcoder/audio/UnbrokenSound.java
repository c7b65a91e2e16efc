package dev.kinora.transcoder.audio;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.time.Rational;
import dev.kinora.transcoder.ffmpeg.Frame;
import dev.kinora.transcoder.ffmpeg.Resampler;
import dev.kinora.transcoder.ffmpeg.SoundShape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * A track as one unbroken run of samples on the title's clock, at the source's rate: gaps are
 * silence, what overlaps is left out. For one thread.
 */
final class UnbrokenSound implements AutoCloseable {
  private final SourceSound source;
  private final int channels;
  private final Frame decoded = new Frame();
  private final Frame current = new Frame();
  private Resampler converter;
  private SoundShape convertedShape;
  private final int sampleRate;
  private final SoundClock clock;
  private boolean ended;
  private long currentStart;
  private OptionalLong previousEnd = OptionalLong.empty();
  private long position;

  private UnbrokenSound(SourceSound source, Rational origin, int channels)
      throws MediaException, IOException {
    this.source = source;
    this.channels = channels;
    this.ended = !source.next(decoded);
    this.convertedShape = decoded.soundShape();
    this.sampleRate = ended ? 0 : convertedShape.sampleRate();
    this.converter = Resampler.to(target(convertedShape));
    this.clock =
        new SoundClock(
            origin,
            source.tick(),
            Math.max(1, sampleRate),
            source.anchorTicks(),
            FrameGrids.samplesOf(source.codec(), decoded.sampleCount()));
    if (!ended) {
      take();
    }
  }

  /**
   * Opens a track.
   *
   * @param origin the source's time that is sample 0, in seconds
   * @param from seconds on the title's clock from which sound is wanted
   * @param channels how many are wanted; sound of one channel keeps one
   */
  static UnbrokenSound open(Path file, int track, Rational origin, Rational from, int channels)
      throws MediaException, IOException {
    SourceSound source = SourceSound.open(file, track, origin.plus(from));
    try {
      return new UnbrokenSound(source, origin, channels);
    } catch (MediaException | IOException | RuntimeException | Error e) {
      source.close();
      throw e;
    }
  }

  /** Samples a second, or 0 when the track holds none from here on. */
  int sampleRate() {
    return sampleRate;
  }

  /** How many packets could not be decoded so far. */
  long damagedPackets() {
    return source.damagedPackets();
  }

  /** Goes to a sample; only forward. */
  void position(long sample) {
    position = sample;
  }

  /** Fills a frame with the samples that come next. */
  void read(Frame into) throws IOException {
    int wanted = into.sampleCount();
    int done = 0;
    while (done < wanted) {
      long at = position + done;
      if (!ended && currentStart + current.sampleCount() <= at) {
        advance();
      } else if (ended || currentStart > at) {
        int count = ended ? wanted - done : (int) Math.min(wanted - done, currentStart - at);
        Planes.silence(into, done, count);
        done += count;
      } else {
        int offset = (int) (at - currentStart);
        int count = Math.min(wanted - done, current.sampleCount() - offset);
        Planes.copy(current, offset, into, done, count);
        done += count;
      }
    }
    position += wanted;
  }

  private void advance() throws IOException {
    if (source.next(decoded)) {
      take();
    } else {
      ended = true;
    }
  }

  /** Converts the decoded frame and finds its place. */
  private void take() throws IOException {
    SoundShape shape = decoded.soundShape();
    if (!shape.equals(convertedShape)) {
      converter.close();
      converter = Resampler.to(target(shape));
      convertedShape = shape;
    }
    long ticks = decoded.ptsTicks();
    converter.convert(decoded, current);
    int samples = current.sampleCount();
    currentStart =
        previousEnd.isPresent()
            ? clock.placeAfter(previousEnd.getAsLong(), ticks, samples)
            : clock.place(ticks, samples);
    previousEnd = OptionalLong.of(currentStart + samples);
  }

  /** One channel stays one, so that it comes out of both sides as loud as it was. */
  private SoundShape target(SoundShape from) {
    int kept = from.channels() == 1 ? 1 : channels;
    return SoundShape.floatPlanes(sampleRate == 0 ? from.sampleRate() : sampleRate, kept);
  }

  @Override
  public void close() {
    converter.close();
    current.close();
    decoded.close();
    source.close();
  }
}
