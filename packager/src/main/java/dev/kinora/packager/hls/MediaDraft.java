package dev.kinora.packager.hls;

import dev.kinora.packager.MediaException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What has been read of a media playlist. Confined to its reader. */
final class MediaDraft {
  final String where;
  int version = 1;
  Optional<Integer> targetSeconds = Optional.empty();
  long mediaSequence;
  Optional<MediaPlaylist.Type> type = Optional.empty();
  boolean independentSegments;
  Optional<String> map = Optional.empty();
  Optional<BigDecimal> extinf = Optional.empty();
  boolean ended;
  private final List<MediaPlaylist.Segment> segments = new ArrayList<>();

  MediaDraft(String where) {
    this.where = where;
  }

  void beforeSegments(Line line) throws MediaException {
    if (extinf.isPresent() || !segments.isEmpty()) {
      throw line.malformed("the tag before the first segment", line.value());
    }
  }

  void segment(Line uri) throws MediaException {
    if (extinf.isEmpty()) {
      throw uri.malformed("#EXTINF before it", uri.value());
    }
    segments.add(new MediaPlaylist.Segment(uri.value(), extinf.get()));
    extinf = Optional.empty();
  }

  MediaPlaylist finished() throws MediaException {
    if (extinf.isPresent()) {
      throw new MediaException.Malformed(where, "a URI after the last #EXTINF", "the end");
    }
    if (targetSeconds.isEmpty()) {
      throw new MediaException.Malformed(where, MediaTag.TARGETDURATION.tag, "none");
    }
    try {
      return new MediaPlaylist(
          version,
          targetSeconds.get(),
          mediaSequence,
          type,
          independentSegments,
          map,
          segments,
          ended);
    } catch (IllegalArgumentException e) {
      throw new MediaException.Malformed(where + ": " + e.getMessage());
    }
  }
}
