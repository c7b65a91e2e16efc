package dev.kinora.packager.title;

import java.util.List;
import java.util.function.BinaryOperator;

/**
 * The choices of channels that a title offers. Each holds every sound track once over: RFC 8216
 * (4.3.4.2.1) wants groups with the same tracks in different encodings. Pure.
 */
public final class SoundGroups {
  private SoundGroups() {}

  /** What every player takes: of each track the encodings with the fewest channels. */
  public static List<Rendition.Audio> stereo(Title title) {
    return of(title, Math::min);
  }

  /** Of each track those with the most; empty where that is nothing else. */
  public static List<Rendition.Audio> surround(Title title) {
    List<Rendition.Audio> most = of(title, Math::max);
    return most.equals(stereo(title)) ? List.of() : most;
  }

  private static List<Rendition.Audio> of(Title title, BinaryOperator<Integer> better) {
    List<Rendition.Audio> all = title.audio();
    return all.stream()
        .filter(audio ->
            all.stream()
                .filter(other -> other.sourceTrack() == audio.sourceTrack())
                .map(Rendition.Audio::channels)
                .reduce(better)
                .filter(channels -> channels == audio.channels())
                .isPresent())
        .toList();
  }
}
