package dev.kinora.transcoder.ffmpeg;

import dev.kinora.packager.time.Rational;
import java.util.Map;

/**
 * A stream as the demuxer describes it. Immutable.
 *
 * @param codec libavcodec's name of the coding
 * @param timeBase seconds a tick
 * @param startTicks first presentation time, or {@link Packet#NO_TIME}
 * @param durationTicks length, or {@link Packet#NO_TIME}
 * @param averageRate frames a second on average, 0 when not known
 * @param declaredRate the lowest rate at which all time stamps can be shown, 0 when not known
 * @param frameCount number of frames that the header states, or 0
 * @param interlaced whether the header says that pictures are two fields
 * @param rotationDegrees clockwise turn that makes the picture upright: 0, 90, 180 or 270
 * @param forced whether subtitles are for all, also those who want none
 * @param hearingImpaired whether it is made for those who do not hear well
 * @param mirrored whether it has to be turned upside down, as in a mirror below it, before that
 * @param tags lower-case names
 */
public record StreamView(
    int index,
    Kind kind,
    String codec,
    Rational timeBase,
    long startTicks,
    long durationTicks,
    Rational averageRate,
    Rational declaredRate,
    long frameCount,
    boolean interlaced,
    int width,
    int height,
    Rational sampleAspect,
    int rotationDegrees,
    boolean mirrored,
    int channels,
    int sampleRate,
    boolean preferred,
    boolean forced,
    boolean hearingImpaired,
    Map<String, String> tags) {
  /** What a stream carries. */
  public enum Kind {
    VIDEO,
    AUDIO,
    SUBTITLE,
    /** A still such as a cover. */
    PICTURE,
    OTHER
  }

  public StreamView {
    tags = Map.copyOf(tags);
  }
}
