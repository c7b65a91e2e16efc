package dev.kinora.transcoder.audio;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.time.Rational;
import dev.kinora.transcoder.ffmpeg.Frame;
import dev.kinora.transcoder.ffmpeg.Resampler;
import dev.kinora.transcoder.ffmpeg.SoundShape;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;

/**
 * A track as one unbroken run of samples at the title's rate. The resampler is always started where
 * a sample of the source and one of the title lie at the same time, far enough ahead to have
 * forgotten its start, so that the same samples come out wherever reading begins. For one thread.
 */
final class TitleSound implements SoundRun {
  /** More than twice what the resampler's filter reaches. */
  private static final int SETTLING_SAMPLES = 2048;

  private static final int CHUNK_SAMPLES = 2048;

  private final UnbrokenSound source;
  private final Frame chunk;
  private final Frame resampled = new Frame();
  private final Resampler resampler;
  private final boolean sameRate;

  /** Number of the sample at {@link #offset} of what was resampled last. */
  private long position;

  private int offset;

  private TitleSound(
      UnbrokenSound source, Frame chunk, Resampler resampler, boolean sameRate, long position) {
    this.source = source;
    this.chunk = chunk;
    this.resampler = resampler;
    this.sameRate = sameRate;
    this.position = position;
  }

  /**
   * Opens a track.
   *
   * @param origin the source's time that is sample 0, in seconds
   * @param shape the rate and channels wanted
   * @param first number of the first sample wanted, perhaps negative
   */
  static TitleSound open(Path file, int track, Rational origin, SoundShape shape, long first)
      throws MediaException, IOException {
    Rational from = Rational.of(first - 2L * SETTLING_SAMPLES, shape.sampleRate());
    UnbrokenSound source = UnbrokenSound.open(file, track, origin, from, shape.channels());
    try {
      return start(source, shape, first);
    } catch (IOException | RuntimeException | Error e) {
      source.close();
      throw e;
    }
  }

  private static TitleSound start(UnbrokenSound source, SoundShape shape, long first)
      throws IOException {
    int rate = shape.sampleRate();
    int sourceRate = source.sampleRate() == 0 ? rate : source.sampleRate();
    boolean sameRate = sourceRate == rate;
    long start = first;
    long sourceStart = first;
    if (!sameRate) {
      int divisor = gcd(sourceRate, rate);
      long period = rate / divisor;
      long periods = Math.floorDiv(first - SETTLING_SAMPLES, period);
      start = periods * period;
      sourceStart = periods * (sourceRate / divisor);
    }
    source.position(sourceStart);
    TitleSound sound =
        new TitleSound(
            source,
            Frame.sound(SoundShape.floatPlanes(sourceRate, shape.channels()), CHUNK_SAMPLES),
            Resampler.to(shape),
            sameRate,
            start);
    sound.skipTo(first);
    return sound;
  }

  private static int gcd(int a, int b) {
    return BigInteger.valueOf(a).gcd(BigInteger.valueOf(b)).intValue();
  }

  @Override
  public long damagedPackets() {
    return source.damagedPackets();
  }

  @Override
  public void read(Frame into) throws IOException {
    if (sameRate) {
      source.read(into);
      return;
    }
    int done = 0;
    while (done < into.sampleCount()) {
      refill();
      int count = Math.min(into.sampleCount() - done, resampled.sampleCount() - offset);
      Planes.copy(resampled, offset, into, done, count);
      done += count;
      offset += count;
      position += count;
    }
  }

  private void skipTo(long first) throws IOException {
    while (!sameRate && position < first) {
      refill();
      int count = (int) Math.min(first - position, resampled.sampleCount() - offset);
      offset += count;
      position += count;
    }
  }

  private void refill() throws IOException {
    while (offset >= resampled.sampleCount()) {
      source.read(chunk);
      resampler.convert(chunk, resampled);
      offset = 0;
    }
  }

  @Override
  public void close() {
    resampler.close();
    resampled.close();
    chunk.close();
    source.close();
  }
}
