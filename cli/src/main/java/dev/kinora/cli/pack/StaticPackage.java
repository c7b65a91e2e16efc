package dev.kinora.cli.pack;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.dash.Manifests;
import dev.kinora.packager.hls.Playlists;
import dev.kinora.packager.preview.SheetPlan;
import dev.kinora.packager.preview.TileMap;
import dev.kinora.packager.publish.AssetLayout;
import dev.kinora.packager.text.Subtitles;
import dev.kinora.packager.text.TextSegments;
import dev.kinora.packager.title.Measured;
import dev.kinora.packager.title.Rendition;
import dev.kinora.packager.title.TextTrack;
import dev.kinora.packager.title.Title;
import dev.kinora.packager.trick.KeyFrames;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Writes a finished title as files that need no server of ours. */
public final class StaticPackage {
  private static final String INIT = "init.mp4";
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
    Optional<KeyFrames> keys = KeyFrames.of(title);
    if (keys.isPresent()) {
      writeKeyFrames(title, keys.get(), draft);
    }
    Optional<SheetPlan> sheets = SheetPlan.of(title);
    if (sheets.isPresent() && Files.isDirectory(draft.resolve(sheets.get().name()))) {
      Path folder = draft.resolve(sheets.get().name());
      Files.writeString(
          draft.resolve(TileMap.NAME),
          TileMap.write(
              sheets.get(),
              title.durationSeconds(),
              "",
              sheet -> Files.exists(folder.resolve(sheet + ".jpg"))));
    }
    for (TextTrack track : title.texts()) {
      texts(title, draft.resolve(track.name()));
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

  /** Fast forward and back, cut from the rung's segments that the draft holds already. */
  private static void writeKeyFrames(Title title, KeyFrames keys, Path draft) throws IOException {
    Path rung = draft.resolve(keys.rung().name());
    Path folder = Files.createDirectories(draft.resolve(keys.rendition().name()));
    Path header = rung.resolve(INIT);
    ByteBuffer init = ByteBuffer.wrap(Files.readAllBytes(header));
    linkOrCopy(header, folder.resolve(INIT));
    for (int n = 0; n < title.timelineOf(keys.rung()).segmentCount(); n++) {
      String name = n + ".m4s";
      try {
        ByteBuffer segment =
            KeyFrames.segment(init, ByteBuffer.wrap(Files.readAllBytes(rung.resolve(name))));
        Files.write(folder.resolve(name), segment.array());
      } catch (MediaException e) {
        throw new IOException("%s/%s: %s".formatted(rung, name, e.getMessage()), e);
      }
    }
    Files.writeString(
        folder.resolve(Playlists.MEDIA_NAME), Playlists.media(title, keys.rendition()));
  }

  /** Beside the document of a track, which is linked already, its playlist and segments. */
  private static void texts(Title title, Path folder) throws IOException {
    TextSegments segments = TextSegments.of(title.videoTimeline(), title.audioTimeline());
    Path document = folder.resolve(AssetLayout.TEXT);
    Subtitles subtitles;
    try {
      subtitles = Subtitles.read(Files.readAllBytes(document), document.toString());
    } catch (MediaException e) {
      throw new IOException("subtitles that were stored cannot be read: " + e.getMessage(), e);
    }
    for (int n = 0; n < segments.timeline().segmentCount(); n++) {
      Files.writeString(folder.resolve(n + ".vtt"), segments.segment(subtitles, n));
    }
    Files.writeString(folder.resolve(Playlists.MEDIA_NAME), Playlists.texts(title));
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
