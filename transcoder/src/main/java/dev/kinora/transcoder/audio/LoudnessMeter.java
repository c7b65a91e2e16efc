package dev.kinora.transcoder.audio;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.time.Rational;
import dev.kinora.packager.title.Loudness;
import dev.kinora.packager.title.SourceTrack;
import dev.kinora.transcoder.ffmpeg.FilterGraph;
import dev.kinora.transcoder.ffmpeg.Frame;
import dev.kinora.transcoder.ffmpeg.SoundShape;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.Map;

/** How loud a track is as viewers hear it, by EBU R 128 (ITU-R BS.1770, gated). */
public final class LoudnessMeter {
  private static final int RATE = 48_000;

  /** A tenth of a second, the step of the measurement. */
  private static final int BLOCK_SAMPLES = 4800;

  private static final String FILTER = "ebur128=metadata=1:framelog=quiet";
  private static final String INTEGRATED = "lavfi.r128.i";
  private static final double SILENT_LUFS = -70;

  private LoudnessMeter() {}

  /**
   * Measures a whole track.
   *
   * @param channels over how many it is played
   * @throws MediaException if it cannot be decoded
   */
  public static Loudness measure(Path source, SourceTrack.Audio track, int channels)
      throws MediaException, IOException {
    SoundShape shape = SoundShape.floatPlanes(RATE, channels);
    long samples = track.duration().times(RATE).ceil();
    double integrated = SILENT_LUFS;
    try (TitleSound sound = TitleSound.open(source, track.index(), track.start(), shape, 0);
        FilterGraph meter = FilterGraph.sound(FILTER, shape, Rational.of(1, RATE));
        Frame measured = new Frame()) {
      for (long at = 0; at < samples; at += BLOCK_SAMPLES) {
        if (Thread.currentThread().isInterrupted()) {
          throw new InterruptedIOException("measuring was interrupted");
        }
        // The filter may hold on to what it was given.
        try (Frame block = Frame.sound(shape, BLOCK_SAMPLES)) {
          sound.read(block);
          block.ptsTicks(at);
          meter.send(block);
        }
        while (meter.receive(measured)) {
          integrated = integrated(measured.metadata(), integrated);
        }
      }
    }
    return new Loudness(track.index(), channels, (int) Math.round(integrated * 100));
  }

  private static double integrated(Map<String, String> facts, double before) {
    String text = facts.get(INTEGRATED);
    if (text == null) {
      return before;
    }
    double value = Double.parseDouble(text);
    return Double.isFinite(value) ? Math.max(SILENT_LUFS, value) : SILENT_LUFS;
  }
}
