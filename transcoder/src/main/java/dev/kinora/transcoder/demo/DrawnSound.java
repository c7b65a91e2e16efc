package dev.kinora.transcoder.demo;

import dev.kinora.transcoder.ffmpeg.Frame;
import dev.kinora.transcoder.ffmpeg.SoundShape;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/** Puts computed samples into frames. Confined to one thread. */
final class DrawnSound implements AutoCloseable {
  private final int sampleRate;
  private final int length;
  private final float[] interleaved;
  private Frame frame = new Frame();

  DrawnSound(int sampleRate, int length) {
    this.sampleRate = sampleRate;
    this.length = length;
    this.interleaved = new float[2 * length];
  }

  int length() {
    return length;
  }

  /** A frame of samples from that number on; belongs to this object. */
  Frame from(long firstSample) throws IOException {
    frame.close();
    frame = Frame.sound(SoundShape.floatPlanes(sampleRate, 2), length);
    DemoTones.fill(interleaved, firstSample, sampleRate);
    for (int channel = 0; channel < 2; channel++) {
      FloatBuffer plane = frame.plane(channel, 1).order(ByteOrder.nativeOrder()).asFloatBuffer();
      for (int i = 0; i < length; i++) {
        plane.put(i, interleaved[2 * i + channel]);
      }
    }
    return frame;
  }

  @Override
  public void close() {
    frame.close();
  }
}
