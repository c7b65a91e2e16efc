package dev.kinora.transcoder.ledger;

import dev.kinora.packager.publish.ClaimRequest;
import dev.kinora.packager.publish.ClaimedSpan;
import dev.kinora.packager.publish.LedgerProgress;
import dev.kinora.packager.publish.SegmentKey;
import dev.kinora.packager.publish.SegmentRecord;
import dev.kinora.packager.publish.SpanClaim;
import dev.kinora.packager.publish.SpanLedger;
import dev.kinora.packager.publish.SpanRef;
import dev.kinora.packager.publish.SpanState;
import dev.kinora.packager.publish.Urgency;
import dev.kinora.packager.timeline.Span;
import dev.kinora.packager.timeline.Timeline;
import dev.kinora.packager.title.Lane;
import dev.kinora.packager.title.Rendition;
import dev.kinora.packager.title.Title;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;

/**
 * A ledger in a database, shared by any number of processes. Safe for use by any thread.
 *
 * <p>A held span is one whose row is claimed under the holder's fence; every change by a holder is
 * a single statement that says so in its condition, and counts the rows that met it.
 */
public final class JdbcSpanLedger implements SpanLedger {
  private static final int REASON_CHARS = 2000;
  private static final String HELD =
      " WHERE title_id = ? AND lane = ? AND span_index = ? AND state = 'CLAIMED' AND fence = ?";
  static final String FREE =
      "UPDATE ledger_span SET state = 'MISSING', claim_id = NULL, owner = NULL, lease_ends = NULL";

  // As many recorded segments as renditions times numbers.
  private static final String WHOLE =
      """
       AND (SELECT COUNT(*) FROM ledger_segment g
            JOIN ledger_rendition r ON r.title_id = g.title_id AND r.rendition = g.rendition
            WHERE g.title_id = ledger_span.title_id AND r.lane = ledger_span.lane
              AND g.segment_number >= ledger_span.first_segment
              AND g.segment_number < ledger_span.end_segment)
         = (end_segment - first_segment)
           * (SELECT COUNT(*) FROM ledger_rendition r
              WHERE r.title_id = ledger_span.title_id AND r.lane = ledger_span.lane)
      """;
  private static final String DONE =
      "UPDATE ledger_span SET state = 'DONE', claim_id = NULL, owner = NULL, lease_ends = NULL,"
          + " reason = NULL";

  private final Sql sql;
  private final InstantSource clock;
  private final SpanClaims claims;
  private final SegmentRows segments;

  /** Works on tables that {@link Schema} made; leases are measured by this clock. */
  public JdbcSpanLedger(DataSource source, InstantSource clock) {
    this.sql = new Sql(source);
    this.clock = clock;
    this.claims = new SpanClaims(sql);
    this.segments = new SegmentRows(sql);
  }

  @Override
  public boolean register(Title title) {
    return sql.transaction(
        "register " + title.id(),
        tx -> {
          try {
            int added =
                tx.update(
                    """
                    INSERT INTO ledger_title (title_id, place)
                    SELECT ?, (SELECT COALESCE(MAX(place), 0) + 1 FROM ledger_title)
                    WHERE NOT EXISTS (SELECT 1 FROM ledger_title WHERE title_id = ?)
                    """,
                    title.id(),
                    title.id());
            if (added == 0) {
              return false;
            }
          } catch (SQLException e) {
            if (Sql.violates(e, "23505")) {
              return false;
            }
            throw e;
          }
          addRows(tx, title);
          return true;
        });
  }

