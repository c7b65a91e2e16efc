package dev.kinora.packager.title;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.kinora.packager.time.Rational;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One encoding of a track. Its name ends in a digest of source and recipe, so that an address never
 * changes its bytes.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Rendition.Video.class, name = "video"),
  @JsonSubTypes.Type(value = Rendition.Audio.class, name = "audio"),
})
public sealed interface Rendition {
  /** What a rendition may be called: it is a folder and a part of a URL. */
  Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

  /** Folder and URL name, such as {@code v720-3f9c02ab71}. */
  String name();

  /** RFC 6381 codecs string read from the init segment, such as {@code avc1.64001f}. */
  String codecs();

  /** What no segment's bit rate exceeds; stated in manifests until measured values are there. */
  long peakBitsPerSecond();

  /** What the rendition is expected to take on average until measured values are there. */
  long averageBitsPerSecond();

  /** Index of the source track. */
  int sourceTrack();

  /**
   * A rung of the video ladder.
   *
   * @param width display width in square pixels, even
   * @param height display height, even
   */
  record Video(
      String name,
      String codecs,
      long peakBitsPerSecond,
      long averageBitsPerSecond,
      int sourceTrack,
      int width,
      int height,
      Rational frameRate,
      VideoRecipe recipe)
      implements Rendition {
    public Video {
      checkName(name);
    }
  }

  /** A sound track. */
  record Audio(
      String name,
      String codecs,
      long peakBitsPerSecond,
      long averageBitsPerSecond,
      int sourceTrack,
      int sampleRate,
      int channels,
      Optional<String> language,
      String label,
      boolean preferred)
      implements Rendition {
    public Audio {
      checkName(name);
    }
  }

  private static void checkName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "rendition name: expected " + NAME.pattern() + ", found \"" + name + "\"");
    }
  }
}
