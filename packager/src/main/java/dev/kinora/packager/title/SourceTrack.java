package dev.kinora.packager.title;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import dev.kinora.packager.time.Rational;
import java.util.Optional;

/** A stream of the source as the probe found it. Times are seconds on the source's own clock. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = SourceTrack.Video.class, name = "video"),
  @JsonSubTypes.Type(value = SourceTrack.Audio.class, name = "audio"),
  @JsonSubTypes.Type(value = SourceTrack.Text.class, name = "text"),
  @JsonSubTypes.Type(value = SourceTrack.Other.class, name = "other"),
})
public sealed interface SourceTrack {
  /** The stream's index in the container. */
  int index();

  /** The codec's name as libavcodec gives it, such as {@code h264}. */
  String codec();

  /** BCP 47 or ISO 639-2 language, where the container states one. */
  Optional<String> language();

  /**
   * A moving picture.
   *
   * @param width coded width in pixels, before rotation
   * @param height coded height in pixels, before rotation
   * @param sampleAspect width of a pixel divided by its height
   * @param rotationDegrees clockwise turn that makes the picture upright: 0, 90, 180 or 270
   * @param mirrored whether it has to be turned upside down, as in a mirror below it, before that
   * @param frameRate the rate that all renditions run at
   * @param constantRate whether the source itself runs at that rate throughout
   * @param interlaced whether frames hold two fields
   * @param pixelFormat libavutil's name, such as {@code yuv420p10le}
   * @param transfer transfer characteristics as libavutil names them, such as {@code smpte2084}
   * @param start when the first frame is shown
   * @param duration from the first frame's start to the last one's end
   */
  record Video(
      int index,
      String codec,
      Optional<String> language,
      int width,
      int height,
      Rational sampleAspect,
      int rotationDegrees,
      @JsonSetter(nulls = Nulls.AS_EMPTY) boolean mirrored,
      Rational frameRate,
      boolean constantRate,
      boolean interlaced,
      String pixelFormat,
      String transfer,
      Rational start,
      Rational duration)
      implements SourceTrack {
    public Video {
      if (width < 1 || height < 1) {
        throw new IllegalArgumentException(
            "video track %d: expected a size, found %dx%d".formatted(index, width, height));
      }
    }

    /** A picture that is not mirrored. */
    public Video(
        int index,
        String codec,
        Optional<String> language,
        int width,
        int height,
        Rational sampleAspect,
        int rotationDegrees,
        Rational frameRate,
        boolean constantRate,
        boolean interlaced,
        String pixelFormat,
        String transfer,
        Rational start,
        Rational duration) {
      this(
          index,
          codec,
          language,
          width,
          height,
          sampleAspect,
          rotationDegrees,
          false,
          frameRate,
          constantRate,
          interlaced,
          pixelFormat,
          transfer,
          start,
          duration);
    }
  }

  /**
   * Sound.
   *
   * @param channels how many
   * @param sampleRate samples a second
   * @param label the track's own name, where it has one
   * @param preferred whether the container marks it as the default
   */
  record Audio(
      int index,
      String codec,
      Optional<String> language,
      int channels,
      int sampleRate,
      Optional<String> label,
      boolean preferred,
      Rational start,
      Rational duration)
      implements SourceTrack {}

  /**
   * Subtitles as text.
   *
   * @param label the track's own name, where it has one
   * @param forced whether it is for those, too, who want no subtitles
   * @param hearingImpaired whether it tells sounds as well
   */
  record Text(
      int index,
      String codec,
      Optional<String> language,
      Optional<String> label,
      boolean forced,
      boolean hearingImpaired)
      implements SourceTrack {}

  /** Anything else: subtitles as pictures, data, attached pictures. */
  record Other(int index, String codec, Optional<String> language, String type)
      implements SourceTrack {}
}
