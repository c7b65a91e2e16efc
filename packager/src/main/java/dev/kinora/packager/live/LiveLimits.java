package dev.kinora.packager.live;

/**
 * What one stream may take of this process. Immutable.
 *
 * @param windowSeconds how much of the stream playlists list
 * @param windowBytes memory for what is listed and not recorded, and the same for what has just
 *     left the list; an unrecorded stream of more bits lists less
 * @param openSeconds how long a stream's first segment may become before it is cut without a key
 *     frame; what it lasts is the target duration of all that follow
 * @param relayBytes memory for what a socket's newcomer gets: everything from the latest key frame
 * @param recordedSegments how many segments one recorded title has before the next one begins
 */
public record LiveLimits(
    int windowSeconds, long windowBytes, int openSeconds, long relayBytes, int recordedSegments) {
  /** A minute to go back, and titles of at most two days. */
  public static final LiveLimits DEFAULTS = new LiveLimits(60, 32L << 20, 12, 32L << 20, 86_400);

  public LiveLimits {
    if (windowSeconds < 1 || windowBytes < 1 || openSeconds < 1 || relayBytes < 1) {
      throw new IllegalArgumentException(
          "live limits: expected all above 0, found %d s, %d B, %d s, %d B"
              .formatted(windowSeconds, windowBytes, openSeconds, relayBytes));
    }
    if (recordedSegments < 1 || recordedSegments > 200_000) {
      throw new IllegalArgumentException(
          "recordedSegments: expected 1 to 200000, found " + recordedSegments);
    }
  }
}
