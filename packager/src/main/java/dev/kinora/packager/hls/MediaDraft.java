package dev.kinora.packager.hls;

import dev.kinora.packager.MediaException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What has been read of a media playlist. Confined to its reader. */
final class MediaDraft {
  final String where;
  int version = 1;
  Optional<Integer> targetSeconds = Optional.empty();
  long mediaSequence;
  int discontinuitySequence;
  Optional<MediaPlaylist.Type> type = Optional.empty();
  boolean independentSegments;
  Optional<String> map = Optional.empty();
  Optional<BigDecimal> extinf = Optional.empty();
  boolean discontinuity;
  Optional<String> nextMap = Optional.empty();
  Optional<Instant> date = Optional.empty();
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

  /** Before the first segment it is the list's map, later the next segment's. */
  void map(Line line, String uri) throws MediaException {
    if (segments.isEmpty() && map.isEmpty()) {
      map = Optional.of(uri);
    } else if (nextMap.isEmpty()) {
      nextMap = Optional.of(uri);
    } else {
      throw line.malformed("one map for a segment", uri);
    }
  }

  void segment(Line uri) throws MediaException {
    if (extinf.isEmpty()) {
      throw uri.malformed("#EXTINF before it", uri.value());
    }
    segments.add(
        new MediaPlaylist.Segment(uri.value(), extinf.get(), discontinuity, nextMap, date));
    extinf = Optional.empty();
    discontinuity = false;
    nextMap = Optional.empty();
    date = Optional.empty();
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
          discontinuitySequence,
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
