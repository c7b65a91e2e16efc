package dev.kinora.origin.http;

import java.util.Locale;
import java.util.Map;

/** Media types of what the origin sends. */
public final class MediaTypes {
  /** HLS playlists (RFC 8216, 4). */
  public static final String HLS = "application/vnd.apple.mpegurl";

  /** DASH manifests (ISO/IEC 23009-1, annex C). */
  public static final String DASH = "application/dash+xml";

  /** Init and media segments with picture. */
  public static final String VIDEO = "video/mp4";

  /** Init and media segments with sound alone. */
  public static final String AUDIO = "audio/mp4";

  /** Subtitles (WebVTT, 7.1), always UTF-8. */
  public static final String VTT = "text/vtt; charset=utf-8";

  /** JSON, always UTF-8 (RFC 8259, 8.1). */
  public static final String JSON = "application/json";

  private static final String UNKNOWN = "application/octet-stream";

  private static final Map<String, String> BY_EXTENSION =
      Map.ofEntries(
          Map.entry("mp4", VIDEO),
          Map.entry("m4v", VIDEO),
          Map.entry("m4a", AUDIO),
          Map.entry("mov", "video/quicktime"),
          Map.entry("mkv", "video/matroska"),
          Map.entry("mka", "audio/matroska"),
          Map.entry("webm", "video/webm"),
          Map.entry("ts", "video/mp2t"),
          Map.entry("m2ts", "video/mp2t"),
          Map.entry("mts", "video/mp2t"),
          Map.entry("mpg", "video/mpeg"),
          Map.entry("mpeg", "video/mpeg"),
          Map.entry("avi", "video/vnd.avi"),
          Map.entry("ogv", "video/ogg"),
          Map.entry("ogg", "audio/ogg"),
          Map.entry("opus", "audio/ogg"),
          Map.entry("flv", "video/x-flv"),
          Map.entry("wmv", "video/x-ms-wmv"),
          Map.entry("3gp", "video/3gpp"),
          Map.entry("mp3", "audio/mpeg"),
          Map.entry("aac", "audio/aac"),
          Map.entry("flac", "audio/flac"),
          Map.entry("wav", "audio/wav"),
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("mjs", "text/javascript; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("json", JSON),
          Map.entry("webmanifest", "application/manifest+json"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("webp", "image/webp"),
          Map.entry("ico", "image/vnd.microsoft.icon"),
          Map.entry("woff2", "font/woff2"),
          Map.entry("txt", "text/plain; charset=utf-8"),
          Map.entry("md", "text/markdown; charset=utf-8"),
          Map.entry("map", JSON));

  private static final Map<String, String> BY_CONTAINER =
      Map.of(
          "mov", VIDEO,
          "mp4", VIDEO,
          "matroska", "video/matroska",
          "webm", "video/webm",
          "mpegts", "video/mp2t",
          "mpeg", "video/mpeg",
          "avi", "video/vnd.avi",
          "ogg", "video/ogg",
          "flv", "video/x-flv",
          "asf", "video/x-ms-wmv");

  private MediaTypes() {}

  /** The type that a file's name says, {@code application/octet-stream} when it says none. */
  public static String ofName(String fileName) {
    String extension = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return BY_EXTENSION.getOrDefault(extension, UNKNOWN);
  }

  /**
   * The type of a source file: a media type by its name, else by the container that the probe
   * found. Never a type that a browser would run as a page or script.
   *
   * @param container libavformat's name, such as {@code matroska,webm}
   */
  public static String ofSource(String fileName, String container) {
    String byName = ofName(fileName);
    if (byName.startsWith("video/") || byName.startsWith("audio/")) {
      return byName;
    }
    for (String name : container.split(",", -1)) {
      String type = BY_CONTAINER.get(name);
      if (type != null) {
        return type;
      }
    }
    return UNKNOWN;
  }

  /** Whether a body of this type gets smaller by gzip. */
  public static boolean isText(String type) {
    return type.startsWith("text/")
        || type.startsWith(JSON)
        || type.equals(HLS)
        || type.equals(DASH)
        || type.equals("image/svg+xml")
        || type.endsWith("+json");
  }
}
