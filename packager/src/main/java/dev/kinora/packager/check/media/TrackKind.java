package dev.kinora.packager.check.media;

/** What a track is for. */
public enum TrackKind {
  VIDEO,
  AUDIO,
  TEXT,
  OTHER;

  static TrackKind ofHandler(String handler) {
    return switch (handler) {
      case "vide" -> VIDEO;
      case "soun" -> AUDIO;
      case "text", "subt", "sbtl", "clcp" -> TEXT;
      default -> OTHER;
    };
  }
}
