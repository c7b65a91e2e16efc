package dev.kinora.packager.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.dash.Mpd;
import dev.kinora.packager.dash.Presentation;
import dev.kinora.packager.dash.SegmentTemplate;
import dev.kinora.packager.hls.MediaPlaylist;
import dev.kinora.packager.hls.MultivariantPlaylist;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class LiveChannelTest {
  private final LiveChannel channel = channel(LiveLimits.DEFAULTS);
  private final TestStream stream = new TestStream(channel, true);

  static LiveChannel channel(LiveLimits limits) {
    return new LiveChannel(
        new LiveIdentity("cam", "A camera", TestStream.START),
        limits,
        LiveRecorder.none(new Random(7)));
  }

  private MediaPlaylist media(String track) throws MediaException {
    LiveView view = channel.view();
    LiveRendition rendition = rendition(track);
    String text = LiveDocuments.media(view, rendition);
    return MediaPlaylist.read(text.getBytes(StandardCharsets.UTF_8), rendition.name());
  }

  private LiveRendition rendition(String track) {
    return channel.view().window().getFirst().era().renditions().stream()
        .filter(r -> r.track().name().equals(track))
        .findFirst()
        .orElseThrow();
  }

  private Mpd mpd() throws MediaException {
    String text = LiveDocuments.mpd(channel.view(), "../../api/time");
    return Mpd.read(text.getBytes(StandardCharsets.UTF_8), "manifest.mpd");
  }

  @Test
  void nothingIsListedBeforeASegmentIsWhole() {
    channel.start(stream.header(TestStream.START));
    stream.segments(1, "v720");
    assertFalse(channel.view().isListed());
    stream.segments(1, "v720");
    assertTrue(channel.view().isListed());
  }

  @Test
  void aPartBeforeItsHeaderIsRefused() {
    assertThrows(IllegalStateException.class, () -> stream.segments(1, "v720"));
  }

  @Test
  void aListOnlyLosesItsFrontAndGrowsAtItsEnd() throws MediaException {
    channel.start(stream.header(TestStream.START));
    Map<Long, String> names = new HashMap<>();
    long before = 0;
    for (int i = 0; i < 60; i++) {
      stream.segments(1, "v720");
      if (!channel.view().isListed()) {
        continue;
      }
      MediaPlaylist list = media("v720");
      assertEquals(2, list.targetSeconds());
      assertTrue(list.mediaSequence() >= before);
      before = list.mediaSequence();
      for (int n = 0; n < list.segments().size(); n++) {
        String name = list.segments().get(n).uri();
        assertEquals(name, names.getOrDefault(list.mediaSequence() + n, name));
        names.put(list.mediaSequence() + n, name);
      }
    }
    MediaPlaylist last = media("v720");
    assertEquals(30, last.segments().size());
    assertEquals(29, last.mediaSequence());
    assertEquals("58.m4s", last.segments().getLast().uri());
    assertEquals(TestStream.START.plusSeconds(58), last.segments().getFirst().date().orElseThrow());
    assertEquals(30, media("audio").segments().size());
    assertTrue(last.independentSegments());
    assertFalse(last.ended());
  }

  @Test
  void whatLeftTheListStaysForAsLongAsTheListIsLong() {
    channel.start(stream.header(TestStream.START));
    stream.segments(61, "v720");
    String name = rendition("v720").name();
    assertTrue(channel.segment(name, 0).isPresent());
    stream.segments(20, "v720");
    assertTrue(channel.segment(name, 19).isPresent());
    assertTrue(channel.segment(name, 10).isEmpty());
    assertTrue(channel.segment(name, 80).isEmpty());
  }

  @Test
  void theMpdListsWhatThePlaylistsList() throws MediaException {
    channel.start(stream.header(TestStream.START));
    stream.segments(41, "v720");
    Mpd mpd = mpd();
    SegmentTemplate video = mpd.periods().getFirst().sets().getFirst().template();
    assertEquals(10, video.startNumber());
    assertEquals(
        List.of(new SegmentTemplate.Run(20L * TestStream.VIDEO_SCALE, 180_000, 30)),
        video.timeline());
    SegmentTemplate sound = mpd.periods().getFirst().sets().getLast().template();
    assertEquals(30, sound.segmentCount());
    Presentation.Dynamic dynamic = (Presentation.Dynamic) mpd.presentation();
    assertEquals(TestStream.START, dynamic.availabilityStart());
    assertEquals(TestStream.START.plusSeconds(80), dynamic.published());
    assertEquals(Duration.ofSeconds(60), dynamic.timeShiftBuffer());
  }

  @Test
  void theEndIsSaidInEveryDocument() throws MediaException {
    channel.start(stream.header(TestStream.START));
    stream.segments(5, "v720");
    channel.end();
    assertTrue(media("v720").ended());
    assertEquals(5, media("v720").segments().size());
    assertEquals(new Presentation.Static(Duration.ofSeconds(10)), mpd().presentation());
    assertEquals(LiveState.ENDED, channel.view().state());
    stream.segments(1, "v720");
    assertEquals(5, media("v720").segments().size());
  }

  @Test
  void aPublisherThatComesBackGoesOnBehindADiscontinuity() throws MediaException {
    channel.start(stream.header(TestStream.START));
    stream.segments(3, "v720");
    stream.segment(10, "v720");
    channel.interrupted();
    assertEquals(LiveState.WAITING, channel.view().state());
    assertEquals(4, media("v720").segments().size());
    channel.resumed();
    stream.restart();
    channel.start(stream.header(TestStream.START.plusSeconds(20)));
    stream.segments(3, "v720");
    MediaPlaylist list = media("v720");
    assertEquals(
        List.of(false, false, false, false, true, false),
        list.segments().stream().map(MediaPlaylist.Segment::discontinuity).toList());
    assertEquals("4.m4s", list.segments().get(4).uri());
    assertEquals(TestStream.START.plusSeconds(20), list.segments().get(4).date().orElseThrow());
    Mpd mpd = mpd();
    assertEquals(2, mpd.periods().size());
    assertEquals(Duration.ofSeconds(20), mpd.periods().getLast().start().orElseThrow());
    SegmentTemplate video = mpd.periods().getLast().sets().getFirst().template();
    long end = video.presentationTimeOffset();
    // The start is rounded up to a tick of the lane.
    assertTrue(video.timeline().getFirst().startTicks() - end <= 1);
    String name = rendition("v720").name();
    assertEquals(
        video.timeline().getFirst().startTicks(),
        DecodeTimes.first(channel.segment(name, 4).orElseThrow()));
  }

  @Test
  void otherTracksAreAnotherRecordingThatThePlaylistGoesOnWith() throws MediaException {
    channel.start(stream.header(TestStream.START, TestStream.video("v720", 1280, 720)));
    stream.segments(3, "v720");
    LiveRendition first = rendition("v720");
    stream.restart();
    channel.start(stream.header(TestStream.START, TestStream.video("v480", 848, 480)));
    stream.segments(3, "v480");
    MediaPlaylist list =
        MediaPlaylist.read(
            LiveDocuments.media(channel.view(), first).getBytes(StandardCharsets.UTF_8), "x");
    List<String> uris = list.segments().stream().map(MediaPlaylist.Segment::uri).toList();
    assertEquals("2.m4s", uris.get(2));
    String other = channel.view().window().getLast().era().renditions().getFirst().name();
    assertEquals("../" + other + "/0.m4s", uris.get(3));
    assertEquals("../" + other + "/init.mp4", list.segments().get(3).map().orElseThrow());
    assertTrue(list.segments().get(3).discontinuity());
    String master = LiveDocuments.master(channel.view());
    assertTrue(master.contains("848x480") && master.contains(other), master);
    assertEquals(2, mpd().periods().size());
  }

  @Test
  void discontinuitiesAreCountedWhenTheyLeave() throws MediaException {
    for (int era = 0; era < 4; era++) {
      stream.restart();
      channel.start(stream.header(TestStream.START.plusSeconds(30L * era)));
      stream.segments(15, "v720");
    }
    List<Integer> counts = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      MediaPlaylist list = media("v720");
      long tags = list.segments().stream().filter(MediaPlaylist.Segment::discontinuity).count();
      assertEquals(3, list.discontinuitySequence() + tags);
      counts.add(list.discontinuitySequence());
      stream.segments(1, "v720");
    }
    assertTrue(counts.getFirst() < counts.getLast(), counts.toString());
  }

  @Test
  void aSegmentLongerThanTheAnnouncedTargetIsListedInPieces() throws MediaException {
    channel.start(stream.header(TestStream.START));
    stream.segments(2, "v720");
    stream.segment(250, "v720");
    stream.segments(2, "v720");
    MediaPlaylist list = media("v720");
    assertEquals(2, list.targetSeconds());
    assertFalse(list.independentSegments());
    BigDecimal total =
        list.segments().stream()
            .map(MediaPlaylist.Segment::durationSeconds)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    assertEquals(0, total.compareTo(BigDecimal.valueOf(16)), total.toString());
    assertEquals(list.segments().size(), media("audio").segments().size());
  }

  @Test
  void rungsThatDoNotKeepStepAreListedTogether() throws MediaException {
    LiveHeader header =
        stream.header(
            TestStream.START,
            TestStream.video("v720", 1280, 720),
            TestStream.video("v360", 640, 360));
    channel.start(header);
    stream.segments(3, "v720", "v360");
    assertEquals(2, channel.view().window().size());
    String master = LiveDocuments.master(channel.view());
    MultivariantPlaylist list =
        MultivariantPlaylist.read(master.getBytes(StandardCharsets.UTF_8), "master.m3u8");
    assertEquals(2, list.variants().size());
  }

  @Test
  void aStreamCannotLoseItsSound() {
    channel.start(stream.header(TestStream.START));
    LiveHeader silent = new TestStream(channel, false).header(TestStream.START);
    assertThrows(IllegalArgumentException.class, () -> channel.start(silent));
  }

  @Test
  void aHeavyStreamListsLess() throws MediaException {
    LiveChannel small = channel(new LiveLimits(60, 8_000, 20, 1 << 20, 1000));
    TestStream heavy = new TestStream(small, false);
    small.start(heavy.header(TestStream.START));
    heavy.segments(40, "v720");
    int listed = small.view().window().size();
    assertTrue(listed >= 3 && listed < 30, "listed " + listed);
  }
}
