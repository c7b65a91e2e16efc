package dev.kinora.packager.publish;

import dev.kinora.packager.title.Title;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which segments exist, and the queue of those that do not. Files are the truth: the ledger is an
 * index of the published folder and can be rebuilt from it. Safe for use by any number of threads
 * and processes at once.
 *
 * <pre>
 *            claim            complete, settle
 *   missing ───────▶ claimed ─────────────────▶ done
 *      ▲  ▲             │  │ fail, second time
 *      │  └─────────────┘  └──────────────────▶ failed
 *      │   release, lease over, fail            │
 *      └────────────── forget, retry ───────────┘
 * </pre>
 *
 * A span that is done may be dropped to make room for others; it counts as done for the title, and
 * is done again once somebody asked for it.
 */
public interface SpanLedger {
  /** How often a span is tried before it counts as failed. */
  int MAX_ATTEMPTS = 2;

  /**
   * Adds all spans of a title as missing. Does nothing for a title that is there.
   *
   * @return whether it was added
   */
  boolean register(Title title);

  /** Forgets a title with its spans and segments. */
  void remove(String titleId);

  /**
   * Takes the most urgent missing span and the missing spans of the same urgency that follow it
   * without a gap. Equally urgent titles are served in the order they were registered. Two claims
   * never hold the same span.
   *
   * @return empty when nothing is missing
   */
  Optional<SpanClaim> claim(ClaimRequest request);

  /** Takes this span; empty when it is not missing. */
  Optional<ClaimedSpan> claim(SpanRef span, String owner, Duration lease);

  /** Extends a lease from now on; false when the claim is not held any more. */
  boolean renew(ClaimedSpan claimed, Duration lease);

  /** Gives a claim back; false when it is not held any more. */
  boolean release(ClaimedSpan claimed);

  /**
   * Marks a claimed span as done.
   *
   * @return false when the claim is not held any more or a segment of it is not recorded
   */
  boolean complete(ClaimedSpan claimed);

  /**
   * Marks a span as done, whoever holds it, when all its segments are recorded.
   *
   * @return whether it is done now
   */
  boolean settle(SpanRef span);

  /**
   * Gives a claim back after a failed attempt: missing again after the first one, failed after the
   * second. Does nothing when the claim is not held any more.
   *
   * @param reason a sentence for people
   */
  void fail(ClaimedSpan claimed, String reason);

  /** Marks a span that is not done as failed, whoever holds it. */
  void giveUp(SpanRef span, String reason);

  /** Keeps {@link #claim(ClaimRequest)} off a title's spans, except those raised from now on. */
  void shelve(String titleId);

  /**
   * Makes all failed and dropped spans of a title missing again, as if never tried, and undoes
   * {@link #shelve}; returns how many there were.
   */
  int retry(String titleId);

  /** Takes back claims whose lease is over; returns how many. {@link #claim} does so too. */
  int releaseExpired();

  /** Whoever holds a claim. */
  Set<String> owners();

  /** Takes back all claims of an owner that is gone; returns how many. */
  int releaseOwnedBy(String owner);

  /**
   * Records a published segment. The first record stands.
   *
   * @return whether this was the first
   * @throws IllegalArgumentException if the title or rendition is not registered
   */
  boolean record(SegmentRecord segment);

  /** What is recorded of a segment. */
  Optional<SegmentRecord> segment(SegmentKey key);

  /** All recorded segments of a title. */
  List<SegmentRecord> segments(String titleId);

  /** Removes the record of a segment that is not there; its span is missing again. */
  void forget(SegmentKey key);

  /** Where a span stands; empty when there is no such span. */
  Optional<SpanState> state(SpanRef span);

  /** How far a title is. */
  LedgerProgress progress(String titleId);

  /**
   * Makes spans that are not done at least this urgent.
   *
   * @param first the first span
   * @param count how many from there; those past the end do not matter
   */
  void raise(SpanRef first, int count, Urgency urgency);
}
