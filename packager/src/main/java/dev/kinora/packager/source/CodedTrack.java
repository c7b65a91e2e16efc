package dev.kinora.packager.source;

import dev.kinora.packager.Bytes;
import dev.kinora.packager.time.Rational;
import java.util.Optional;

/**
 * A track of a source, as far as its container describes it.
 *
 * @param index its place among the container's tracks, from 0
 * @param coding what its samples are
 * @param configuration the codec's own: the content of {@code avcC}, or an AudioSpecificConfig
 * @param tick seconds a tick of its samples' times
 * @param shift what is added to its samples' times, in seconds, to place them on the clock that all
 *     tracks of the file share
 * @param obstacle why its samples cannot be taken as they are, as the end of a sentence that begins
 *     with "the track"
 */
public record CodedTrack(
    int index,
    Coding coding,
    Bytes configuration,
    Rational tick,
    Rational shift,
    Optional<String> obstacle) {
  /** Kinds of samples that Kinora can repackage; everything else is {@link #OTHER}. */
  public enum Coding {
    /** H.264 with length-prefixed NAL units. */
    AVC,
    /** AAC without ADTS. */
    AAC,
    /** Anything else. */
    OTHER
  }

  /** When something is shown, in seconds on the file's clock. */
  public Rational seconds(long shownTicks) {
    return tick.times(shownTicks).plus(shift);
  }
}
