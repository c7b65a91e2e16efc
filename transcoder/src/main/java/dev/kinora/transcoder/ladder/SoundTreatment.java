package dev.kinora.transcoder.ladder;

import dev.kinora.packager.title.Rendition;
import dev.kinora.packager.title.SourceInfo;
import dev.kinora.packager.title.SourceTrack;
import java.util.List;

/**
 * What is done to a track's samples on their way into a rendition, beside changing rate and
 * channels. Part of the rendition's identity. Pure.
 *
 * @param gainCentiDecibels added to all samples
 * @param limited whether peaks are held below full scale, which sums and gains would exceed
 */
public record SoundTreatment(int gainCentiDecibels, boolean limited) {
  private static final int STEREO = 2;
  private static final int SURROUND = 6;

  /** Samples go in as they are. */
  static final SoundTreatment NONE = new SoundTreatment(0, false);

  /** What a title's rendition needs. */
  public static SoundTreatment of(SourceInfo info, Rendition.Audio rendition) {
    return info.audio().stream()
        .filter(track -> track.index() == rendition.sourceTrack())
        .findFirst()
        .map(track -> of(info, track, rendition.channels()))
        .orElse(NONE);
  }

  /** The channels of a track's renditions: stereo, and 5.1 where it has that many. */
  public static List<Integer> channelsOf(SourceTrack.Audio track) {
    return track.channels() >= SURROUND ? List.of(STEREO, SURROUND) : List.of(STEREO);
  }

  static SoundTreatment of(SourceInfo info, SourceTrack.Audio track, int channels) {
    int gain = info.gainCentiDecibels(track.index(), channels);
    boolean summed = track.channels() > Math.max(channels, 1);
    return new SoundTreatment(gain, summed || gain > 0);
  }
}
