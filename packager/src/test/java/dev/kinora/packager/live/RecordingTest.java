package dev.kinora.packager.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.hls.MediaPlaylist;
import dev.kinora.packager.hls.Playlists;
import dev.kinora.packager.publish.Asset;
import dev.kinora.packager.publish.FolderStore;
import dev.kinora.packager.publish.SegmentKey;
import dev.kinora.packager.title.Rendition;
import dev.kinora.packager.title.Title;
import dev.kinora.packager.title.TitleJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RecordingTest {
  @TempDir Path folder;

  private final List<Title> finished = new ArrayList<>();
  private final List<Runnable> work = new ArrayList<>();

  private LiveChannel channel(FolderStore store, LiveLimits limits) {
    StoreRecorder.Outcome outcome =
        new StoreRecorder.Outcome() {
          @Override
          public void finished(Title title) {
            finished.add(title);
          }

          @Override
          public void failed(String titleId, IOException reason) {
            throw new AssertionError(titleId, reason);
          }
        };
    return new LiveChannel(
        new LiveIdentity("cam", "A camera", TestStream.START),
        limits,
        new StoreRecorder(store, work::add, new Random(7), outcome));
  }

  private void workOff() {
    List<Runnable> now = List.copyOf(work);
    work.clear();
    now.forEach(Runnable::run);
  }

  private static void assertPlayable(FolderStore store, Title title, int segments)
      throws IOException, MediaException {
    for (Rendition rendition : title.renditions()) {
      assertTrue(store.has(new Asset.Init(title.id(), rendition.name())));
      MediaPlaylist list =
          MediaPlaylist.read(
              Playlists.media(title, rendition).getBytes(StandardCharsets.UTF_8), "x");
      assertEquals(segments, list.segments().size());
      for (int n = 0; n < segments; n++) {
        SegmentKey key = new SegmentKey(title.id(), rendition.name(), n);
        assertTrue(store.has(new Asset.Media(key)), key.toString());
      }
      assertTrue(
          !store.has(new Asset.Media(new SegmentKey(title.id(), rendition.name(), segments))));
    }
  }

  @Test
  void aStreamThatEndsIsATitle() throws IOException, MediaException {
    try (FolderStore store = FolderStore.open(folder)) {
      LiveChannel channel = channel(store, LiveLimits.DEFAULTS);
      TestStream stream = new TestStream(channel, true);
      channel.start(stream.header(TestStream.START));
      stream.segments(5, "v720");
      String id = channel.view().recording().orElseThrow();
      workOff();
      assertEquals(List.of(), store.titles());
      stream.segment(20, "v720");
      channel.end();
      workOff();
      assertEquals(List.of(id), store.titles());
      assertEquals(List.of(), store.titlesWith(Asset.Kind.LIVE));
      Title title = finished.getFirst();
      assertPlayable(store, title, 6);
      assertEquals("A camera", title.name());
      assertEquals("54/5", title.durationSeconds().toString());
    }
  }

  @Test
  void theLiveAddressAndTheTitleNameTheSameBytes() throws IOException {
    try (FolderStore store = FolderStore.open(folder)) {
      LiveChannel channel = channel(store, LiveLimits.DEFAULTS);
      TestStream stream = new TestStream(channel, true);
      channel.start(stream.header(TestStream.START));
      stream.segments(3, "v720");
      workOff();
      String id = channel.view().recording().orElseThrow();
      for (LiveRendition rendition : channel.view().renditions().values()) {
        byte[] stored =
            store
                .find(new Asset.Media(new SegmentKey(id, rendition.name(), 1)))
                .orElseThrow()
                .readAll(1 << 20);
        assertEquals(
            java.nio.ByteBuffer.wrap(stored), channel.segment(rendition.name(), 1).orElseThrow());
      }
    }
  }

  @Test
  void whatAKilledProcessHadPublishedIsATitleAtTheNextStart() throws IOException, MediaException {
    // Killed after any number of published files: the store of the next process holds just those.
    for (int files = 1; files <= 12; files++) {
      Path data = folder.resolve("killed-" + files);
      String id = recordSome(data, files);
      try (FolderStore store = FolderStore.open(data)) {
        List<Title> titles = Recordings.finishAll(store);
        // live.json, a header and a segment of each rendition, then segments.
        int whole = Math.max(0, files - 3) / 2;
        if (whole == 0) {
          assertEquals(List.of(), titles);
          assertEquals(List.of(), store.list(id));
        } else {
          assertPlayable(store, titles.getFirst(), whole);
          byte[] json =
              store
                  .find(new Asset.Document(id, Asset.Kind.TITLE))
                  .orElseThrow()
                  .readAll(TitleJson.MAX_BYTES);
          assertEquals(titles.getFirst(), TitleJson.readTitle(json, id));
        }
        assertEquals(List.of(), Recordings.finishAll(store));
      }
    }
  }

  /** Publishes a recording's first files in their order, as if the process had died then. */
  private String recordSome(Path data, int files) throws IOException {
    Path whole = folder.resolve("whole-" + files);
    try (FolderStore from = FolderStore.open(whole);
        FolderStore to = FolderStore.open(data)) {
      LiveChannel channel = channel(from, LiveLimits.DEFAULTS);
      TestStream stream = new TestStream(channel, true);
      channel.start(stream.header(TestStream.START));
      stream.segments(8, "v720");
      workOff();
      String id = channel.view().recording().orElseThrow();
      List<Asset> order = new ArrayList<>(List.of(new Asset.Document(id, Asset.Kind.LIVE)));
      List<String> names =
          channel.view().window().getFirst().era().renditions().stream()
              .map(LiveRendition::name)
              .toList();
      for (int n = 0; n < 5; n++) {
        for (String name : names) {
          if (n == 0) {
            order.add(new Asset.Init(id, name));
          }
          order.add(new Asset.Media(new SegmentKey(id, name, n)));
        }
      }
      for (Asset asset : order.subList(0, files)) {
        byte[] bytes = from.find(asset).orElseThrow().readAll(1 << 20);
        to.publish(asset, java.nio.ByteBuffer.wrap(bytes));
      }
      return id;
    }
  }

  @Test
  void aPublisherThatComesBackStaysInTheSameTitle() throws IOException, MediaException {
    try (FolderStore store = FolderStore.open(folder)) {
      LiveChannel channel = channel(store, LiveLimits.DEFAULTS);
      TestStream stream = new TestStream(channel, true);
      channel.start(stream.header(TestStream.START));
      stream.segments(3, "v720");
      channel.interrupted();
      stream.restart();
      channel.start(stream.header(TestStream.START.plusSeconds(30)));
      stream.segments(3, "v720");
      channel.end();
      workOff();
      assertEquals(1, finished.size());
      assertPlayable(store, finished.getFirst(), 6);
      assertEquals(12, finished.getFirst().durationSeconds().round());
    }
  }

  @Test
  void aRungThatWasLeftOutDoesNotShortenTheTitle() throws IOException, MediaException {
    try (FolderStore store = FolderStore.open(folder)) {
      LiveChannel channel = channel(store, LiveLimits.DEFAULTS);
      TestStream stream = new TestStream(channel, true);
      channel.start(
          stream.header(
              TestStream.START,
              TestStream.video("v720", 1280, 720),
              TestStream.video("v360", 640, 360)));
      stream.segments(3, "v720", "v360");
      stream.segments(8, "v720");
      channel.end();
      workOff();
      assertPlayable(store, finished.getFirst(), 11);
      assertEquals(1, finished.getFirst().video().size());
      assertEquals(22, finished.getFirst().durationSeconds().round());
      boolean left =
          store.list(finished.getFirst().id()).stream()
              .anyMatch(stored -> stored.asset().toString().contains("v360"));
      assertTrue(!left, "what no playlist lists is deleted");
    }
  }

  @Test
  void soundThatEndsSoonerOrLaterCostsAtMostTheRest() throws IOException, MediaException {
    try (FolderStore store = FolderStore.open(folder)) {
      LiveChannel channel = channel(store, LiveLimits.DEFAULTS);
      TestStream stream = new TestStream(channel, true);
      channel.start(stream.header(TestStream.START));
      stream.segments(3, "v720");
      stream.alone("v720", 150, 25, true);
      stream.alone("v720", 175, 25, false);
      stream.sound(160);
      channel.end();
      workOff();
      assertPlayable(store, finished.getFirst(), 4);
      assertEquals(8, finished.getFirst().durationSeconds().round());
    }
  }

  @Test
  void otherTracksAndFullTitlesBeginANewOne() throws IOException, MediaException {
    try (FolderStore store = FolderStore.open(folder)) {
      LiveChannel channel = channel(store, new LiveLimits(60, 1 << 20, 20, 1 << 20, 4));
      TestStream stream = new TestStream(channel, true);
      channel.start(stream.header(TestStream.START));
      stream.segments(3, "v720");
      stream.restart();
      channel.start(stream.header(TestStream.START, TestStream.video("v480", 848, 480)));
      stream.segments(6, "v480");
      stream.restart();
      channel.start(stream.header(TestStream.START, TestStream.video("v480", 848, 480)));
      stream.segments(2, "v480");
      channel.end();
      workOff();
      assertEquals(3, finished.size());
      assertPlayable(store, finished.get(0), 3);
      assertPlayable(store, finished.get(1), 6);
      assertPlayable(store, finished.get(2), 2);
      assertNotEquals(finished.get(0).id(), finished.get(1).id());
    }
  }

  @Test
  void aDiskThatDoesNotKeepUpEndsTheRecordingAndNotTheStream() throws IOException {
    try (FolderStore store = FolderStore.open(folder)) {
      List<String> failed = new ArrayList<>();
      StoreRecorder.Outcome outcome =
          new StoreRecorder.Outcome() {
            @Override
            public void finished(Title title) {
              finished.add(title);
            }

            @Override
            public void failed(String titleId, IOException reason) {
              failed.add(titleId);
            }
          };
      LiveChannel channel =
          new LiveChannel(
              new LiveIdentity("cam", "A camera", TestStream.START),
              LiveLimits.DEFAULTS,
              new StoreRecorder(store, work::add, new Random(7), outcome));
      TestStream stream = new TestStream(channel, false);
      channel.start(stream.header(TestStream.START));
      stream.heavy(5 << 20);
      stream.segments(80, "v720");
      assertEquals(1, failed.size());
      assertTrue(channel.view().recording().isEmpty());
      // Nothing else has its bytes, so no more is listed than memory may hold.
      assertEquals(6, channel.view().window().size());
      channel.end();
      workOff();
    }
  }

  @Test
  void whatIsRecordedLeavesMemoryAndStaysListed() throws IOException {
    try (FolderStore store = FolderStore.open(folder)) {
      LiveChannel channel = channel(store, LiveLimits.DEFAULTS);
      TestStream stream = new TestStream(channel, false);
      channel.start(stream.header(TestStream.START));
      String name = channel.view().renditions().keySet().iterator().next();
      stream.heavy(5 << 20);
      for (int n = 0; n < 40; n++) {
        stream.segments(1, "v720");
        workOff();
      }
      LiveView view = channel.view();
      assertEquals(30, view.window().size());
      long held = view.window().stream().mapToLong(LiveSegment::heldBytes).sum();
      assertTrue(held <= 6 * ((5 << 20) + 10_000), held + " bytes in memory");
      LiveSegment oldest = view.window().getFirst();
      assertTrue(channel.segment(name, oldest.number()).isEmpty());
      assertTrue(channel.segment(name, view.window().getLast().number()).isPresent());
      String id = view.recording().orElseThrow();
      long stored =
          store
              .find(new Asset.Media(new SegmentKey(id, name, oldest.number())))
              .orElseThrow()
              .sizeBytes();
      assertEquals(oldest.lead().sizeBytes(), stored);
    }
  }
}
