package dev.kinora.origin.upload;

import java.time.Duration;

/**
 * What uploads may take of this machine. Immutable.
 *
 * @param largestBytes one upload
 * @param openForOne unfinished uploads of one account
 * @param known uploads of everybody, the finished ones that are still remembered included
 * @param writers requests that send bytes at the same time
 * @param reserveBytes free space of the disk that uploads leave to everything else
 * @param idle after so long without a byte an unfinished upload is thrown away; finished ones are
 *     remembered for as long
 * @param silence a writer that has sent nothing for so long makes way for the next one
 * @param followers open event streams
 */
public record UploadLimits(
    long largestBytes,
    int openForOne,
    int known,
    int writers,
    long reserveBytes,
    Duration idle,
    Duration silence,
    int followers) {
  /** For one machine and its household. */
  public static final UploadLimits DEFAULTS =
      new UploadLimits(
          200L << 30, 20, 1000, 32, 1L << 30, Duration.ofHours(24), Duration.ofSeconds(5), 64);

  public UploadLimits {
    if (largestBytes < 1 || openForOne < 1 || known < 1 || writers < 1 || followers < 1) {
      throw new IllegalArgumentException(
          "upload limits: expected room for one upload at least, found largestBytes %d,"
                  .formatted(largestBytes)
              + " openForOne %d, known %d, writers %d, followers %d"
                  .formatted(openForOne, known, writers, followers));
    }
    if (reserveBytes < 0 || !idle.isPositive() || silence.isNegative()) {
      throw new IllegalArgumentException(
          "upload limits: expected a reserve of 0 or more and times ahead, found %d, %s, %s"
              .formatted(reserveBytes, idle, silence));
    }
  }

  /** The same with other bounds on sizes and numbers. */
  public UploadLimits withRoom(long largest, int open, int inAll) {
    return new UploadLimits(largest, open, inAll, writers, reserveBytes, idle, silence, followers);
  }

  /** The same with more or less of the disk left alone. */
  public UploadLimits withReserve(long bytes) {
    return new UploadLimits(
        largestBytes, openForOne, known, writers, bytes, idle, silence, followers);
  }

  /** The same with other times. */
  public UploadLimits withTimes(Duration idleTime, Duration silenceTime) {
    return new UploadLimits(
        largestBytes, openForOne, known, writers, reserveBytes, idleTime, silenceTime, followers);
  }
}
