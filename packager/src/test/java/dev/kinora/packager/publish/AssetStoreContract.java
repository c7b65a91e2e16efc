package dev.kinora.packager.publish;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.packager.publish.AssetStore.Published.AlreadyThere;
import dev.kinora.packager.publish.AssetStore.Published.Created;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store promises. */
abstract class AssetStoreContract {
  static final String ID = "abcd1234";
  static final Asset.Document TITLE = new Asset.Document(ID, Asset.Kind.TITLE);
  static final Asset INIT = new Asset.Init(ID, "v720-ab");
  static final Asset SEGMENT = segment(0);

  private AssetStore store;

  abstract AssetStore newStore() throws IOException;

  static Asset segment(int number) {
    return new Asset.Media(new SegmentKey(ID, "v720-ab", number));
  }

  static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  @BeforeEach
  void open() throws IOException {
    store = newStore();
  }

  @AfterEach
  void close() throws IOException {
    store.close();
  }

  private String read(Asset asset) throws IOException {
    return new String(store.find(asset).orElseThrow().readAll(100), StandardCharsets.UTF_8);
  }

  @Test
  void nothingIsThereBeforeItIsPublished() throws IOException {
    assertTrue(store.find(SEGMENT).isEmpty());
    assertFalse(store.has(SEGMENT));
    assertTrue(store.titles().isEmpty());
    assertTrue(store.list(ID).isEmpty());
    assertFalse(store.delete(SEGMENT));
    assertFalse(store.deleteTitle(ID));
  }

  @Test
  void whatIsPublishedCanBeRead() throws IOException {
    ByteBuffer content = bytes("-hello-").position(1).limit(6);

    assertEquals(new Created(), store.publish(SEGMENT, content));

    assertEquals(1, content.position());
    StoredAsset found = store.find(SEGMENT).orElseThrow();
    assertEquals(SEGMENT, found.asset());
    assertEquals(5, found.sizeBytes());
    assertEquals("hello", read(SEGMENT));
    try (var channel = found.open()) {
      ByteBuffer end = ByteBuffer.allocate(9);
      assertEquals(2, channel.position(3).read(end));
      assertEquals(-1, channel.read(end));
      assertEquals(5, channel.size());
    }
    assertThrows(IOException.class, () -> found.readAll(4));
  }

  @Test
  void anEmptyAssetIsAnAsset() throws IOException {
    store.publish(SEGMENT, ByteBuffer.allocate(0));

    assertEquals("", read(SEGMENT));
  }

  @Test
  void theFirstPublisherWins() throws IOException {
    assertEquals(new Created(), store.publish(SEGMENT, bytes("first")));
    assertEquals(new AlreadyThere(), store.publish(SEGMENT, bytes("second")));

    assertEquals("first", read(SEGMENT));
  }

  @Test
  void onlyADocumentIsReplaced() throws IOException {
    store.replace(TITLE, bytes("first"));
    assertEquals(new AlreadyThere(), store.publish(TITLE, bytes("second")));
    assertEquals("first", read(TITLE));

    store.replace(TITLE, bytes("third"));

    assertEquals("third", read(TITLE));
    assertEquals(List.of(ID), store.titles());
    assertEquals(1, store.list(ID).size());
  }

  @Test
  void titlesAreThoseWithADocument() throws IOException {
    store.publish(SEGMENT, bytes("s"));
    assertTrue(store.titles().isEmpty());

    store.publish(TITLE, bytes("{}"));
    store.publish(new Asset.Document("aaaa0000", Asset.Kind.TITLE), bytes("{}"));
    store.publish(new Asset.Document("bbbb0000", Asset.Kind.POSTER), bytes("jpg"));

    assertEquals(List.of("aaaa0000", ID), store.titles());
  }

  @Test
  void listsATitlesAssets() throws IOException {
    for (Asset asset : List.of(TITLE, INIT, SEGMENT, segment(12))) {
      store.publish(asset, bytes(asset.toString()));
    }
    store.publish(new Asset.Init("zzzz0000", "v720-ab"), bytes("other"));

    Set<Asset> listed = store.list(ID).stream().map(StoredAsset::asset).collect(Collectors.toSet());

    assertEquals(Set.of(TITLE, INIT, SEGMENT, segment(12)), listed);
    for (StoredAsset asset : store.list(ID)) {
      assertEquals(asset.asset().toString().length(), asset.sizeBytes());
    }
  }

  @Test
  void deletesOneAsset() throws IOException {
    store.publish(INIT, bytes("i"));
    store.publish(SEGMENT, bytes("s"));

    assertTrue(store.delete(SEGMENT));

    assertFalse(store.has(SEGMENT));
    assertTrue(store.has(INIT));
    assertEquals(new Created(), store.publish(SEGMENT, bytes("again")));
  }

  @Test
  void deletesATitle() throws IOException {
    store.publish(TITLE, bytes("{}"));
    store.publish(SEGMENT, bytes("s"));

    assertTrue(store.deleteTitle(ID));

    assertTrue(store.titles().isEmpty());
    assertFalse(store.has(SEGMENT));
    assertEquals(new Created(), store.publish(SEGMENT, bytes("again")));
  }

  @Test
  void oneOfManyPublishersWinsWhole() throws Exception {
    int publishers = 8;
    for (int round = 0; round < 25; round++) {
      Asset asset = segment(round);
      List<Callable<AssetStore.Published>> tasks = new ArrayList<>();
      for (int p = 0; p < publishers; p++) {
        byte[] content = new byte[50_000 + p];
        Arrays.fill(content, (byte) p);
        tasks.add(() -> store.publish(asset, ByteBuffer.wrap(content)));
      }
      assertEquals(1, created(tasks), "round " + round);
      byte[] kept = store.find(asset).orElseThrow().readAll(60_000);
      byte[] expected = new byte[50_000 + kept[0]];
      Arrays.fill(expected, kept[0]);
      assertArrayEquals(expected, kept);
    }
  }

  private static int created(List<Callable<AssetStore.Published>> tasks)
      throws InterruptedException, ExecutionException {
    int created = 0;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var result : threads.invokeAll(tasks)) {
        created += result.get() instanceof Created ? 1 : 0;
      }
    }
    return created;
  }

  @Test
  void publishingGoesOnWhileTheTitleIsDeleted() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var publishing =
          threads.submit(() -> {
            for (int n = 0; n < 200; n++) {
              store.publish(segment(n), bytes("s" + n));
            }
            return true;
          });
      while (!publishing.isDone()) {
        store.deleteTitle(ID);
      }
      assertTrue(publishing.get());
    }
    for (StoredAsset left : store.list(ID)) {
      assertTrue(left.readAll(10).length > 1);
    }
  }

  @Test
  void refusesIdsThatAreNoIds() {
    for (String id : List.of("..", "../abcd1234", "abcd1234/..", "", "ABCD1234")) {
      assertThrows(IllegalArgumentException.class, () -> store.list(id), id);
      assertThrows(IllegalArgumentException.class, () -> store.deleteTitle(id), id);
    }
  }
}
