package dev.kinora.transcoder.live.maker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.time.Rational;
import dev.kinora.transcoder.ffmpeg.Decoder;
import dev.kinora.transcoder.ffmpeg.Demuxer;
import dev.kinora.transcoder.ffmpeg.FileMuxer;
import dev.kinora.transcoder.ffmpeg.Frame;
import dev.kinora.transcoder.ffmpeg.Packet;
import dev.kinora.transcoder.ffmpeg.PictureColor;
import dev.kinora.transcoder.ffmpeg.PictureShape;
import dev.kinora.transcoder.ffmpeg.VideoEncoder;
import dev.kinora.transcoder.ffmpeg.VideoEncoderSettings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Combs of a moving bar, whose two fields are half a frame of time apart, are gone. */
final class DeinterlacerTest {
  private static final PictureShape SHAPE = PictureShape.yuv420p(320, 240);
  private static final int FRAMES = 20;
  private static final int BAR = 40;
  private static final int STEP = 16;

  @TempDir private Path folder;

  /** How often one row differs much from the next, over all pictures. */
  private static final class Combs implements Deinterlacer.Pictures {
    private final List<Long> times = new ArrayList<>();
    private long combed;

    @Override
    public void take(Frame picture, long ticks) {
      times.add(ticks);
      int stride = picture.strideBytes(0);
      ByteBuffer luma = picture.plane(0, SHAPE.height());
      for (int y = 20; y < SHAPE.height() - 20; y++) {
        for (int x = 0; x < SHAPE.width(); x++) {
          int here = luma.get(y * stride + x) & 0xff;
          int above = luma.get((y - 1) * stride + x) & 0xff;
          int below = luma.get((y + 1) * stride + x) & 0xff;
          boolean tooth = Math.abs(here - above) > 60 && Math.abs(here - below) > 60;
          combed += tooth ? 1 : 0;
        }
      }
    }
  }

  @Test
  void interlacedPicturesAreMadeWhole() throws Exception {
    Combs before = new Combs();
    Combs after = new Combs();
    Path film = film("+ildct+ilme", 1);
    decode(film, before, false);
    decode(film, after, true);
    assertEquals(before.times, after.times);
    assertEquals(FRAMES, after.times.size());
    assertTrue(before.combed > 10_000, "the film is combed: " + before.combed);
    assertTrue(after.combed < before.combed / 20, "still combed: " + after.combed);
  }

  @Test
  void wholePicturesPassUntouched() throws Exception {
    Combs before = new Combs();
    Combs after = new Combs();
    Path film = film("+bitexact", 2);
    decode(film, before, false);
    decode(film, after, true);
    assertEquals(before.times, after.times);
    assertEquals(before.combed, after.combed);
  }

  private static void decode(Path film, Combs combs, boolean through)
      throws MediaException, IOException {
    try (Demuxer source = Demuxer.open(film);
        Decoder decoder = Decoder.open(source, 0, 1);
        Deinterlacer deinterlacer = new Deinterlacer(combs);
        Packet packet = new Packet();
        Frame frame = new Frame()) {
      Rational tick = source.streams().getFirst().timeBase();
      boolean more = true;
      while (more) {
        more = source.read(packet);
        if (more) {
          decoder.send(packet);
        } else {
          decoder.finish();
        }
        while (decoder.receive(frame) == Decoder.Received.FRAME) {
          long ticks = tick.times(frame.bestTimeTicks()).times(90_000).round();
          if (through) {
            deinterlacer.take(frame, ticks);
          } else {
            combs.take(frame, ticks);
          }
        }
      }
      deinterlacer.finish();
    }
  }

  private Path film(String flags, int rowsTogether) throws IOException {
    Path file = folder.resolve("film" + rowsTogether + ".ts");
    VideoEncoderSettings settings =
        new VideoEncoderSettings(
            "mpeg2video",
            SHAPE,
            PictureColor.BT709,
            Rational.of(25),
            12,
            1,
            Map.of("flags", flags, "b", "20000000"));
    try (VideoEncoder encoder = VideoEncoder.open(settings);
        FileMuxer muxer = FileMuxer.create(file, "mpegts", Map.of());
        Frame frame = Frame.picture(SHAPE);
        Packet packet = new Packet()) {
      int track = muxer.add(encoder);
      muxer.start();
      for (int n = 0; n < FRAMES; n++) {
        draw(frame, n, rowsTogether == 1);
        encoder.send(frame, n, false);
        while (encoder.receive(packet)) {
          muxer.write(packet, track);
        }
      }
      encoder.finish();
      while (encoder.receive(packet)) {
        muxer.write(packet, track);
      }
      muxer.finish();
    }
    return file;
  }

  private static void draw(Frame frame, int number, boolean interlaced) {
    int stride = frame.strideBytes(0);
    ByteBuffer luma = frame.plane(0, SHAPE.height());
    for (int y = 0; y < SHAPE.height(); y++) {
      int moved = interlaced && y % 2 == 1 ? STEP / 2 : 0;
      int left = (number * STEP + moved) % (SHAPE.width() - BAR);
      for (int x = 0; x < SHAPE.width(); x++) {
        luma.put(y * stride + x, (byte) (x >= left && x < left + BAR ? 220 : 40));
      }
    }
    for (int plane = 1; plane <= 2; plane++) {
      ByteBuffer chroma = frame.plane(plane, SHAPE.height() / 2);
      for (int i = 0; i < SHAPE.height() / 2 * frame.strideBytes(plane); i++) {
        chroma.put(i, (byte) 128);
      }
    }
  }
}
