package dev.kinora.transcoder.ledger;

import dev.kinora.packager.publish.SegmentKey;
import dev.kinora.packager.publish.SpanRef;
import dev.kinora.packager.title.Lane;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * The ledger's spans as things that take room and can be made again: how much they are watched, and
 * which of them go first. Safe for use by any thread and by several processes.
 */
public final class JdbcSpanCache {
  private static final String OF_SPAN =
      """
       FROM ledger_segment g
      JOIN ledger_rendition r ON r.title_id = g.title_id AND r.rendition = g.rendition
      JOIN ledger_span s ON s.title_id = g.title_id AND s.lane = r.lane
        AND g.segment_number >= s.first_segment AND g.segment_number < s.end_segment
      """;

  private final Sql sql;
  private final InstantSource clock;

  /** Works on tables that {@link Schema} made. */
  public JdbcSpanCache(DataSource source, InstantSource clock) {
    this.sql = new Sql(source);
    this.clock = clock;
  }

  /**
   * A span of which there is something, and what that takes.
   *
   * @param sizeBytes of all its segments in all renditions
   */
  public record Kept(SpanRef span, long sizeBytes) {}

  /** What all published segments take. */
  public long sizeBytes() {
    return sql.find(
            "measure segments",
            row -> row.getLong(1),
            "SELECT COALESCE(SUM(size_bytes), 0) FROM ledger_segment")
        .orElseThrow();
  }

  /** Adds looks, counted by segment, to the heat of their spans. */
  public void looked(Map<SegmentKey, Integer> looks) {
    sql.transaction(
        "note what is watched",
        tx -> {
          for (Map.Entry<SegmentKey, Integer> look : looks.entrySet()) {
            looked(tx, look.getKey(), Heat.ofLooks(look.getValue(), clock.instant()));
          }
          return looks.size();
        });
  }

  private static void looked(Sql.Transaction tx, SegmentKey key, double heat) throws SQLException {
    Object[] place = {key.titleId(), key.rendition(), key.number(), key.number()};
    String at =
        """
         WHERE title_id = ?
          AND lane = (SELECT r.lane FROM ledger_rendition r
                      WHERE r.title_id = ledger_span.title_id AND r.rendition = ?)
          AND first_segment <= ? AND end_segment > ?
        """;
    List<Double> before =
        tx.query(row -> row.getDouble(1), "SELECT COALESCE(heat, 0) FROM ledger_span" + at, place);
    if (!before.isEmpty()) {
      tx.update(
          "UPDATE ledger_span SET heat = ?" + at,
          Heat.sum(before.getFirst(), heat),
          place[0],
          place[1],
          place[2],
          place[3]);
    }
  }

  /**
   * The spans that are watched least, first of all; openings of titles last, for whoever starts one
   * should not wait. Spans that somebody works on are left out.
   *
   * @param passing how many to pass over
   */
  public List<Kept> coldest(int passing, int count) {
    return sql.query(
        "look for what is watched least",
        row ->
            new Kept(
                new SpanRef(row.getString(1), Lane.valueOf(row.getString(2)), row.getInt(3)),
                row.getLong(4)),
        """
        SELECT s.title_id, s.lane, s.span_index, SUM(g.size_bytes)
        """
            + OF_SPAN
            + """
            WHERE s.state <> 'CLAIMED'
            GROUP BY s.title_id, s.lane, s.span_index, s.heat
            ORDER BY CASE WHEN s.span_index = 0 THEN 1 ELSE 0 END,
              COALESCE(s.heat, 1000000), s.title_id, s.lane, s.span_index DESC
            LIMIT ? OFFSET ?
            """,
        count,
        passing);
  }

  /**
   * Forgets the segments of a span. One that was finished is dropped, to be made again when
   * somebody asks, if its title is ready; else it is missing.
   *
   * @return what has no record any more; empty when somebody works on the span
   */
  public List<SegmentKey> drop(SpanRef span) {
    return sql.transaction(
        "drop " + span,
        tx -> {
          int free =
              tx.update(
                  """
                  UPDATE ledger_span SET state = CASE WHEN state <> 'DONE' THEN state
                    WHEN EXISTS (
                      SELECT 1 FROM catalogue_title t
                      WHERE t.title_id = ledger_span.title_id AND t.measured IS NOT NULL)
                    THEN 'DROPPED' ELSE 'MISSING' END
                  WHERE title_id = ? AND lane = ? AND span_index = ? AND state <> 'CLAIMED'
                  """,
                  span.titleId(),
                  span.lane(),
                  span.index());
          if (free == 0) {
            return List.<SegmentKey>of();
          }
          List<SegmentKey> keys =
              tx.query(
                  row -> new SegmentKey(row.getString(1), row.getString(2), row.getInt(3)),
                  "SELECT g.title_id, g.rendition, g.segment_number"
                      + OF_SPAN
                      + " WHERE s.title_id = ? AND s.lane = ? AND s.span_index = ?",
                  span.titleId(),
                  span.lane(),
                  span.index());
          tx.updateAll(
              "DELETE FROM ledger_segment"
                  + " WHERE title_id = ? AND rendition = ? AND segment_number = ?",
              keys.stream()
                  .map(key -> new Object[] {key.titleId(), key.rendition(), key.number()})
                  .toList());
          return keys;
        });
  }
}
