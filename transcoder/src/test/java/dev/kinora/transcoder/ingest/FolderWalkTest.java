package dev.kinora.transcoder.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderWalkTest {
  @TempDir private Path folder;

  @Test
  void filmsAreFoundInOrder() throws IOException {
    Path below = Files.createDirectories(folder.resolve("below/further"));
    Path b = Files.createFile(folder.resolve("b.MKV"));
    Path a = Files.createFile(folder.resolve("a.mp4"));
    Path c = Files.createFile(below.resolve("c.webm"));
    Files.createFile(folder.resolve("notes.txt"));
    Files.createFile(folder.resolve("mp4"));
    assertEquals(List.of(a, b, c), films(folder));
    assertEquals(3, FolderWalk.of(folder).folders().size());
  }

  @Test
  void whatIsHiddenIsPassedOver() throws IOException {
    Files.createFile(Files.createDirectory(folder.resolve(".trash")).resolve("a.mp4"));
    Files.createFile(folder.resolve("._a.mp4"));
    assertEquals(List.of(), films(folder));
  }

  @Test
  void aHiddenFolderThatIsAskedForIsRead() throws IOException {
    Path hidden = Files.createDirectory(folder.resolve(".films"));
    Path film = Files.createFile(hidden.resolve("a.mp4"));
    assertEquals(List.of(film), films(hidden));
  }

  @Test
  void linksAreFollowedButNotInACircle() throws IOException {
    Path films = Files.createDirectory(folder.resolve("films"));
    Path film = Files.createFile(films.resolve("a.mp4"));
    Files.createSymbolicLink(films.resolve("again"), films);
    Files.createSymbolicLink(films.resolve("lost.mp4"), films.resolve("nowhere"));
    assertEquals(List.of(film), films(films));
  }

  private static List<Path> films(Path folder) throws IOException {
    return FolderWalk.of(folder).files().keySet().stream().filter(MediaFiles::isMedia).toList();
  }
}
