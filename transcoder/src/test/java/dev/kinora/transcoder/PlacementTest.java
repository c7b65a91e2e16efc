package dev.kinora.transcoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.title.Title;
import dev.kinora.transcoder.ingest.Added;
import dev.kinora.transcoder.ingest.Ingest;
import dev.kinora.transcoder.ingest.Placement;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are given up by whoever brought them. */
class PlacementTest {
  private static final FakeCodecs.Hook QUICK = (key, background) -> {};

  @TempDir private Path folder;

  @Test
  void aLinkedFileIsInTheLibraryAndItsFirstNameMayGo() throws Exception {
    try (Rig rig = new Rig(folder, QUICK)) {
      Path file = FakeCodecs.film(folder.resolve("0123abcd"), 3);
      Title title = rig.transcoder.ingest().add(file, "Ein_Film.MP4", Placement.LINK).title();
      Path source = Path.of(title.source().path());
      assertEquals("Ein Film", title.name());
      assertEquals(folder.resolve("sources/" + title.id() + ".mp4"), source);
      assertTrue(Files.isSameFile(file, source), "copied");
      Files.delete(file);
      rig.transcoder.start();
      rig.awaitReady(title);
    }
  }

  @Test
  void addedTwiceItIsOneTitleWithOneFile() throws Exception {
    try (Rig rig = new Rig(folder, QUICK)) {
      Ingest ingest = rig.transcoder.ingest();
      Path file = FakeCodecs.film(folder.resolve("upload"), 3);
      Title title = ingest.add(file, "a.mp4", Placement.LINK).title();
      Added again = ingest.add(file, "a.mp4", Placement.LINK);
      assertFalse(again.fresh());
      assertEquals(title.id(), again.title().id());
      assertEquals(1, folder.resolve("sources").toFile().list().length);
    }
  }

  @Test
  void aTitleWhoseFileIsGoneGetsTheNewOne() throws Exception {
    try (Rig rig = new Rig(folder, QUICK)) {
      Title lost = rig.film("film.mp4", 3);
      Path upload = Files.copy(folder.resolve("film.mp4"), folder.resolve("upload"));
      Files.delete(folder.resolve("film.mp4"));
      Title found = rig.transcoder.ingest().add(upload, "film.mp4", Placement.LINK).title();
      assertEquals(lost.id(), found.id());
      Files.delete(upload);
      assertTrue(Files.exists(Path.of(found.source().path())), found.source().path());
    }
  }

  @Test
  void nothingStaysOfWhatIsRefused() throws Exception {
    try (Rig rig = new Rig(folder, QUICK)) {
      Path text = Files.writeString(folder.resolve("upload"), "no film at all");
      assertThrows(
          MediaException.class, () -> rig.transcoder.ingest().add(text, "a.mp4", Placement.LINK));
      assertEquals(0, folder.resolve("sources").toFile().list().length);
    }
  }

  @Test
  void anotherFilmOfTheSameNameIsAnotherTitle() throws Exception {
    try (Rig rig = new Rig(folder, QUICK)) {
      Ingest ingest = rig.transcoder.ingest();
      Path first = FakeCodecs.film(folder.resolve("one"), 3);
      Path second = FakeCodecs.film(folder.resolve("two"), 4);
      Title old = ingest.add(first, "film.mp4", Placement.LINK).title();
      Title young = ingest.add(second, "film.mp4", Placement.LINK).title();
      assertEquals(old.name(), young.name());
      assertNotEquals(old.id(), young.id());
      assertNotEquals(old.source().path(), young.source().path());
    }
  }
}
