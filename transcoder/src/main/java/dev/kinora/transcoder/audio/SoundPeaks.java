package dev.kinora.transcoder.audio;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.time.Rational;
import dev.kinora.packager.title.SourceInfo;
import dev.kinora.packager.title.SourceTrack;
import dev.kinora.transcoder.ffmpeg.Frame;
import dev.kinora.transcoder.ffmpeg.SoundShape;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;

/** How loud a source's sound is from place to place, for a picture of it. */
public final class SoundPeaks {
  /** More of it looks no better and takes longer. */
  private static final Rational MOST_SECONDS = Rational.of(180);

  private static final int BLOCK_SAMPLES = 4096;

  private SoundPeaks() {}

  /**
   * The highest sample of each of so many equal stretches of a source's first track, 0 to 1.
   *
   * @throws MediaException if it cannot be decoded
   */
  public static float[] of(Path source, SourceInfo info, int stretches)
      throws MediaException, IOException {
    float[] peaks = new float[stretches];
    SourceTrack.Audio track = info.audio().getFirst();
    Rational seconds =
        track.duration().compareTo(MOST_SECONDS) < 0 ? track.duration() : MOST_SECONDS;
    try (UnbrokenSound sound =
        UnbrokenSound.open(source, track.index(), track.start(), Rational.ZERO, 1)) {
      int rate = Math.max(1, sound.sampleRate());
      long samples = Math.max(1, seconds.times(rate).floor());
      try (Frame block = Frame.sound(SoundShape.floatPlanes(rate, 1), BLOCK_SAMPLES)) {
        for (long at = 0; at < samples; at += BLOCK_SAMPLES) {
          sound.read(block);
          FloatBuffer plane = Planes.plane(block, 0);
          int count = (int) Math.min(BLOCK_SAMPLES, samples - at);
          for (int i = 0; i < count; i++) {
            int stretch = (int) ((at + i) * stretches / samples);
            peaks[stretch] = Math.max(peaks[stretch], Math.min(1, Math.abs(plane.get(i))));
          }
        }
      }
    }
    return peaks;
  }
}
