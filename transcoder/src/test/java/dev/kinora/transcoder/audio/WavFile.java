package dev.kinora.transcoder.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes sound without loss: RIFF WAVE with 32-bit floating point samples. */
final class WavFile {
  private WavFile() {}

  /** What a channel's sample is, -1 to 1. */
  interface Tone {
    double at(int channel, long sample);
  }

  static Path write(Path file, int sampleRate, int channels, int samples, Tone tone)
      throws IOException {
    int dataBytes = samples * channels * 4;
    ByteBuffer out = ByteBuffer.allocate(44 + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
    out.put(ascii("RIFF")).putInt(36 + dataBytes).put(ascii("WAVEfmt ")).putInt(16);
    out.putShort((short) 3).putShort((short) channels).putInt(sampleRate);
    out.putInt(sampleRate * channels * 4).putShort((short) (channels * 4)).putShort((short) 32);
    out.put(ascii("data")).putInt(dataBytes);
    for (long n = 0; n < samples; n++) {
      for (int channel = 0; channel < channels; channel++) {
        out.putFloat((float) tone.at(channel, n));
      }
    }
    return Files.write(file, out.array());
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
