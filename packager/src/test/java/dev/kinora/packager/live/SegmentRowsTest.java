package dev.kinora.packager.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.hls.MediaPlaylist;
import dev.kinora.packager.hls.MultivariantPlaylist;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Renditions of a stream are cut at the same times, whatever is missing, and the target duration of
 * its playlists is one number from the first list to the last.
 */
final class SegmentRowsTest {
  private static final String TOP = "v720";
  private static final String RUNG = "v360";

  private final LiveChannel channel = LiveChannelTest.channel(LiveLimits.DEFAULTS);
  private final TestStream stream = new TestStream(channel, true);
  private final Set<Integer> targets = new HashSet<>();

  private void start() {
    channel.start(
        stream.header(
            TestStream.START, TestStream.video(TOP, 1280, 720), TestStream.video(RUNG, 640, 360)));
  }

  private MediaPlaylist media(String track) throws MediaException {
    LiveView view = channel.view();
    LiveRendition rendition =
        view.renditions().values().stream()
            .filter(r -> r.track().name().equals(track))
            .findFirst()
            .orElseThrow();
    String text = LiveDocuments.media(view, rendition);
    return MediaPlaylist.read(text.getBytes(StandardCharsets.UTF_8), track);
  }

  /** Everything that RFC 8216 asks of lengths, in every list of the stream. */
  private void requireLawful() throws MediaException {
    int count = channel.view().window().size();
    for (LiveRendition rendition : channel.view().renditions().values()) {
      MediaPlaylist list = media(rendition.track().name());
      targets.add(list.targetSeconds());
      assertEquals(count, list.segments().size());
      for (MediaPlaylist.Segment segment : list.segments()) {
        BigDecimal rounded = segment.durationSeconds().setScale(0, RoundingMode.HALF_UP);
        assertTrue(
            rounded.intValueExact() <= list.targetSeconds(),
            () -> rendition.name() + ": " + segment.durationSeconds());
      }
    }
    assertEquals(1, targets.size(), () -> "targets " + targets);
  }

  /** Pieces of one segment begin within the length of a part of each other. */
  private void requireAligned() {
    for (LiveSegment segment : channel.view().window()) {
      double first = segment.lead().startSeconds().toDouble();
      for (LivePiece piece : segment.pieces()) {
        double off = Math.abs(piece.startSeconds().toDouble() - first);
        boolean picture = piece.rendition().track() instanceof LiveTrack.Video;
        assertTrue(off < (picture ? 0.001 : 0.3), () -> segment.sequence() + " is off by " + off);
      }
    }
  }

  private List<Boolean> jumps(String track) throws MediaException {
    return media(track).segments().stream().map(MediaPlaylist.Segment::discontinuity).toList();
  }

  @Test
  void aRungThatLeavesKeyFramesOutIsLeftOutAndNothingElseMoves() throws MediaException {
    start();
    stream.segments(3, TOP, RUNG);
    for (int i = 0; i < 4; i++) {
      stream.segments(1, TOP);
      requireAligned();
    }
    stream.segments(3, TOP, RUNG);
    requireLawful();
    requireAligned();
    // Both lists say where the rung ends, and go on.
    assertEquals(1, jumps(TOP).stream().filter(jump -> jump).count());
    assertTrue(jumps(TOP).get(3));
    MediaPlaylist low = media(RUNG);
    assertEquals("2.m4s", low.segments().get(2).uri());
    assertTrue(low.segments().get(3).uri().startsWith("../" + TOP), low.segments().get(3).uri());
    String master = LiveDocuments.master(channel.view());
    assertEquals(
        1,
        MultivariantPlaylist.read(master.getBytes(StandardCharsets.UTF_8), "master.m3u8")
            .variants()
            .size());
    assertEquals(LiveState.LIVE, channel.view().state());
  }

  @Test
  void aRungThatTheIngestGivesUpHoldsNothingBack() throws MediaException {
    start();
    stream.segments(3, TOP, RUNG);
    int before = channel.view().window().size();
    channel.dropped(RUNG);
    stream.segments(2, TOP);
    assertEquals(before + 2, channel.view().window().size());
    requireLawful();
    requireAligned();
  }

