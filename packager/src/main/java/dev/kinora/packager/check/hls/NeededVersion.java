package dev.kinora.packager.check.hls;

import java.util.List;

/**
 * The version that a playlist's tags ask for (RFC 8216, 7; rfc8216bis, 8).
 *
 * @param feature what asks for it
 * @param line where that stands
 */
record NeededVersion(int version, String feature, int line) {
  static NeededVersion of(List<TagLine> lines) {
    boolean iFrames = lines.stream().anyMatch(l -> l.tag().equals("#EXT-X-I-FRAMES-ONLY"));
    NeededVersion needed = new NeededVersion(1, "#EXTM3U", 1);
    for (TagLine line : lines) {
      int version = of(line, iFrames);
      if (version > needed.version) {
        needed = new NeededVersion(version, line.tag(), line.number());
      }
    }
    return needed;
  }

  private static int of(TagLine line, boolean iFrames) {
    String value = line.value();
    return switch (line.tag()) {
      case "#EXTINF" -> value.split(",", 2)[0].contains(".") ? 3 : 1;
      case "#EXT-X-BYTERANGE", "#EXT-X-I-FRAMES-ONLY" -> 4;
      case "#EXT-X-KEY" -> value.contains("KEYFORMAT") ? 5 : value.contains("IV=") ? 2 : 1;
      case "#EXT-X-MAP" -> iFrames ? 5 : 6;
      case "#EXT-X-MEDIA" -> value.contains("INSTREAM-ID=\"SERVICE") ? 7 : 1;
      case "#EXT-X-DEFINE" -> value.contains("QUERYPARAM") ? 11 : 8;
      case "#EXT-X-SKIP" -> value.contains("RECENTLY-REMOVED-DATERANGES") ? 10 : 9;
      case "#EXT-X-STREAM-INF", "#EXT-X-I-FRAME-STREAM-INF" -> value.contains("REQ-") ? 12 : 1;
      default -> 1;
    };
  }
}
