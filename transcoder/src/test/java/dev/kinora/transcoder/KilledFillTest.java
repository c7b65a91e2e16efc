package dev.kinora.transcoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.packager.publish.Asset;
import dev.kinora.packager.publish.AssetLayout;
import dev.kinora.packager.publish.FolderStore;
import dev.kinora.packager.publish.SegmentKey;
import dev.kinora.packager.publish.StoredAsset;
import dev.kinora.packager.publish.TitleState;
import dev.kinora.packager.timeline.Span;
import dev.kinora.packager.timeline.Timeline;
import dev.kinora.packager.title.Lane;
import dev.kinora.packager.title.Rendition;
import dev.kinora.packager.title.Title;
import dev.kinora.packager.title.TitleJson;
import dev.kinora.transcoder.ingest.Placement;
import dev.kinora.transcoder.supply.TitleJudge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole program is killed again and again while it fills a title: whatever has a name is whole,
 * no finished span is made again, and the end is what an undisturbed run would have made.
 */
class KilledFillTest {
  private static final int KILLS = Integer.getInteger("kinora.kills", 3);
  private static final int SECONDS = 240;

  @TempDir private Path folder;

  /** The program: fills the title of one film, writing down every segment it encodes. */
  static final class Program {
    private Program() {}

    public static void main(String[] args) throws Exception {
      Path folder = Path.of(args[0]);
      Path encoded = Path.of(args[1]);
      FakeCodecs codecs =
          new FakeCodecs((key, background) -> {
            Files.writeString(
                encoded,
                AssetLayout.name(new Asset.Media(key)) + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
            Thread.sleep(2);
          });
      String url = "jdbc:h2:async:" + folder.resolve("kinora") + ";AUTO_SERVER=TRUE";
      JdbcConnectionPool database = JdbcConnectionPool.create(url, "sa", "");
      try (FolderStore store = FolderStore.open(folder.resolve("library"));
          Transcoder transcoder =
              Transcoder.open(
                  new TranscoderParts(
                      database,
                      store,
                      codecs,
                      FakeCodecs.planner(),
                      Clock.systemUTC(),
                      TitleJudge.Maker.TRUSTING),
                  Rig.settings(folder))) {
        String id =
            transcoder.ingest().add(folder.resolve("film.mp4"), Placement.IN_PLACE).title().id();
        transcoder.start();
        while (!(transcoder.catalogue().state(id).orElseThrow() instanceof TitleState.Ready)) {
          Thread.sleep(10);
        }
      }
      database.dispose();
    }
  }

  @Test
  void aKilledProgramGoesOnWithWhatIsMissing() throws Exception {
    FakeCodecs.film(folder.resolve("film.mp4"), SECONDS);
    Random random = new Random(1);
    Set<String> finished = Set.of();
    for (int run = 0; run < KILLS; run++) {
      Path encoded = folder.resolve("encoded-" + run);
      killAfter(encoded, 3 + random.nextInt(35));
      assertNoneOf(finished, encoded);
      finished = finished();
    }
    Path encoded = folder.resolve("encoded-last");
    Process last = start(encoded);
    assertTrue(last.waitFor(120, TimeUnit.SECONDS));
    assertEquals(0, last.exitValue());
    assertNoneOf(finished, encoded);
    assertWhole();
  }

  private Process start(Path encoded) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xshare:auto",
            "-XX:TieredStopAtLevel=1",
            "-Dh2.bindAddress=127.0.0.1",
            "-cp",
            System.getProperty("java.class.path"),
            Program.class.getName(),
            folder.toString(),
            encoded.toString())
        .inheritIO()
        .start();
  }

  private void killAfter(Path encoded, int segments) throws Exception {
    Process program = start(encoded);
    try {
      Rig.await(() -> lines(encoded).size() >= segments || !program.isAlive());
    } finally {
      program.destroyForcibly().waitFor();
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void assertNoneOf(Set<String> finished, Path encoded) {
    for (String segment : lines(encoded)) {
      assertTrue(!finished.contains(segment), segment + " was finished and made again");
    }
  }

  /** Names of all segments of spans that are there in all renditions; every file is whole. */
  private Set<String> finished() throws Exception {
    Set<String> finished = new HashSet<>();
    try (FolderStore store = FolderStore.open(folder.resolve("library"))) {
      for (String id : store.titles()) {
        Title title = title(store, id);
        for (StoredAsset asset : store.list(id)) {
          if (asset.asset() instanceof Asset.Media media) {
            assertArrayEquals(FakeCodecs.bytes(media.key()), asset.readAll(1 << 20));
          }
        }
        for (Lane lane : Lane.values()) {
          Timeline timeline = title.timeline(lane).orElseThrow();
          for (int i = 0; i < timeline.spanCount(); i++) {
            addFinished(store, title, lane, timeline.span(i), finished);
          }
        }
      }
    }
    return finished;
  }

  private static void addFinished(
      FolderStore store, Title title, Lane lane, Span span, Set<String> finished)
      throws IOException {
    Set<String> names = new HashSet<>();
    for (Rendition rendition : title.renditions(lane)) {
      for (int n = span.firstSegment(); n < span.endSegment(); n++) {
        Asset asset = new Asset.Media(new SegmentKey(title.id(), rendition.name(), n));
        if (!store.has(asset)) {
          return;
        }
        names.add(AssetLayout.name(asset));
      }
    }
    finished.addAll(names);
  }

  private static Title title(FolderStore store, String id) throws Exception {
    byte[] json =
        store.find(new Asset.Document(id, Asset.Kind.TITLE)).orElseThrow().readAll(1 << 20);
    return TitleJson.readTitle(json, id);
  }

  private void assertWhole() throws Exception {
    try (FolderStore store = FolderStore.open(folder.resolve("library"))) {
      Title title = title(store, store.titles().getFirst());
      for (SegmentKey key : Rig.keys(title)) {
        byte[] bytes = store.find(new Asset.Media(key)).orElseThrow().readAll(1 << 20);
        assertArrayEquals(FakeCodecs.bytes(key), bytes);
      }
      assertTrue(store.has(new Asset.Document(title.id(), Asset.Kind.MEASURED)));
    }
  }
}
