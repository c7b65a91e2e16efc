package dev.kinora.packager.hls;

import dev.kinora.packager.MediaException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What has been read of a multivariant playlist. Confined to its reader. */
final class MultivariantDraft {
  final String where;
  int version = 1;
  boolean independentSegments;
  final List<MultivariantPlaylist.Sound> sound = new ArrayList<>();
  final List<MultivariantPlaylist.Text> texts = new ArrayList<>();
  Optional<Line> streamInf = Optional.empty();
  private final List<MultivariantPlaylist.Variant> variants = new ArrayList<>();

  MultivariantDraft(String where) {
    this.where = where;
  }

  /** RFC 8216, 4.3.4.2: the line after EXT-X-STREAM-INF is its URI. */
  void noTagBetween(Line line) throws MediaException {
    if (streamInf.isPresent()) {
      throw line.malformed("the URI of the variant", line.name());
    }
  }

  void variant(Line uri) throws MediaException {
    if (streamInf.isEmpty()) {
      throw uri.malformed(MultivariantTag.STREAM_INF.tag + " before it", uri.value());
    }
    variants.add(VariantAttributes.read(streamInf.get(), uri.value()));
    streamInf = Optional.empty();
  }

  MultivariantPlaylist finished() throws MediaException {
    if (streamInf.isPresent()) {
      throw streamInf.get().malformed("the URI of the variant after it", "the end");
    }
    try {
      return new MultivariantPlaylist(version, independentSegments, sound, texts, variants);
    } catch (IllegalArgumentException e) {
      throw new MediaException.Malformed(where + ": " + e.getMessage());
    }
  }
}
