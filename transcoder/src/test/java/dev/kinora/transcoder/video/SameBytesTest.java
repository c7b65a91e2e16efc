package dev.kinora.transcoder.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.kinora.packager.time.Rational;
import dev.kinora.packager.title.Rendition;
import dev.kinora.packager.title.Title;
import dev.kinora.transcoder.ffmpeg.Frame;
import dev.kinora.transcoder.ffmpeg.Native;
import dev.kinora.transcoder.ffmpeg.Packet;
import dev.kinora.transcoder.ffmpeg.PictureColor;
import dev.kinora.transcoder.ffmpeg.VideoEncoder;
import dev.kinora.transcoder.ffmpeg.VideoEncoderSettings;
import dev.kinora.transcoder.film.NoLeaks;
import dev.kinora.transcoder.film.NumberedFilm;
import dev.kinora.transcoder.film.NumberedPicture;
import dev.kinora.transcoder.film.PlannedTitle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A segment's bytes do not depend on who makes it, with what else, from where on. */
@ExtendWith(NoLeaks.class)
final class SameBytesTest {
  /** MMX, MMXEXT, SSE and SSE2 as libavutil numbers them. */
  private static final int SSE2_ONLY = 0x1b;

  @TempDir private Path folder;

  private Title title() throws Exception {
    NumberedFilm film = NumberedFilm.constant("mp4", 300, Rational.of(24)).sized(854, 480);
    return PlannedTitle.of(film.write(folder.resolve("film.mp4")));
  }

  @Test
  void aloneOrTogetherWithOthers() throws Exception {
    Title title = title();
    EncodedTitle whole = EncodedTitle.whole(title);
    assertEquals(3, title.video().size());
    for (Rendition.Video rung : title.video()) {
      EncodedTitle alone = EncodedTitle.of(title, 1, 3, List.of(rung.name()));
      assertSame(whole, alone);
    }
  }

  @Test
  void withTheOldestInstructionsOnly() throws Exception {
    Title title = title();
    List<String> names = title.video().stream().map(Rendition.Video::name).toList();
    EncodedTitle modern = EncodedTitle.of(title, 1, 3, names);
    Native.forceCpuFlags(SSE2_ONLY);
    try {
      assertSame(modern, EncodedTitle.of(title, 1, 3, names));
    } finally {
      Native.forceCpuFlags(-1);
    }
  }

  @Test
  void encoderWithTheOldestInstructionsOnly() throws Exception {
    Rendition.Video rung = title().video().getLast();
    VideoEncoderSettings modern = RungSettings.of(rung, PictureColor.BT709);
    Map<String, String> options = new TreeMap<>(modern.options());
    options.merge("x264-params", "asm=MMX2,SSE2", (a, b) -> a + ":" + b);
    VideoEncoderSettings old =
        new VideoEncoderSettings(
            modern.encoder(),
            modern.shape(),
            modern.color(),
            modern.frameRate(),
            modern.keyFrameDistance(),
            modern.threads(),
            options);
    assertEquals(encoded(modern), encoded(old));
  }

  /** Pictures without the encoder's note of its settings, in which the instructions stand. */
  private static List<String> encoded(VideoEncoderSettings settings) throws IOException {
    List<String> packets = new ArrayList<>();
    try (VideoEncoder encoder = VideoEncoder.open(settings);
        Frame picture = Frame.picture(settings.shape());
        Packet packet = new Packet()) {
      for (int n = 0; n < 60; n++) {
        NumberedPicture.draw(picture, n * 31);
        encoder.send(picture, n, n == 0);
        receive(encoder, packet, packets);
      }
      encoder.finish();
      receive(encoder, packet, packets);
    }
    assertEquals(60, packets.size());
    return packets;
  }

  private static void receive(VideoEncoder encoder, Packet packet, List<String> packets)
      throws IOException {
    while (encoder.receive(packet)) {
      AvcSample sample = AvcSample.of(packet.bytes());
      byte[] bytes = new byte[sample.data().remaining()];
      sample.data().get(bytes);
      packets.add(HexFormat.of().formatHex(bytes));
    }
  }

  private static void assertSame(EncodedTitle expected, EncodedTitle found) {
    assertFalse(found.segments().isEmpty());
    found
        .segments()
        .forEach((rendition, segments) ->
            segments.forEach((number, bytes) ->
                assertEquals(
                    expected.segment(rendition, number),
                    HexFormat.of().formatHex(bytes),
                    rendition + "/" + number)));
  }
}
