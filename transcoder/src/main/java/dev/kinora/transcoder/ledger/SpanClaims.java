package dev.kinora.transcoder.ledger;

import dev.kinora.packager.publish.ClaimRequest;
import dev.kinora.packager.publish.ClaimedSpan;
import dev.kinora.packager.publish.SpanClaim;
import dev.kinora.packager.publish.SpanRef;
import dev.kinora.packager.publish.Urgency;
import dev.kinora.packager.title.Lane;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * How spans are taken: one statement finds the most urgent missing span with its neighbours and
 * claims them.
 *
 * <p>Two workers may find the same rows. The second one's update waits for the first one's commit,
 * then looks at the condition {@code state = 'MISSING'} again (H2 and PostgreSQL at read committed
 * both do) and leaves the row alone; so a claim is exactly the rows that carry its own id.
 */
final class SpanClaims {
  private static final String TAKE =
      """
      UPDATE ledger_span
      SET state = 'CLAIMED', fence = fence + 1, claim_id = ?, owner = ?, lease_ends = ?
      WHERE state = 'MISSING' AND id IN (
        SELECT s.id FROM ledger_span s
        JOIN (SELECT title_id, lane, span_index, urgency FROM ledger_span
              WHERE state = 'MISSING' AND lane = ? AND urgency < ?
                AND (? = '' OR title_id = ?)
              ORDER BY state, lane, urgency, place, title_id, span_index
              LIMIT 1) best
          ON s.title_id = best.title_id AND s.lane = best.lane
        WHERE s.span_index >= best.span_index AND s.span_index < best.span_index + ?
          AND NOT EXISTS (
            SELECT 1 FROM ledger_span gap
            WHERE gap.title_id = best.title_id AND gap.lane = best.lane
              AND gap.span_index >= best.span_index AND gap.span_index <= s.span_index
              AND (gap.state <> 'MISSING' OR gap.urgency <> best.urgency)))
      """;
  private static final String ANY_MISSING =
      """
      SELECT 1 FROM ledger_span
      WHERE state = 'MISSING' AND lane = ? AND urgency < ? AND (? = '' OR title_id = ?) LIMIT 1
      """;
  private static final String TAKE_ONE =
      """
      UPDATE ledger_span
      SET state = 'CLAIMED', fence = fence + 1, claim_id = ?, owner = ?, lease_ends = ?
      WHERE state = 'MISSING' AND title_id = ? AND lane = ? AND span_index = ?
      """;
  private static final String CLAIMED =
      """
      SELECT title_id, lane, span_index, fence FROM ledger_span WHERE claim_id = ?
      ORDER BY span_index
      """;
  private static final String GIVE_BACK =
      """
      UPDATE ledger_span SET state = 'MISSING', claim_id = NULL, owner = NULL, lease_ends = NULL
      WHERE claim_id = ? AND span_index >= ?
      """;

  private static final int SHELVED = Urgency.SHELVED.rank();

  private final Sql sql;

  SpanClaims(Sql sql) {
    this.sql = sql;
  }

  Optional<SpanClaim> take(ClaimRequest request, long leaseEnds) {
    String title = request.titleId().orElse("");
    while (true) {
      Optional<SpanClaim> claim =
          sql.transaction("claim spans", tx -> takeOnce(tx, request, title, leaseEnds));
      if (claim.isPresent() || !anyMissing(request.lane(), title)) {
        return claim;
      }
    }
  }

  private boolean anyMissing(Lane lane, String title) {
    return sql.find("look for spans", row -> true, ANY_MISSING, lane, SHELVED, title, title)
        .isPresent();
  }

  private static Optional<SpanClaim> takeOnce(
      Sql.Transaction tx, ClaimRequest request, String title, long leaseEnds) throws SQLException {
    String claimId = UUID.randomUUID().toString();
    int rows =
        tx.update(
            TAKE,
            claimId,
            request.owner(),
            leaseEnds,
            request.lane(),
            SHELVED,
            title,
            title,
            request.maxSpans());
    if (rows == 0) {
      return Optional.empty();
    }
    List<ClaimedSpan> claimed = claimed(tx, claimId);
    List<ClaimedSpan> neighbours = neighbours(claimed);
    if (neighbours.size() < claimed.size()) {
      tx.update(GIVE_BACK, claimId, neighbours.getLast().span().index() + 1);
    }
    return Optional.of(new SpanClaim(neighbours));
  }

  /** Another worker may have taken a row in the middle: what follows the gap is given back. */
  private static List<ClaimedSpan> neighbours(List<ClaimedSpan> claimed) {
    List<ClaimedSpan> neighbours = new ArrayList<>();
    int next = claimed.getFirst().span().index();
    for (ClaimedSpan span : claimed) {
      if (span.span().index() != next++) {
        break;
      }
      neighbours.add(span);
    }
    return neighbours;
  }

  private static List<ClaimedSpan> claimed(Sql.Transaction tx, String claimId) throws SQLException {
    return tx.query(
        row ->
            new ClaimedSpan(
                new SpanRef(row.getString(1), Lane.valueOf(row.getString(2)), row.getInt(3)),
                row.getLong(4)),
        CLAIMED,
        claimId);
  }

  Optional<ClaimedSpan> take(SpanRef span, String owner, long leaseEnds) {
    String claimId = UUID.randomUUID().toString();
    return sql.transaction(
        "claim " + span,
        tx -> {
          int rows =
              tx.update(
                  TAKE_ONE, claimId, owner, leaseEnds, span.titleId(), span.lane(), span.index());
          return rows == 0 ? Optional.empty() : Optional.of(claimed(tx, claimId).getFirst());
        });
  }
}
