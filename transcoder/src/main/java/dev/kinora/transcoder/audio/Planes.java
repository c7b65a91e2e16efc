package dev.kinora.transcoder.audio;

import dev.kinora.transcoder.ffmpeg.Frame;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/** Planes of samples as Java sees them. */
public final class Planes {
  private Planes() {}

  /** A channel of a frame of floating point planes. */
  public static FloatBuffer plane(Frame frame, int channel) {
    return frame
        .plane(channel, 1)
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer()
        .limit(frame.sampleCount());
  }

  /** Copies a stretch of samples; a frame of one channel goes into each channel of the other. */
  public static void copy(Frame from, int at, Frame into, int to, int count) {
    int channels = into.soundShape().channels();
    int last = from.soundShape().channels() - 1;
    for (int channel = 0; channel < channels; channel++) {
      FloatBuffer source = plane(from, Math.min(channel, last));
      plane(into, channel).put(to, source, at, count);
    }
  }

  /** Puts silence into a stretch of samples. */
  public static void silence(Frame into, int to, int count) {
    int channels = into.soundShape().channels();
    for (int channel = 0; channel < channels; channel++) {
      plane(into, channel).put(to, new float[count]);
    }
  }
}
