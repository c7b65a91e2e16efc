package dev.kinora.transcoder.ingest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.bitstream.AacSilence;
import dev.kinora.packager.check.finding.Findings;
import dev.kinora.packager.check.finding.Place;
import dev.kinora.packager.check.media.HeaderCheck;
import dev.kinora.packager.check.media.SegmentCheck;
import dev.kinora.packager.cmaf.Fragment;
import dev.kinora.packager.cmaf.FragmentSample;
import dev.kinora.packager.cmaf.InitSegment;
import dev.kinora.packager.cmaf.MediaSegmentReader;
import dev.kinora.packager.remux.CopiedTitles;
import dev.kinora.packager.time.Rational;
import dev.kinora.packager.timeline.Timeline;
import dev.kinora.packager.title.Rendition;
import dev.kinora.transcoder.ffmpeg.Decoder;
import dev.kinora.transcoder.ffmpeg.Demuxer;
import dev.kinora.transcoder.ffmpeg.Frame;
import dev.kinora.transcoder.ffmpeg.Packet;
import dev.kinora.transcoder.film.CopiedTitle;
import dev.kinora.transcoder.film.FlashFilm;
import dev.kinora.transcoder.film.Moments;
import dev.kinora.transcoder.film.NoLeaks;
import dev.kinora.transcoder.film.NumberedFilm;
import dev.kinora.transcoder.film.NumberedPicture;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Sources that players can take are played by their own samples. */
@ExtendWith(NoLeaks.class)
final class RepackagingTest {
  private static final double TOLERANCE_SECONDS = 0.012;

  @TempDir private Path folder;

  private static List<byte[]> packets(Path file, int track) throws Exception {
    List<byte[]> packets = new ArrayList<>();
    try (Demuxer demuxer = Demuxer.open(file);
        Packet packet = new Packet()) {
      while (demuxer.read(packet)) {
        if (packet.streamIndex() == track) {
          packets.add(packet.bytes());
        }
      }
    }
    return packets;
  }

  private static List<byte[]> samples(CopiedTitle copied, Rendition rendition) throws Exception {
    Timeline timeline = copied.title().timelineOf(rendition);
    MediaSegmentReader reader = new MediaSegmentReader(InitSegment.parse(copied.header(rendition)));
    SegmentCheck check =
        new SegmentCheck(HeaderCheck.of(InitSegment.parse(copied.header(rendition))));
    Findings findings = new Findings();
    List<byte[]> samples = new ArrayList<>();
    try (CopiedTitles sources = new CopiedTitles()) {
      for (int n = 0; n < timeline.segmentCount(); n++) {
        ByteBuffer segment = ByteBuffer.wrap(copied.segment(sources, rendition, n));
        List<Fragment> fragments = reader.read(segment);
        check.check(Place.of("segment " + n), segment, findings);
        assertEquals(List.of(), findings.all());
        assertEquals(1, fragments.size());
        assertEquals(timeline.decodeTime(n).ticks(), fragments.getFirst().baseDecodeTimeTicks());
        assertEquals(
            timeline.decodeTime(n).ticks() + timeline.duration(n).ticks(),
            fragments.getFirst().endTicks());
        for (FragmentSample sample : fragments.getFirst().samples()) {
          byte[] bytes = new byte[(int) sample.sizeBytes()];
          MediaSegmentReader.data(segment, sample).get(bytes);
          samples.add(bytes);
        }
      }
    }
    return samples;
  }

  @ParameterizedTest
  @CsvSource({"mp4,24", "mp4,24000/1001", "matroska,24000/1001", "matroska,30", "matroska,25"})
  void everySampleIsTheSourcesAndEveryFrameComes(String format, String rate) throws Exception {
    NumberedFilm film = NumberedFilm.constant(format, 503, Rational.parse(rate));
    Path source = film.write(folder.resolve("film." + format));

    CopiedTitle copied = CopiedTitle.of(source);
    assertEquals(1, copied.copied().size(), copied.copies().reasons()::toString);
    Rendition.Video top = copied.title().video().getFirst();
    assertTrue(copied.title().isCopied(top));
    List<byte[]> samples = samples(copied, top);
    List<byte[]> packets = packets(source, 0);
    assertEquals(packets.size(), samples.size());
    for (int i = 0; i < packets.size(); i++) {
      assertArrayEquals(packets.get(i), samples.get(i), "sample " + i);
    }
    List<Seen> expected = LongStream.range(0, 503).mapToObj(n -> new Seen(n, (int) n)).toList();
    assertEquals(expected, decode(copied, top));
  }

  @Test
  void keyFramesWithinASegmentAreMarked() throws Exception {
    List<Long> times = LongStream.range(0, 240).boxed().toList();
    NumberedFilm film = new NumberedFilm("mp4", 320, 180, Rational.of(24), times, 12);
    Path source = film.write(folder.resolve("film.mp4"));

    CopiedTitle copied = CopiedTitle.of(source);
    Rendition.Video top = copied.title().video().getFirst();
    assertTrue(copied.title().timelineOf(top).segmentCount() < 10, "more key frames than segments");
    // Every segment is held to the rules on the way.
    assertEquals(240, samples(copied, top).size());
  }

  private static List<String> hex(List<byte[]> samples) {
    List<String> hex = new ArrayList<>();
    samples.forEach(sample -> hex.add(HexFormat.of().formatHex(sample)));
    return hex;
  }

  /** A picture that came out of a decoder. */
  record Seen(long frame, int number) {}

