package dev.kinora.sync.room;

/**
 * Where the picture is: at this position at this time, moving at this rate while the room plays.
 *
 * @param positionMicros position in the media at {@code atMicros}
 * @param rateThousandths speed, 1000 is as filmed
 * @param atMicros room time; a time to come is a scheduled start
 */
public record Motion(long positionMicros, int rateThousandths, long atMicros) {
  /** The slowest rate that a room takes. */
  public static final int SLOWEST = 500;

  /** The fastest. */
  public static final int FASTEST = 2000;

  /** As filmed. */
  public static final int NORMAL = 1000;

  public Motion {
    if (positionMicros < 0) {
      throw new IllegalArgumentException("position: expected 0 or more, found " + positionMicros);
    }
    if (rateThousandths < SLOWEST || rateThousandths > FASTEST) {
      throw new IllegalArgumentException(
          "rate: expected %d to %d thousandths, found %d"
              .formatted(SLOWEST, FASTEST, rateThousandths));
    }
  }

  /** The position while the room plays; before the scheduled start it is the start's. */
  public long movingAt(long nowMicros) {
    long elapsed = nowMicros - atMicros;
    return elapsed <= 0
        ? positionMicros
        : positionMicros + Math.floorDiv(elapsed * rateThousandths, 1000);
  }

  /** When a position will be reached while playing; no earlier than the start. */
  long reaches(long targetMicros) {
    long left = Math.max(0, targetMicros - positionMicros);
    return atMicros + Math.ceilDiv(left * 1000, rateThousandths);
  }
}
