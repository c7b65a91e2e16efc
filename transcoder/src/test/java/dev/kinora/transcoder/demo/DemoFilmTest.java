package dev.kinora.transcoder.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.transcoder.ffmpeg.Decoder;
import dev.kinora.transcoder.ffmpeg.Demuxer;
import dev.kinora.transcoder.ffmpeg.Frame;
import dev.kinora.transcoder.ffmpeg.LiveHandles;
import dev.kinora.transcoder.ffmpeg.Packet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The film holds the frames it was drawn from, each with its number, and sound that moves. */
final class DemoFilmTest {
  private static final int WIDTH = 320;
  private static final int HEIGHT = 180;
  private static final int RATE = 12;
  private static final int SECONDS = 3;

  @TempDir Path folder;

  @AfterEach
  void nothingStaysOpen() {
    LiveHandles.assertNone();
  }

  @Test
  void everyFrameIsThereAndReadable() throws Exception {
    Path film = folder.resolve("demo.mp4");
    List<Double> progress = new ArrayList<>();

    new DemoFilm(WIDTH, HEIGHT, RATE, SECONDS).writeTo(film, progress::add);

    assertEquals(LongStream.range(0, RATE * SECONDS).boxed().toList(), numbers(film));
    assertEquals(1.0, progress.getLast());
  }

  @Test
  void theSoundMovesAndStaysInRange() {
    float[] samples = new float[2 * 48_000];
    DemoTones.fill(samples, 48_000, 48_000);
    double difference = 0;
    for (int i = 0; i < samples.length; i += 2) {
      assertTrue(Math.abs(samples[i]) <= 1 && Math.abs(samples[i + 1]) <= 1);
      difference += Math.abs(samples[i] - samples[i + 1]);
    }
    assertTrue(difference > 100, "left and right differ, since planets stand to one side");
  }

  private static List<Long> numbers(Path film) throws Exception {
    List<Long> numbers = new ArrayList<>();
    try (Demuxer source = Demuxer.open(film);
        Decoder decoder = Decoder.open(source, 0, 1);
        Packet packet = new Packet();
        Frame frame = new Frame()) {
      source.select(Set.of(0));
      while (source.read(packet)) {
        while (!decoder.send(packet)) {
          receive(decoder, frame, numbers);
        }
      }
      decoder.finish();
      receive(decoder, frame, numbers);
    }
    return numbers;
  }

  private static void receive(Decoder decoder, Frame frame, List<Long> numbers) {
    while (decoder.receive(frame) == Decoder.Received.FRAME) {
      numbers.add(FrameStrip.read(frame.plane(0, HEIGHT), frame.strideBytes(0), WIDTH, HEIGHT));
    }
  }
}