  private List<Seen> decode(CopiedTitle copied, Rendition.Video rung) throws Exception {
    int ticksPerFrame = copied.title().timelineOf(rung).ticksPerFrame();
    List<Seen> seen = new ArrayList<>();
    try (Demuxer demuxer = Demuxer.open(copied.write(rung, folder.resolve("joined.mp4")));
        Decoder decoder = Decoder.open(demuxer, 0, 1);
        Packet packet = new Packet();
        Frame frame = new Frame()) {
      boolean more = true;
      while (more) {
        more = demuxer.read(packet);
        if (more) {
          decoder.send(packet);
        } else {
          decoder.finish();
        }
        while (decoder.receive(frame) == Decoder.Received.FRAME) {
          seen.add(new Seen(frame.bestTimeTicks() / ticksPerFrame, NumberedPicture.read(frame)));
        }
      }
      assertEquals(0, decoder.damagedPackets());
    }
    return seen;
  }

  @Test
  void aGapMakesThePictureBeforeItLastLonger() throws Exception {
    NumberedFilm film = NumberedFilm.variable("matroska", 500, n -> 40 * (n < 450 ? n : n + 75));
    Path source = film.write(folder.resolve("film.mkv"));

    CopiedTitle copied = CopiedTitle.of(source);
    List<Seen> expected =
        LongStream.range(0, 500).mapToObj(n -> new Seen(n < 450 ? n : n + 75, (int) n)).toList();
    assertEquals(expected, decode(copied, copied.title().video().getFirst()));
  }

  static Stream<Arguments> soundFilms() {
    Rational film = Rational.of(24);
    Rational pal = Rational.of(25);
    return Stream.of(
        Arguments.of("MP4 whose edit list hides AAC's priming", film("mp4", film, 48_000, 0)),
        Arguments.of("sound 0.7 s late in MP4", film("mp4", pal, 44_100, 30_870)),
        Arguments.of("Matroska with a delay of its codec", film("matroska", film, 48_000, 0)),
        Arguments.of("sound 0.25 s late in Matroska", film("matroska", pal, 44_100, 11_025)));
  }

  private static FlashFilm film(String format, Rational rate, int sampleRate, long firstSample) {
    List<Long> flashes = List.of(38L, 97L, 131L, 190L, 203L, 291L, 310L);
    return new FlashFilm(format, rate, sampleRate, 14, 0, firstSample, flashes, 0);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("soundFilms")
  void soundKeepsItsDistance(String name, FlashFilm film) throws Exception {
    Path source = film.write(folder.resolve("film." + film.format()));
    List<Double> flashes = Moments.flashes(source);
    List<Double> tones = Moments.tones(source);

    CopiedTitle copied = CopiedTitle.of(source);
    assertEquals(2, copied.copied().size(), copied.copies().reasons()::toString);
    Rendition sound = copied.title().audio().getFirst();
    List<String> own = hex(samples(copied, sound));
    own.removeIf(sample -> sample.equals(AacSilence.frame(2).hex()));
    assertTrue(own.size() > 560, own.size() + " frames");
    assertTrue(Collections.indexOfSubList(hex(packets(source, 1)), own) >= 0);

    List<Double> heard = Moments.tones(copied.write(sound, folder.resolve("sound.mp4")));
    Rendition picture = copied.title().video().getFirst();
    List<Double> seen = Moments.flashes(copied.write(picture, folder.resolve("picture.mp4")));
    assertEquals(flashes.size(), seen.size());
    assertEquals(tones.size(), heard.size());
    for (int i = 0; i < flashes.size(); i++) {
      double expected = tones.get(i) - flashes.get(i);
      assertEquals(expected, heard.get(i) - seen.get(i), TOLERANCE_SECONDS, "moment " + i);
    }
  }

  @Test
  void aSourceThatChangedIsRefusedWithASentence() throws Exception {
    Path source =
        NumberedFilm.constant("mp4", 100, Rational.of(25)).write(folder.resolve("film.mp4"));
    CopiedTitle copied = CopiedTitle.of(source);
    Rendition top = copied.title().video().getFirst();
    try (CopiedTitles sources = new CopiedTitles()) {
      assertTrue(sources.segment(copied.title(), top, 0).sizeBytes() > 0);
      Files.setLastModifiedTime(source, FileTime.from(Instant.parse("2001-01-01T00:00:00Z")));
      MediaException refused =
          assertThrows(MediaException.class, () -> sources.segment(copied.title(), top, 0));
      assertTrue(String.valueOf(refused.getMessage()).contains("add it again"));
    }
  }

  @Test
  void whatWasAskedToBeEncodedIs() throws IOException, MediaException {
    Path source =
        NumberedFilm.constant("mp4", 100, Rational.of(25)).write(folder.resolve("film.mp4"));
    CopiedTitle copied = CopiedTitle.of(source);
    assertTrue(Repackaging.NEVER.choose(source, copied.title().info()).picture().isEmpty());
  }

  @Test
  void keyFramesTooFarApartAreAReason() throws Exception {
    NumberedFilm film =
        new NumberedFilm(
            "mp4", 320, 180, Rational.of(25), LongStream.range(0, 400).boxed().toList(), 1000);
    CopiedTitle copied = CopiedTitle.of(film.write(folder.resolve("film.mp4")));
    assertEquals(List.of(), copied.copied());
    assertEquals(
        List.of(
            "The picture is encoded: up to 16.0 s pass without a key frame at all; segments last"
                + " at most 12 s."),
        copied.copies().reasons());
  }
}
