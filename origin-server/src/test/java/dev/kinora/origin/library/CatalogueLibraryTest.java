package dev.kinora.origin.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.origin.Sample;
import dev.kinora.packager.publish.Asset;
import dev.kinora.packager.publish.MemorySpanLedger;
import dev.kinora.packager.publish.MemoryStore;
import dev.kinora.packager.publish.MemoryTitleCatalogue;
import dev.kinora.packager.publish.TitleState;
import dev.kinora.packager.title.Measured;
import dev.kinora.packager.title.Title;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The library over a catalogue in memory; looks are taken by the test. */
class CatalogueLibraryTest {
  private static final Duration NEVER = Duration.ofDays(1);

  @TempDir Path folder;
  private final MemoryTitleCatalogue catalogue =
      new MemoryTitleCatalogue(new MemorySpanLedger(Clock.systemUTC()));
  private final MemoryStore store = new MemoryStore(Clock.systemUTC());
  private final List<LibraryChange> changes = new ArrayList<>();
  private Title title;

  @BeforeEach
  void source() throws Exception {
    title = Sample.title("abcd1234", Files.writeString(folder.resolve("a.mkv"), "a"));
  }

  @Test
  void aTitleIsSeenAtOnceAndToldAtTheNextLook() {
    try (var library = new CatalogueLibrary(catalogue, store, Intake.NONE, NEVER)) {
      library.subscribe(changes::add);
      catalogue.put(title);
      assertTrue(library.title("abcd1234").isPresent(), "asked for by id");
      assertEquals(List.of(), library.titles());
      library.refresh();
      assertEquals(List.of("abcd1234"), library.titles().stream().map(LibraryTitle::id).toList());
      assertInstanceOf(LibraryChange.Changed.class, changes.getFirst());
      library.refresh();
      assertEquals(1, changes.size(), "nothing new, nothing told");
    }
  }

  @Test
  void posterReadinessAndRemovalAreTold() {
    catalogue.put(title);
    try (var library = new CatalogueLibrary(catalogue, store, Intake.NONE, NEVER)) {
      library.subscribe(changes::add);
      store.publish(
          new Asset.Document("abcd1234", Asset.Kind.POSTER), ByteBuffer.wrap(new byte[] {1}));
      library.refresh();
      assertTrue(stage(library).poster());
      catalogue.ready("abcd1234", new Measured(Map.of()));
      library.refresh();
      assertInstanceOf(TitleState.Ready.class, stage(library).state());
      assertTrue(stage(library).measured().isPresent());
      catalogue.remove("abcd1234");
      library.refresh();
      assertEquals(new LibraryChange.Removed("abcd1234"), changes.getLast());
      assertEquals(3, changes.size());
    }
  }

  @Test
  void whatIsOnItsWayStandsFirstUntilItHasArrived() {
    LibraryTitle probing = new LibraryTitle("abcd1234", "a.mkv", Sample.ADDED, new Stage.Probing());
    Intake intake =
        new Intake() {
          @Override
          public List<LibraryTitle> pending() {
            return List.of(probing);
          }

          @Override
          public OptionalDouble demoProgress() {
            return OptionalDouble.of(0.5);
          }
        };
    try (var library = new CatalogueLibrary(catalogue, store, intake, NEVER)) {
      assertEquals(List.of(probing), library.titles());
      assertEquals(OptionalDouble.of(0.5), library.demoProgress());
      catalogue.put(title);
      library.refresh();
      assertInstanceOf(Stage.Probed.class, library.titles().getFirst().stage());
      assertEquals(1, library.titles().size());
    }
  }

  private static Stage.Probed stage(Library library) {
    return (Stage.Probed) library.title("abcd1234").orElseThrow().stage();
  }
}
