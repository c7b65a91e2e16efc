package dev.kinora.transcoder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kinora.transcoder.ingest.FolderScan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looking through folders again and again. */
class FolderScanTest {
  private static final Instant LONG_AGO = Instant.parse("2026-01-02T03:04:05Z");

  @TempDir private Path folder;

  private static void age(Path file, Instant time) throws Exception {
    Files.setLastModifiedTime(file, FileTime.from(time));
  }

  @Test
  void eachFilmIsAddedOnceAndAgainWhenItChanges() throws Exception {
    try (Rig rig = new Rig(folder, (key, background) -> {})) {
      Path films = Files.createDirectory(folder.resolve("films"));
      List<Path> folders = List.of(films, folder.resolve("away"));
      FolderScan scan =
          new FolderScan(rig.transcoder.ingest(), rig.transcoder.catalogue(), Clock.systemUTC());
      Path first = FakeCodecs.film(films.resolve("a.mp4"), 3);
      assertEquals(0, scan.look(folders), "still being copied");
      age(first, LONG_AGO);
      age(Files.writeString(films.resolve("notes.mp4"), "no film at all"), LONG_AGO);
      assertEquals(1, scan.look(folders));
      assertEquals(0, scan.look(folders));
      FakeCodecs.film(first, 5);
      age(first, LONG_AGO.plusSeconds(60));
      assertEquals(1, scan.look(folders));
      assertEquals(2, rig.transcoder.catalogue().all().size());
      assertEquals(0, scan.look(folders));
    }
  }
}
