package dev.kinora.transcoder.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.packager.cmaf.FragmentSample;
import dev.kinora.packager.cmaf.InitSegment;
import dev.kinora.packager.cmaf.MediaSegmentReader;
import dev.kinora.packager.time.Rational;
import dev.kinora.packager.timeline.Timeline;
import dev.kinora.packager.title.Title;
import dev.kinora.transcoder.ffmpeg.LiveHandles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Windows overlap over the joins of spans as within them. A decoder takes the shape of a window's
 * first half from the frame before; the encoder of a span knows a frame before that was thrown
 * away. They agree when the shape follows from the sequence and the succession is a legal one.
 */
final class AacWindowTest {
  private static final int RATE = 48_000;
  private static final int SECONDS = 24;
  private static final int LEAST_JOINS = 20;

  @TempDir Path folder;

  @AfterEach
  void nothingIsLeftOpen() {
    LiveHandles.assertNone();
  }

  @Test
  void aTone() throws Exception {
    Seen seen = check((channel, n) -> 0.5 * Math.sin(2 * Math.PI * 997 * n / RATE));
    assertEquals(EnumSet.of(AacWindow.Sequence.ONLY_LONG), seen.besideJoins());
  }

  @Test
  void noise() throws Exception {
    check((channel, n) -> 0.3 * white(2 * n + channel));
  }

  @Test
  void blowsAroundEveryJoin() throws Exception {
    // The nearest blow moves from 3000 samples before a join to 3000 after it.
    Seen seen =
        check((channel, n) -> {
          long join = Math.round(n / (double) RATE);
          long since = n - join * RATE - (join - SECONDS / 2) * 260;
          double blow = since < 0 ? 0 : Math.exp(-since / 60.0);
          return 0.8 * blow * white(n) + 0.002 * Math.sin(n * 0.05);
        });
    assertEquals(EnumSet.allOf(AacWindow.Sequence.class), seen.besideJoins());
  }

  @Test
  void burstsOfNoiseAllTheTime() throws Exception {
    Seen seen = check((channel, n) -> (n / 1700 % 5 == 0 ? 0.7 : 0.001) * white(2 * n + channel));
    assertEquals(EnumSet.allOf(AacWindow.Sequence.class), seen.anywhere());
  }

  /** Sequences of the first channel, and those of the two frames at each join. */
  private record Seen(Set<AacWindow.Sequence> anywhere, Set<AacWindow.Sequence> besideJoins) {}

  private Seen check(WavFile.Tone tone) throws Exception {
    Path stereo = WavFile.write(folder.resolve("stereo.wav"), RATE, 2, RATE * SECONDS, tone);
    Path swapped =
        WavFile.write(
            folder.resolve("swapped.wav"),
            RATE,
            2,
            RATE * SECONDS,
            (channel, n) -> tone.at(1 - channel, n));
    // Where the channels' windows differ, those of the second cannot be read without the first's
    // spectrum; so each channel is the first one once.
    check(SoundTitles.title(swapped, 0, Rational.ZERO, Rational.of(SECONDS), RATE, 1));
    return check(SoundTitles.title(stereo, 0, Rational.ZERO, Rational.of(SECONDS), RATE, 1));
  }

  private static Seen check(Title title) throws Exception {
    Timeline timeline = title.audioTimeline().orElseThrow();
    List<List<AacWindow>> frames = windows(title);
    assertEquals(timeline.endFrame(timeline.segmentCount() - 1), frames.size());
    Set<Long> joins = new HashSet<>();
    for (int span = 1; span < timeline.spanCount(); span++) {
      joins.add(timeline.firstFrame(timeline.span(span).firstSegment()));
    }
    assertTrue(joins.size() >= LEAST_JOINS, "joins: " + joins.size());
    Seen seen =
        new Seen(
            EnumSet.noneOf(AacWindow.Sequence.class), EnumSet.noneOf(AacWindow.Sequence.class));
    for (int f = 1; f < frames.size(); f++) {
      List<AacWindow> before = frames.get(f - 1);
      List<AacWindow> after = frames.get(f);
      String where = "frame " + f + (joins.contains((long) f) ? ", a join" : "");
      for (int channel = 0; channel < Math.min(before.size(), after.size()); channel++) {
        AacWindow.Sequence one = before.get(channel).sequence();
        AacWindow.Sequence next = after.get(channel).sequence();
        assertTrue(one.mayPrecede(next), where + ": " + one + " before " + next);
      }
      for (AacWindow window : after) {
        assertEquals(!window.sequence().endsShort(), window.kaiser(), where + ": " + window);
      }
      seen.anywhere().add(after.getFirst().sequence());
      if (joins.contains((long) f)) {
        seen.besideJoins().add(before.getFirst().sequence());
        seen.besideJoins().add(after.getFirst().sequence());
      }
    }
    return seen;
  }

  private static List<List<AacWindow>> windows(Title title) throws Exception {
    MediaSegmentReader reader =
        new MediaSegmentReader(InitSegment.parse(SoundTitles.header(title)));
    List<List<AacWindow>> windows = new ArrayList<>();
    int spans = title.audioTimeline().orElseThrow().spanCount();
    for (ByteBuffer segment : SoundTitles.encode(title, 0, spans)) {
      for (FragmentSample sample : reader.read(segment).getFirst().samples()) {
        windows.add(window(segment, sample));
      }
    }
    return windows;
  }

  private static List<AacWindow> window(ByteBuffer segment, FragmentSample sample)
      throws IOException {
    return AacWindow.of(segment.slice((int) sample.offset(), (int) sample.sizeBytes()));
  }

  /** Noise from -1 to 1 that is the same for the same number. */
  private static double white(long n) {
    long mixed = n * 0x9E3779B97F4A7C15L;
    mixed = (mixed ^ mixed >>> 31) * 0xBF58476D1CE4E5B9L;
    return (mixed ^ mixed >>> 29) / (double) Long.MAX_VALUE;
  }
}
