package dev.kinora.transcoder.film;

import dev.kinora.transcoder.ffmpeg.AudioEncoder;
import dev.kinora.transcoder.ffmpeg.FileMuxer;
import dev.kinora.transcoder.ffmpeg.FilterGraph;
import dev.kinora.transcoder.ffmpeg.Frame;
import dev.kinora.transcoder.ffmpeg.Packet;
import dev.kinora.transcoder.ffmpeg.SoundShape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Sound with tags. */
public final class Song {
  private static final int RATE = 8000;
  private static final int FRAME_SAMPLES = 400;

  /** libavutil's number of interleaved samples of 16 bits. */
  private static final int SIXTEEN_BITS = 1;

  private Song() {}

  /** A sine in one channel as FLAC. */
  public static Path flac(Path file, int seconds, Map<String, String> tags) throws IOException {
    String tone = "sine=r=%d:d=%d:samples_per_frame=%d".formatted(RATE, seconds, FRAME_SAMPLES);
    SoundShape shape = new SoundShape(SIXTEEN_BITS, RATE, 1);
    try (FilterGraph source = FilterGraph.sounding(tone);
        AudioEncoder encoder =
            AudioEncoder.open(
                "flac", shape, 64_000, Map.of("frame_size", Integer.toString(FRAME_SAMPLES)));
        FileMuxer muxer = FileMuxer.create(file, "flac", Map.of());
        Frame frame = new Frame();
        Packet packet = new Packet()) {
      int track = muxer.add(encoder);
      tags.forEach(muxer::tag);
      muxer.start();
      for (long at = 0; source.receive(frame); at += FRAME_SAMPLES) {
        encoder.send(frame, at);
        write(encoder, muxer, track, packet);
      }
      encoder.finish();
      write(encoder, muxer, track, packet);
      muxer.finish();
    }
    return file;
  }

  private static void write(AudioEncoder encoder, FileMuxer muxer, int track, Packet packet)
      throws IOException {
    while (encoder.receive(packet)) {
      muxer.write(packet, track);
    }
  }
}
