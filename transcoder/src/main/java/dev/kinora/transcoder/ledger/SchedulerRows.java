package dev.kinora.transcoder.ledger;

import java.util.List;
import java.util.function.Predicate;
import javax.sql.DataSource;

/** What the job store's own tables say of the schedulers that share them. */
public final class SchedulerRows {
  private SchedulerRows() {}

  /**
   * Makes schedulers that are known to be gone look long silent, so that the jobs they ran are run
   * again at once and not after their check-in is overdue.
   */
  public static void expire(DataSource database, Predicate<String> isGone) {
    Sql sql = new Sql(database);
    List<String> instances =
        sql.query(
            "list schedulers",
            row -> row.getString(1),
            "SELECT instance_name FROM qrtz_scheduler_state");
    for (String instance : instances) {
      if (isGone.test(instance)) {
        sql.update(
            "expire scheduler " + instance,
            "UPDATE qrtz_scheduler_state SET last_checkin_time = 0 WHERE instance_name = ?",
            instance);
      }
    }
  }
}
