package dev.kinora.transcoder.jobs;

import dev.kinora.packager.time.Rational;
import dev.kinora.packager.title.Lane;
import dev.kinora.transcoder.ledger.JdbcJobs;

/**
 * How fast a claim is worked on: film time that was made by the time that has passed, noted every
 * few seconds. For one thread.
 */
final class Pace {
  private static final long NOTE_NANOS = 2_000_000_000L;

  private final JdbcJobs notes;
  private final String titleId;
  private final Lane lane;
  private final long startNanos;
  private long notedNanos;
  private Rational made = Rational.ZERO;

  Pace(JdbcJobs notes, String titleId, Lane lane, long nowNanos) {
    this.notes = notes;
    this.titleId = titleId;
    this.lane = lane;
    this.startNanos = nowNanos;
    this.notedNanos = nowNanos;
  }

  /** So much film more was made. */
  void made(Rational seconds, long nowNanos) {
    made = made.plus(seconds);
    if (nowNanos - notedNanos >= NOTE_NANOS) {
      note(nowNanos);
    }
  }

  /** The claim is done with. */
  void end(long nowNanos) {
    if (made.compareTo(Rational.ZERO) > 0) {
      note(nowNanos);
    }
  }

  private void note(long nowNanos) {
    notedNanos = nowNanos;
    double seconds = Math.max(1, nowNanos - startNanos) / 1e9;
    notes.pace(titleId, lane, Math.round(made.toDouble() * 1000 / seconds));
  }
}
