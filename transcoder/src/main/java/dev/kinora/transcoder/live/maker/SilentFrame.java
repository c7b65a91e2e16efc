package dev.kinora.transcoder.live.maker;

import dev.kinora.transcoder.audio.Planes;
import dev.kinora.transcoder.ffmpeg.AudioEncoder;
import dev.kinora.transcoder.ffmpeg.Frame;
import dev.kinora.transcoder.ffmpeg.Packet;
import dev.kinora.transcoder.ffmpeg.SoundShape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;

/** An AAC frame in which nothing is heard, to stand where a publisher sent none. */
final class SilentFrame {
  private static final long BITS_PER_SECOND = 64_000;
  private static final int WARM_UP_FRAMES = 4;

  private SilentFrame() {}

  /** Encodes silence; what comes after a few frames no longer depends on the start. */
  static ByteBuffer of(int sampleRate, int channels) throws IOException {
    SoundShape shape = SoundShape.floatPlanes(sampleRate, channels);
    try (AudioEncoder encoder = AudioEncoder.open("aac", shape, BITS_PER_SECOND, Map.of());
        Frame silence = Frame.sound(shape, encoder.frameSamples());
        Packet packet = new Packet()) {
      Planes.silence(silence, 0, silence.sampleCount());
      byte[] last = new byte[0];
      for (int i = 0; i < WARM_UP_FRAMES; i++) {
        encoder.send(silence, (long) i * encoder.frameSamples());
        while (encoder.receive(packet)) {
          last = packet.bytes();
        }
      }
      return ByteBuffer.wrap(last);
    }
  }
}
