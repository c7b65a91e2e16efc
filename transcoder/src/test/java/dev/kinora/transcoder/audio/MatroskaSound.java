package dev.kinora.transcoder.audio;

import dev.kinora.transcoder.ffmpeg.AudioEncoder;
import dev.kinora.transcoder.ffmpeg.FileMuxer;
import dev.kinora.transcoder.ffmpeg.Frame;
import dev.kinora.transcoder.ffmpeg.Packet;
import dev.kinora.transcoder.ffmpeg.SoundShape;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.LongPredicate;

/** Writes mono PCM into Matroska, whose time stamps are whole milliseconds. */
final class MatroskaSound {
  static final int FRAME_SAMPLES = 1024;
  private static final int SIGNED_16_BIT = 1;

  private MatroskaSound() {}

  /**
   * @param frames how many frames of 1024 samples
   * @param kept whether a frame goes into the file
   */
  static Path write(Path file, int sampleRate, int frames, LongPredicate kept) throws IOException {
    SoundShape shape = new SoundShape(SIGNED_16_BIT, sampleRate, 1);
    try (AudioEncoder encoder = AudioEncoder.open("pcm_s16le", shape, 0, Map.of());
        FileMuxer muxer = FileMuxer.create(file, "matroska", Map.of());
        Packet packet = new Packet()) {
      int track = muxer.add(encoder);
      muxer.start();
      for (long f = 0; f < frames; f++) {
        try (Frame frame = Frame.sound(shape, FRAME_SAMPLES)) {
          fill(frame, f * FRAME_SAMPLES);
          encoder.send(frame, f * FRAME_SAMPLES);
        }
        while (encoder.receive(packet)) {
          if (kept.test(f)) {
            muxer.write(packet, track);
          }
        }
      }
      muxer.finish();
    }
    return file;
  }

  private static void fill(Frame frame, long first) {
    ShortBuffer plane = frame.plane(0, 1).order(ByteOrder.nativeOrder()).asShortBuffer();
    for (int i = 0; i < FRAME_SAMPLES; i++) {
      plane.put(i, sample(first + i));
    }
  }

  /** The sound: noise that tells every sample from its neighbours. */
  static short sample(long n) {
    return (short) (((n * 2654435761L) >>> 7) & 0x7fff);
  }
}
