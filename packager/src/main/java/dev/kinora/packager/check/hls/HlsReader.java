package dev.kinora.packager.check.hls;

import dev.kinora.packager.check.finding.Findings;
import dev.kinora.packager.check.finding.Place;
import java.util.List;
import java.util.Optional;

/** Reads and judges the text of a playlist of either kind. Pure functions. */
public final class HlsReader {
  private HlsReader() {}

  /**
   * A playlist of one kind or the other.
   *
   * @param multivariant present for a multivariant playlist
   * @param media present for a media playlist
   */
  public record Playlist(Optional<MultivariantList> multivariant, Optional<MediaList> media) {}

  /** Reads a playlist; faults of its text are findings. */
  public static Playlist read(Place place, byte[] text, Findings out) {
    List<TagLine> lines = PlaylistLines.read(place, text, out);
    long multivariant = lines.stream().filter(l -> Tags.MULTIVARIANT.contains(l.tag())).count();
    long media = lines.stream().filter(l -> Tags.MEDIA.contains(l.tag())).count();
    boolean isMultivariant = multivariant > 0 && multivariant >= media;
    CommonRules.check(place, lines, isMultivariant, out);
    if (isMultivariant) {
      return new Playlist(Optional.of(MultivariantRules.read(place, lines, out)), Optional.empty());
    }
    MediaList list = MediaScan.read(place, lines, out);
    MediaListRules.check(list, out);
    LowLatencyRules.check(list, lines, out);
    return new Playlist(Optional.empty(), Optional.of(list));
  }
}