  @Test
  void aRungWithAHoleInsideASegmentKeepsStep() throws MediaException {
    start();
    stream.segments(1, TOP, RUNG);
    long at = 50;
    for (int n = 0; n < 3; n++, at += 50) {
      stream.alone(TOP, at, 12, true);
      // Of two seconds the rung has the first frame only, which stands for all of them.
      stream.longFrame(RUNG, at, 50);
      for (long rest = at + 12; rest < at + 50; rest += 12) {
        stream.alone(TOP, rest, (int) Math.min(12, at + 50 - rest), false);
      }
      stream.sound(at + 50);
    }
    channel.end();
    requireLawful();
    requireAligned();
    assertEquals(2, media(RUNG).segments().getLast().durationSeconds().intValue());
    assertFalse(jumps(TOP).contains(true));
  }

  @Test
  void aRungWhoseFrameIsLongerThanASegmentIsLeftOut() throws MediaException {
    start();
    stream.segments(2, TOP, RUNG);
    stream.longFrame(RUNG, 100, 200);
    stream.segments(6, TOP);
    requireLawful();
    requireAligned();
    assertEquals(7, channel.view().window().size());
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 100, 149, 250, 500})
  void keyFramesFarApartAreCutBetweenParts(int frames) throws MediaException {
    channel.start(stream.header(TestStream.START));
    stream.segments(2, TOP);
    for (int i = 0; i < 3; i++) {
      stream.segment(frames, TOP);
      requireLawful();
    }
    stream.segments(2, TOP);
    requireLawful();
    requireAligned();
    assertEquals(Set.of(2), targets);
  }

  @ParameterizedTest
  @ValueSource(ints = {50, 55, 75, 104, 250, 320, 1300})
  void theFirstSegmentDecidesTheTarget(int frames) throws MediaException {
    channel.start(stream.header(TestStream.START));
    for (int i = 0; i < 6; i++) {
      stream.segment(frames, TOP);
      if (channel.view().isListed()) {
        requireLawful();
      }
    }
    stream.segments(3, TOP);
    requireLawful();
    int expected = (int) Math.clamp(Math.ceil(frames / 25.0 - 0.2), 2, 12);
    assertEquals(Set.of(expected), targets);
  }

  @Test
  void aHoleInTheTopIsAStatedDiscontinuity() throws MediaException {
    channel.start(stream.header(TestStream.START));
    stream.segments(2, TOP);
    stream.segment(20, TOP);
    stream.silence(200);
    stream.segments(3, TOP);
    channel.end();
    requireLawful();
    requireAligned();
    assertEquals(List.of(false, false, false, true, false, false), jumps(TOP));
    assertEquals(jumps(TOP), jumps("audio"));
    assertEquals(
        TestStream.START.plusMillis(4800 + 8000),
        media(TOP).segments().get(3).date().orElseThrow());
  }

  @Test
  void soundThatGoesOnThroughAHoleIsCutWithIt() throws MediaException {
    channel.start(stream.header(TestStream.START));
    stream.segments(2, TOP);
    stream.alone(TOP, 100, 12, true);
    stream.sound(312);
    for (long at = 312; at < 462; at += 50) {
      for (long part = at; part < at + 50; part += 10) {
        stream.alone(TOP, part, 10, part == at);
      }
      stream.sound(at + 50);
    }
    channel.end();
    requireLawful();
    requireAligned();
    assertEquals(List.of(false, false, false, true, false, false), jumps("audio"));
  }

  @Test
  void aPartLongerThanTheTargetIsRefused() {
    channel.start(stream.header(TestStream.START));
    stream.segments(2, TOP);
    assertThrows(IllegalArgumentException.class, () -> stream.longFrame(TOP, 100, 80));
  }

  @Test
  void soundThatNeverComesEndsTheStream() {
    channel.start(stream.header(TestStream.START));
    assertThrows(
        IllegalStateException.class,
        () -> {
          for (long at = 0; at < 50 * 40; at += 10) {
            stream.alone(TOP, at, 10, at % 50 == 0);
          }
        });
  }
}
