package dev.kinora.transcoder.ledger;

import dev.kinora.packager.publish.Urgency;
import dev.kinora.packager.title.Lane;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * What people and workers note about the background work on titles. Safe for use by any thread and
 * by several processes.
 */
public final class JdbcJobs {
  /** A worker notes its pace every few seconds; what is older is of one that has stopped. */
  private static final Duration FRESH = Duration.ofSeconds(30);

  private final Sql sql;
  private final InstantSource clock;

  /** Works on tables that {@link Schema} made. */
  public JdbcJobs(DataSource source, InstantSource clock) {
    this.sql = new Sql(source);
    this.clock = clock;
  }

  /** Why nobody works on a title in the background. */
  public enum Hold {
    /** Until somebody resumes it. */
    PAUSED,
    /** For good, unless somebody retries it. */
    CANCELLED
  }

  /** Titles that are held. */
  public Map<String, Hold> holds() {
    Map<String, Hold> holds = new HashMap<>();
    sql.query(
            "list held jobs",
            row -> Map.entry(row.getString(1), Hold.valueOf(row.getString(2))),
            "SELECT title_id, kind FROM job_hold")
        .forEach(row -> holds.put(row.getKey(), row.getValue()));
    return holds;
  }

  /** Whether a title is held. */
  public Optional<Hold> hold(String titleId) {
    return sql.find(
        "look for a hold on " + titleId,
        row -> Hold.valueOf(row.getString(1)),
        "SELECT kind FROM job_hold WHERE title_id = ?",
        titleId);
  }

  /** Holds a title. */
  public void hold(String titleId, Hold hold) {
    sql.transaction(
        "hold " + titleId,
        tx -> {
          tx.update("DELETE FROM job_hold WHERE title_id = ?", titleId);
          return tx.update(
              "INSERT INTO job_hold (title_id, kind, since) VALUES (?, ?, ?)",
              titleId,
              hold,
              clock.millis());
        });
  }

  /** Holds a title no more; whether it was held. */
  public boolean free(String titleId) {
    return sql.update("free " + titleId, "DELETE FROM job_hold WHERE title_id = ?", titleId) > 0;
  }

  /**
   * Makes the ledger's queue agree with the holds: what was tried again for other reasons, such as
   * a file that came back, is held all the same, and what a hold that crossed its end left on the
   * shelf is taken off it.
   */
  public void agree() {
    sql.update(
        "shelve held titles",
        """
        UPDATE ledger_span SET urgency = ?
        WHERE state = 'MISSING' AND lane IN ('VIDEO', 'AUDIO') AND urgency IN (?, ?)
          AND title_id IN (SELECT title_id FROM job_hold)
        """,
        Urgency.SHELVED.rank(),
        Urgency.OPENING.rank(),
        Urgency.REST.rank());
    sql.update(
        "take titles off the shelf",
        """
        UPDATE ledger_span SET urgency = ?
        WHERE state = 'MISSING' AND lane IN ('VIDEO', 'AUDIO') AND urgency = ?
          AND title_id NOT IN (SELECT title_id FROM job_hold)
          AND title_id IN (
            SELECT title_id FROM catalogue_title WHERE failure IS NULL AND measured IS NULL)
        """,
        Urgency.REST.rank(),
        Urgency.SHELVED.rank());
  }

  /** Notes how fast a lane of a title comes on. */
  public void pace(String titleId, Lane lane, long filmMillisASecond) {
    sql.transaction(
        "note the pace of " + titleId,
        tx -> {
          tx.update("DELETE FROM job_pace WHERE title_id = ? AND lane = ?", titleId, lane);
          return tx.update(
              "INSERT INTO job_pace (title_id, lane, film_millis_a_second, seen_at)"
                  + " VALUES (?, ?, ?, ?)",
              titleId,
              lane,
              filmMillisASecond,
              clock.millis());
        });
  }

  /** How fast each lane of a title comes on now, in milliseconds of film a second. */
  public Map<Lane, Long> paces(String titleId) {
    Map<Lane, Long> paces = new HashMap<>();
    sql.query(
            "read the pace of " + titleId,
            row -> Map.entry(Lane.valueOf(row.getString(1)), row.getLong(2)),
            "SELECT lane, film_millis_a_second FROM job_pace WHERE title_id = ? AND seen_at > ?",
            titleId,
            clock.instant().minus(FRESH).toEpochMilli())
        .forEach(row -> paces.put(row.getKey(), row.getValue()));
    return paces;
  }

  /** Titles that somebody works on at this moment. */
  public Set<String> running() {
    return sql
        .query(
            "list titles that are worked on",
            row -> row.getString(1),
            "SELECT DISTINCT title_id FROM ledger_span WHERE state = 'CLAIMED' AND lease_ends > ?",
            clock.millis())
        .stream()
        .collect(Collectors.toUnmodifiableSet());
  }

  /** How many spans of each lane of a title are to be made still, and how many there are. */
  public Map<Lane, Left> left(String titleId) {
    Map<Lane, Left> left = new HashMap<>();
    sql.query(
            "count what is left of " + titleId,
            row ->
                Map.entry(Lane.valueOf(row.getString(1)), new Left(row.getInt(2), row.getInt(3))),
            "SELECT lane, COUNT(CASE WHEN state <> 'DONE' THEN 1 END), COUNT(*)"
                + " FROM ledger_span WHERE title_id = ? GROUP BY lane",
            titleId)
        .forEach(row -> left.put(row.getKey(), row.getValue()));
    return left;
  }

  /** Spans of a lane. */
  public record Left(int open, int all) {}
}
