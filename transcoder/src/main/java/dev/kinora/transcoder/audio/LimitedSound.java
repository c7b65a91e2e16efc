package dev.kinora.transcoder.audio;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.time.Rational;
import dev.kinora.transcoder.ffmpeg.Frame;
import dev.kinora.transcoder.ffmpeg.SoundShape;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;

/**
 * A track with a gain whose peaks are held below full scale. All channels are turned down together,
 * so that nothing moves in the room. What a sample becomes depends on its neighbours within a few
 * milliseconds only and is computed in whole numbers, so that it is the same wherever reading
 * begins. For one thread.
 */
final class LimitedSound implements SoundRun {
  private final TitleSound source;
  private final Limiter limiter;
  private final float gain;
  private final Frame block;

  private LimitedSound(TitleSound source, Limiter limiter, float gain, Frame block) {
    this.source = source;
    this.limiter = limiter;
    this.gain = gain;
    this.block = block;
  }

  /**
   * Opens a track.
   *
   * @param origin the source's time that is sample 0, in seconds
   * @param first number of the first sample wanted, perhaps negative
   * @param blockSamples how many are read at a time
   */
  static LimitedSound open(
      Path file,
      int track,
      Rational origin,
      SoundShape shape,
      long first,
      int blockSamples,
      int gainCentiDecibels)
      throws MediaException, IOException {
    Limiter limiter = new Limiter(shape.channels(), shape.sampleRate(), blockSamples);
    TitleSound source = TitleSound.open(file, track, origin, shape, first - limiter.reachSamples());
    LimitedSound sound =
        new LimitedSound(
            source, limiter, (float) factor(gainCentiDecibels), Frame.sound(shape, blockSamples));
    try (Frame ahead = Frame.sound(shape, 2 * limiter.reachSamples())) {
      sound.take(ahead);
      return sound;
    } catch (IOException | RuntimeException | Error e) {
      sound.close();
      throw e;
    }
  }

  private static double factor(int centiDecibels) {
    return StrictMath.pow(10, centiDecibels / 2000.0);
  }

  private void take(Frame frame) throws IOException {
    source.read(frame);
    limiter.advance(frame.sampleCount());
    float[] samples = new float[frame.sampleCount()];
    for (int channel = 0; channel < frame.soundShape().channels(); channel++) {
      Planes.plane(frame, channel).get(samples);
      for (int i = 0; i < samples.length; i++) {
        samples[i] *= gain;
      }
      limiter.put(channel, samples);
    }
  }

  /** Fills a frame of as many samples as were agreed on with those that come next. */
  @Override
  public void read(Frame into) throws IOException {
    take(block);
    float[][] limited = limiter.limited();
    for (int channel = 0; channel < limited.length; channel++) {
      FloatBuffer plane = Planes.plane(into, channel);
      plane.put(0, limited[channel]);
    }
  }

  @Override
  public long damagedPackets() {
    return source.damagedPackets();
  }

  @Override
  public void close() {
    block.close();
    source.close();
  }
}
