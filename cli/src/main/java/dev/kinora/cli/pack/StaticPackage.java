package dev.kinora.cli.pack;

import dev.kinora.packager.dash.Manifests;
import dev.kinora.packager.hls.Playlists;
import dev.kinora.packager.title.Measured;
import dev.kinora.packager.title.Rendition;
import dev.kinora.packager.title.Title;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Writes a finished title as files that need no server of ours. */
public final class StaticPackage {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private StaticPackage() {}

  /** What the mark in the folder says. */
  private record Mark(String name, double seconds, List<String> renditions) {}

  /**
   * Playlists, manifest, renditions and pictures of a title; its own JSON documents, which name the
   * source on this machine, stay behind.
   *
   * @param published the title's folder in the store
   * @param draft an empty folder, best on the same disk: segments are linked where that is possible
   */
  public static void write(Title title, Optional<Measured> measured, Path published, Path draft)
      throws IOException {
    try (Stream<Path> all = Files.walk(published)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        Path place = draft.resolve(published.relativize(file).toString());
        boolean own = file.toString().endsWith(".json") && published.equals(file.getParent());
        if (!own) {
          Files.createDirectories(place.resolveSibling(""));
          linkOrCopy(file, place);
        }
      }
    }
    for (Rendition rendition : title.renditions()) {
      Path playlist = draft.resolve(rendition.name()).resolve(Playlists.MEDIA_NAME);
      Files.writeString(playlist, Playlists.media(title, rendition));
    }
    Files.writeString(draft.resolve(Manifests.NAME), Manifests.mpd(title, measured));
    Files.writeString(draft.resolve(Playlists.MASTER_NAME), Playlists.master(title, measured));
    Mark mark =
        new Mark(
            title.name(),
            title.durationSeconds().toDouble(),
            title.renditions().stream().map(Rendition::name).toList());
    Files.write(draft.resolve(OutFolder.MARK), JSON.writeValueAsBytes(mark));
  }

  private static void linkOrCopy(Path file, Path place) throws IOException {
    try {
      Files.createLink(place, file);
    } catch (UnsupportedOperationException | FileSystemException _) {
      // Not every file system has second names.
      Files.copy(file, place);
    }
  }
}
