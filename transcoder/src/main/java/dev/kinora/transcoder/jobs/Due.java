package dev.kinora.transcoder.jobs;

import java.time.Duration;
import java.util.Locale;
import org.quartz.CronExpression;

/** When recurring work is due. */
public sealed interface Due {
  /**
   * Again and again, first at once.
   *
   * @param time between two starts, a second or more
   */
  record Every(Duration time) implements Due {
    public Every {
      if (time.toMillis() < 1000) {
        throw new IllegalArgumentException("due: expected a second or more, found " + time);
      }
    }
  }

  /**
   * By the clock on the wall, in the time zone of the machine; a time that was slept through is
   * made up for once.
   *
   * @param cron six or seven fields: second, minute, hour, day of the month, month, day of the week
   *     and, where wanted, year; one of the two days is {@code ?}
   */
  record At(String cron) implements Due {
    public At {
      if (!CronExpression.isValidExpression(cron)) {
        throw new IllegalArgumentException(
            ("due: expected second, minute, hour, day of the month, month and day of the week, such"
                    + " as \"0 30 3 * * ?\" for half past three each night, found \"%s\"")
                .formatted(cron));
      }
      // Written one way, so that a schedule is known again.
      cron = cron.strip().toUpperCase(Locale.ROOT);
    }
  }
}
