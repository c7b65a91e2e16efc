package dev.kinora.transcoder.ingest;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** Tells films and sound by their names. */
public final class MediaFiles {
  private static final Set<String> EXTENSIONS =
      Set.of(
          "3g2", "3gp", "aac", "asf", "avi", "divx", "f4v", "flac", "flv", "m2ts", "m2v", "m4a",
          "m4b", "m4v", "mka", "mkv", "mov", "mp3", "mp4", "mpeg", "mpg", "mts", "mxf", "oga",
          "ogg", "ogm", "ogv", "opus", "ts", "vob", "wav", "webm", "wma", "wmv", "y4m");

  private MediaFiles() {}

  /** Whether a file's name is one of a film or of sound. */
  public static boolean isMedia(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return dot >= 0 && EXTENSIONS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
  }
}
