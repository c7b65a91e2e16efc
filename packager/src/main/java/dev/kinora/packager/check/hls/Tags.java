package dev.kinora.packager.check.hls;

import java.util.Set;

/** Which tags there are and where they belong (RFC 8216, 4.3; rfc8216bis, 4.4). */
final class Tags {
  static final Set<String> MEDIA =
      Set.of(
          "#EXTINF",
          "#EXT-X-BYTERANGE",
          "#EXT-X-DISCONTINUITY",
          "#EXT-X-KEY",
          "#EXT-X-MAP",
          "#EXT-X-PROGRAM-DATE-TIME",
          "#EXT-X-DATERANGE",
          "#EXT-X-GAP",
          "#EXT-X-BITRATE",
          "#EXT-X-PART",
          "#EXT-X-TARGETDURATION",
          "#EXT-X-MEDIA-SEQUENCE",
          "#EXT-X-DISCONTINUITY-SEQUENCE",
          "#EXT-X-ENDLIST",
          "#EXT-X-PLAYLIST-TYPE",
          "#EXT-X-I-FRAMES-ONLY",
          "#EXT-X-PART-INF",
          "#EXT-X-SERVER-CONTROL",
          "#EXT-X-PRELOAD-HINT",
          "#EXT-X-RENDITION-REPORT",
          "#EXT-X-SKIP");

  static final Set<String> MULTIVARIANT =
      Set.of(
          "#EXT-X-MEDIA",
          "#EXT-X-STREAM-INF",
          "#EXT-X-I-FRAME-STREAM-INF",
          "#EXT-X-SESSION-DATA",
          "#EXT-X-SESSION-KEY",
          "#EXT-X-CONTENT-STEERING");

  static final Set<String> EITHER =
      Set.of("#EXT-X-VERSION", "#EXT-X-INDEPENDENT-SEGMENTS", "#EXT-X-START", "#EXT-X-DEFINE");

  /** Taken out of the standard; still met. */
  static final Set<String> FORMER = Set.of("#EXT-X-ALLOW-CACHE", "#EXT-X-CUE");

  static final Set<String> ONCE =
      Set.of(
          "#EXT-X-TARGETDURATION",
          "#EXT-X-MEDIA-SEQUENCE",
          "#EXT-X-DISCONTINUITY-SEQUENCE",
          "#EXT-X-ENDLIST",
          "#EXT-X-PLAYLIST-TYPE",
          "#EXT-X-I-FRAMES-ONLY",
          "#EXT-X-PART-INF",
          "#EXT-X-SERVER-CONTROL",
          "#EXT-X-SKIP",
          "#EXT-X-INDEPENDENT-SEGMENTS",
          "#EXT-X-START",
          "#EXT-X-CONTENT-STEERING");

  private Tags() {}

  static boolean known(String tag) {
    return MEDIA.contains(tag)
        || MULTIVARIANT.contains(tag)
        || EITHER.contains(tag)
        || FORMER.contains(tag);
  }
}
