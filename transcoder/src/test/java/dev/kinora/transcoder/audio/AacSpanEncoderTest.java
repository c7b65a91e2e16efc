package dev.kinora.transcoder.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.packager.cmaf.Fragment;
import dev.kinora.packager.cmaf.InitSegment;
import dev.kinora.packager.cmaf.MediaSegmentReader;
import dev.kinora.packager.time.Rational;
import dev.kinora.packager.timeline.Timeline;
import dev.kinora.packager.title.Title;
import dev.kinora.transcoder.ffmpeg.LiveHandles;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AacSpanEncoderTest {
  private static final int RATE = 48_000;
  private static final int SECONDS = 8;

  @TempDir Path folder;

  @AfterEach
  void nothingIsLeftOpen() {
    LiveHandles.assertNone();
  }

  @Test
  void segmentsFollowTheTimeline() throws Exception {
    Title title = title(chord(), 2);
    Timeline timeline = title.audioTimeline().orElseThrow();
    InitSegment header = InitSegment.parse(SoundTitles.header(title));
    assertEquals("mp4a.40.2", header.codecs());
    assertEquals(1024, header.presentationOffsetTicks());
    List<ByteBuffer> segments = SoundTitles.encode(title, 0, timeline.spanCount());
    assertEquals(timeline.segmentCount(), segments.size());
    MediaSegmentReader reader = new MediaSegmentReader(header);
    for (int n = 0; n < segments.size(); n++) {
      Fragment fragment = reader.read(segments.get(n)).getFirst();
      assertEquals(timeline.decodeTime(n).ticks(), fragment.baseDecodeTimeTicks());
      assertEquals(timeline.duration(n).ticks(), fragment.durationTicks());
      assertEquals(timeline.endFrame(n) - timeline.firstFrame(n), fragment.samples().size());
    }
  }

  @Test
  void theSameBytesInAnyOrderAloneOrTogether() throws Exception {
    Title title = title(chord(), 2);
    int spans = title.audioTimeline().orElseThrow().spanCount();
    List<ByteBuffer> together = SoundTitles.encode(title, 0, spans);
    List<ByteBuffer> apart = new ArrayList<>();
    for (int span = spans - 1; span >= 0; span--) {
      apart.addAll(0, SoundTitles.encode(title, span, span + 1));
    }
    assertEquals(together, apart);
  }

  @Test
  void aSteadyToneDoesNotTellWhereItIsJoined() throws Exception {
    Path source = source("tone.wav", (channel, n) -> 0.5 * Math.sin(2 * Math.PI * 997 * n / RATE));
    assertTrue(joinDecibels(source) < -90, "joins: " + joinDecibels(source) + " dBFS");
  }

  @Test
  void transientsDoNotTellWhereTheyAreJoined() throws Exception {
    Path source =
        source(
            "clicks.wav",
            (channel, n) -> {
              long since = n % 6000;
              double click =
                  since < 200 ? 0.7 * Math.exp(-since / 30.0) * Math.sin(since * 0.9) : 0;
              return click + 0.01 * Math.sin(n * 0.05);
            });
    assertTrue(joinDecibels(source) < -60, "joins: " + joinDecibels(source) + " dBFS");
  }

  @Test
  void aBeepIsHeardWhereItWas() throws Exception {
    int beep = 3 * RATE + 12_345;
    Rational origin = Rational.of(1, 8);
    Path source =
        source(
            "beep.wav",
            (channel, n) -> n >= beep && n < beep + 4800 ? 0.8 * Math.sin((n - beep) * 0.25) : 0);
    Title title = SoundTitles.title(source, 0, origin, Rational.of(SECONDS - 1), RATE, 2);
    float[] heard = SoundTitles.heard(title, folder)[0];
    int onset = 0;
    while (Math.abs(heard[onset]) < 0.1) {
      onset++;
    }
    assertEquals(beep - RATE / 8, onset, RATE / 1000.0);
  }

  @Test
  void anInterruptEndsTheWork() throws Exception {
    Title title = title(chord(), 2);
    Thread.currentThread().interrupt();
    assertThrows(InterruptedIOException.class, () -> SoundTitles.encode(title, 0, 1));
    assertTrue(Thread.interrupted());
  }

  /** RMS of what differs from an unbroken encode, near the joins of two-second spans. */
  private double joinDecibels(Path source) throws Exception {
    Title joined = title(source, 2);
    float[] heard = SoundTitles.heard(joined, folder)[0];
    float[] unbroken = SoundTitles.heard(title(source, 400), folder)[0];
    Timeline timeline = joined.audioTimeline().orElseThrow();
    double sum = 0;
    int count = 0;
    for (int span = 1; span < timeline.spanCount(); span++) {
      int join = (int) (timeline.firstFrame(timeline.span(span).firstSegment()) - 1) * 1024;
      for (int n = join - 2048; n < Math.min(join + 2048, heard.length); n++) {
        sum += Math.pow(heard[n] - unbroken[n], 2);
        count++;
      }
    }
    assertTrue(count > 4096 * 2, "expected several joins, found samples: " + count);
    return 10 * Math.log10(sum / count + 1e-20);
  }

  private Title title(Path source, int spanSeconds) throws IOException {
    return SoundTitles.title(source, 0, Rational.ZERO, Rational.of(SECONDS), RATE, spanSeconds);
  }

  private Path chord() throws IOException {
    return source(
        "chord.wav",
        (channel, n) -> {
          double sum = 0;
          for (int k = 1; k < 6; k++) {
            sum += 0.12 * Math.sin(2 * Math.PI * 220 * k * n / RATE + channel);
          }
          return sum;
        });
  }

  private Path source(String name, WavFile.Tone tone) throws IOException {
    return WavFile.write(folder.resolve(name), RATE, 2, RATE * SECONDS, tone);
  }
}
