package dev.kinora.packager.title;

/**
 * The two kinds of spans a title has. Video rungs of one span are encoded together from one decode;
 * sound is encoded apart, in long spans and under a fixed instruction set.
 */
public enum Lane {
  VIDEO,
  AUDIO;

  /** The lane that makes a rendition. */
  public static Lane of(Rendition rendition) {
    return switch (rendition) {
      case Rendition.Video v -> VIDEO;
      case Rendition.Audio a -> AUDIO;
    };
  }
}