  private static void addRows(Sql.Transaction tx, Title title) throws SQLException {
    long place =
        tx.query(
                row -> row.getLong(1),
                "SELECT place FROM ledger_title WHERE title_id = ?",
                title.id())
            .getFirst();
    List<Object[]> renditions = new ArrayList<>();
    for (Lane lane : Lane.values()) {
      for (Rendition rendition : title.encoded(lane)) {
        renditions.add(new Object[] {title.id(), rendition.name(), lane});
      }
    }
    tx.updateAll(
        "INSERT INTO ledger_rendition (title_id, rendition, lane) VALUES (?, ?, ?)", renditions);
    List<Object[]> spans = new ArrayList<>();
    for (Lane lane : Lane.values()) {
      if (!title.encoded(lane).isEmpty()) {
        addSpans(spans, title.id(), lane, title.timeline(lane).orElseThrow(), place);
      }
    }
    tx.updateAll(
        """
        INSERT INTO ledger_span (title_id, lane, span_index, first_segment, end_segment, place,
          urgency, state, attempts, fence)
        VALUES (?, ?, ?, ?, ?, ?, ?, 'MISSING', 0, 0)
        """,
        spans);
  }

  private static void addSpans(
      List<Object[]> rows, String titleId, Lane lane, Timeline timeline, long place) {
    for (int i = 0; i < timeline.spanCount(); i++) {
      Span span = timeline.span(i);
      int urgency = Urgency.initial(timeline, i).rank();
      rows.add(
          new Object[] {titleId, lane, i, span.firstSegment(), span.endSegment(), place, urgency});
    }
  }

  @Override
  public void remove(String titleId) {
    sql.update("remove " + titleId, "DELETE FROM ledger_title WHERE title_id = ?", titleId);
  }

  @Override
  public Optional<SpanClaim> claim(ClaimRequest request) {
    releaseExpired();
    return claims.take(request, leaseEnd(request.lease()));
  }

  @Override
  public Optional<ClaimedSpan> claim(SpanRef span, String owner, Duration lease) {
    releaseExpired();
    return claims.take(span, owner, leaseEnd(lease));
  }

  @Override
  public boolean renew(ClaimedSpan claimed, Duration lease) {
    return held("renew", "UPDATE ledger_span SET lease_ends = ?", leaseEnd(lease), claimed) == 1;
  }

  private long leaseEnd(Duration lease) {
    return clock.instant().plus(lease).toEpochMilli();
  }

  private int held(String doing, String update, Object value, ClaimedSpan claimed) {
    SpanRef span = claimed.span();
    return sql.update(
        doing + " " + span,
        update + HELD,
        value,
        span.titleId(),
        span.lane(),
        span.index(),
        claimed.fence());
  }

  @Override
  public boolean release(ClaimedSpan claimed) {
    SpanRef span = claimed.span();
    return sql.update(
            "release " + span,
            FREE + HELD,
            span.titleId(),
            span.lane(),
            span.index(),
            claimed.fence())
        == 1;
  }

  @Override
  public boolean complete(ClaimedSpan claimed) {
    SpanRef span = claimed.span();
    return sql.update(
            "complete " + span,
            DONE + HELD + WHOLE,
            span.titleId(),
            span.lane(),
            span.index(),
            claimed.fence())
        == 1;
  }

  @Override
  public boolean settle(SpanRef span) {
    return sql.update(
            "settle " + span,
            DONE + " WHERE title_id = ? AND lane = ? AND span_index = ?" + WHOLE,
            span.titleId(),
            span.lane(),
            span.index())
        == 1;
  }

  @Override
  public void fail(ClaimedSpan claimed, String reason) {
    held(
        "fail",
        """
        UPDATE ledger_span SET attempts = attempts + 1,
          state = CASE WHEN attempts + 1 >= %d THEN 'FAILED' ELSE 'MISSING' END,
          claim_id = NULL, owner = NULL, lease_ends = NULL, reason = ?
        """
            .formatted(MAX_ATTEMPTS),
        Sql.cut(reason, REASON_CHARS),
        claimed);
  }

  @Override
  public void giveUp(SpanRef span, String reason) {
    sql.update(
        "give up " + span,
        """
        UPDATE ledger_span SET state = 'FAILED', claim_id = NULL, owner = NULL, lease_ends = NULL,
          reason = ?
        WHERE title_id = ? AND lane = ? AND span_index = ? AND state <> 'DONE'
        """,
        Sql.cut(reason, REASON_CHARS),
        span.titleId(),
        span.lane(),
        span.index());
  }

