package dev.kinora.packager.check.hls;

import dev.kinora.packager.check.finding.Place;
import java.util.List;
import java.util.Optional;

/**
 * A multivariant playlist as far as it could be read. Immutable.
 *
 * @param place the playlist
 */
public record MultivariantList(
    Place place,
    List<Variant> variants,
    List<Rendition> renditions,
    List<Variant> iFrames,
    boolean independent) {
  public MultivariantList {
    variants = List.copyOf(variants);
    renditions = List.copyOf(renditions);
    iFrames = List.copyOf(iFrames);
  }

  /**
   * EXT-X-STREAM-INF with its URI, or EXT-X-I-FRAME-STREAM-INF.
   *
   * @param line of the tag
   * @param bandwidth 0 where it is missing
   * @param averageBandwidth 0 where it is missing
   * @param codecs empty where it is missing
   * @param resolution as written
   */
  public record Variant(
      int line,
      String uri,
      long bandwidth,
      long averageBandwidth,
      List<String> codecs,
      Optional<String> resolution,
      Optional<String> frameRate,
      Optional<String> range,
      List<Group> groups) {
    public Variant {
      codecs = List.copyOf(codecs);
      groups = List.copyOf(groups);
    }
  }

  /** A group that a variant names, such as {@code AUDIO} and {@code "stereo"}. */
  public record Group(String type, String id) {}

  /**
   * EXT-X-MEDIA.
   *
   * @param uri empty where the media is in the variants
   */
  public record Rendition(
      int line, Group group, String name, Optional<String> language, Optional<String> uri) {}

  /** The renditions of a group. */
  public List<Rendition> of(Group group) {
    return renditions.stream().filter(r -> r.group.equals(group)).toList();
  }
}
