package dev.kinora.cli.check;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Where a package in a folder begins. Pure but for reading the folder. */
public final class Entrances {
  private static final int DEPTH = 4;
  private static final int MOST_FILES = 50_000;
  private static final int MOST_PLAYLIST_BYTES = 8 << 20;

  private Entrances() {}

  /**
   * The multivariant playlists and manifests of a folder and those below it; where there is no
   * multivariant playlist, the media playlists; where there is neither, the MP4 files.
   */
  public static List<Path> of(Path folder) throws IOException {
    List<Path> multivariant = new ArrayList<>();
    List<Path> media = new ArrayList<>();
    List<Path> manifests = new ArrayList<>();
    List<Path> films = new ArrayList<>();
    try (Stream<Path> all = Files.walk(folder, DEPTH)) {
      for (Path file : all.filter(Files::isRegularFile).limit(MOST_FILES).sorted().toList()) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".m3u8")) {
          (isMultivariant(file) ? multivariant : media).add(file);
        } else if (name.endsWith(".mpd")) {
          manifests.add(file);
        } else if (name.endsWith(".mp4") || name.endsWith(".cmfv") || name.endsWith(".cmfa")) {
          films.add(file);
        }
      }
    }
    List<Path> entrances = new ArrayList<>(multivariant.isEmpty() ? media : multivariant);
    entrances.addAll(manifests);
    return entrances.isEmpty() ? films : entrances;
  }

  private static boolean isMultivariant(Path file) throws IOException {
    if (Files.size(file) > MOST_PLAYLIST_BYTES) {
      return false;
    }
    String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    return text.contains("#EXT-X-STREAM-INF") || text.contains("#EXT-X-MEDIA:");
  }
}
