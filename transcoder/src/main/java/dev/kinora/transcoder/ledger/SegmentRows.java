package dev.kinora.transcoder.ledger;

import dev.kinora.packager.publish.SegmentKey;
import dev.kinora.packager.publish.SegmentRecord;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The ledger's rows of published segments. */
final class SegmentRows {
  private static final String SEGMENTS =
      "SELECT title_id, rendition, segment_number, size_bytes, sha256 FROM ledger_segment"
          + " WHERE title_id = ?";

  private final Sql sql;

  SegmentRows(Sql sql) {
    this.sql = sql;
  }

  boolean record(SegmentRecord segment) {
    SegmentKey key = segment.key();
    return sql.transaction(
        "record " + key,
        tx -> {
          try {
            return tx.update(
                    """
                    INSERT INTO ledger_segment
                      (title_id, rendition, segment_number, size_bytes, sha256)
                    VALUES (?, ?, ?, ?, ?)
                    """,
                    key.titleId(),
                    key.rendition(),
                    key.number(),
                    segment.sizeBytes(),
                    segment.sha256())
                == 1;
          } catch (SQLException e) {
            if (Sql.violates(e, "23505")) {
              return false;
            }
            if (Sql.violates(e, "23503", "23506")) {
              throw new IllegalArgumentException(
                  "ledger: expected a registered rendition, found " + key, e);
            }
            throw e;
          }
        });
  }

  Optional<SegmentRecord> find(SegmentKey key) {
    return sql.find(
        "find " + key,
        SegmentRows::read,
        SEGMENTS + " AND rendition = ? AND segment_number = ?",
        key.titleId(),
        key.rendition(),
        key.number());
  }

  private static SegmentRecord read(ResultSet row) throws SQLException {
    SegmentKey key = new SegmentKey(row.getString(1), row.getString(2), row.getInt(3));
    return new SegmentRecord(key, row.getLong(4), row.getString(5));
  }

  List<SegmentRecord> of(String titleId) {
    return sql.query(
        "list segments of " + titleId,
        SegmentRows::read,
        SEGMENTS + " ORDER BY rendition, segment_number",
        titleId);
  }

  void forget(SegmentKey key) {
    sql.transaction(
        "forget " + key,
        tx -> {
          int gone =
              tx.update(
                  "DELETE FROM ledger_segment"
                      + " WHERE title_id = ? AND rendition = ? AND segment_number = ?",
                  key.titleId(),
                  key.rendition(),
                  key.number());
          if (gone == 0) {
            return 0;
          }
          return tx.update(
              JdbcSpanLedger.FREE
                  + """
                   WHERE title_id = ? AND state = 'DONE'
                    AND first_segment <= ? AND end_segment > ?
                    AND lane = (SELECT r.lane FROM ledger_rendition r
                                WHERE r.title_id = ledger_span.title_id AND r.rendition = ?)
                  """,
              key.titleId(),
              key.number(),
              key.number(),
              key.rendition());
        });
  }
}