  @Override
  public void shelve(String titleId) {
    sql.update(
        "shelve " + titleId,
        "UPDATE ledger_span SET urgency = ? WHERE title_id = ? AND state <> 'DONE'",
        Urgency.SHELVED.rank(),
        titleId);
  }

  @Override
  public int retry(String titleId) {
    return sql.transaction(
        "retry " + titleId,
        tx -> {
          tx.update(
              "UPDATE ledger_span SET urgency = ? WHERE title_id = ? AND urgency = ?",
              Urgency.REST.rank(),
              titleId,
              Urgency.SHELVED.rank());
          return tx.update(
              """
              UPDATE ledger_span SET state = 'MISSING', attempts = 0, reason = NULL
              WHERE title_id = ? AND state IN ('FAILED', 'DROPPED')
              """,
              titleId);
        });
  }

  @Override
  public int releaseExpired() {
    return sql.update(
        "release expired claims",
        FREE + " WHERE state = 'CLAIMED' AND lease_ends <= ?",
        clock.instant().toEpochMilli());
  }

  @Override
  public Set<String> owners() {
    return new TreeSet<>(
        sql.query(
            "list owners",
            row -> row.getString(1),
            "SELECT DISTINCT owner FROM ledger_span WHERE state = 'CLAIMED'"));
  }

  @Override
  public int releaseOwnedBy(String owner) {
    return sql.update(
        "release claims of " + owner, FREE + " WHERE state = 'CLAIMED' AND owner = ?", owner);
  }

  @Override
  public boolean record(SegmentRecord segment) {
    return segments.record(segment);
  }

  @Override
  public Optional<SegmentRecord> segment(SegmentKey key) {
    return segments.find(key);
  }

  @Override
  public List<SegmentRecord> segments(String titleId) {
    return segments.of(titleId);
  }

  @Override
  public void forget(SegmentKey key) {
    segments.forget(key);
  }

  @Override
  public Optional<SpanState> state(SpanRef span) {
    return sql.find(
        "find " + span,
        JdbcSpanLedger::stateOf,
        """
        SELECT state, attempts, owner, fence, lease_ends, reason FROM ledger_span
        WHERE title_id = ? AND lane = ? AND span_index = ?
        """,
        span.titleId(),
        span.lane(),
        span.index());
  }

  private static SpanState stateOf(ResultSet row) throws SQLException {
    String state = row.getString("state");
    return switch (state) {
      case "MISSING" -> new SpanState.Missing(row.getInt("attempts"));
      case "CLAIMED" ->
          new SpanState.Claimed(
              row.getString("owner"),
              row.getLong("fence"),
              Instant.ofEpochMilli(row.getLong("lease_ends")));
      case "DONE" -> new SpanState.Done();
      case "DROPPED" -> new SpanState.Dropped();
      case "FAILED" -> new SpanState.Failed(row.getString("reason"));
      default ->
          throw new IllegalStateException(
              "ledger: expected MISSING, CLAIMED, DONE, DROPPED or FAILED, found \""
                  + state
                  + "\"");
    };
  }

  @Override
  public LedgerProgress progress(String titleId) {
    return sql.find(
            "count spans of " + titleId,
            row ->
                new LedgerProgress(
                    row.getInt(1), row.getInt(2), Optional.ofNullable(row.getString(3))),
            """
            SELECT COUNT(CASE WHEN state IN ('DONE', 'DROPPED') THEN 1 END), COUNT(*),
              MIN(CASE WHEN state = 'FAILED' THEN reason END)
            FROM ledger_span WHERE title_id = ?
            """,
            titleId)
        .orElseThrow();
  }

  @Override
  public void raise(SpanRef first, int count, Urgency urgency) {
    sql.update(
        "raise " + first,
        """
        UPDATE ledger_span SET urgency = ?
        WHERE title_id = ? AND lane = ? AND span_index >= ? AND span_index < ?
          AND urgency > ? AND state <> 'DONE'
        """,
        urgency.rank(),
        first.titleId(),
        first.lane(),
        first.index(),
        first.index() + count,
        urgency.rank());
  }
}
