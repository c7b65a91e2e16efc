package dev.kinora.transcoder.jobs;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.quartz.CronScheduleBuilder;
import org.quartz.CronTrigger;
import org.quartz.JobBuilder;
import org.quartz.JobExecutionContext;
import org.quartz.JobKey;
import org.quartz.ScheduleBuilder;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.SimpleTrigger;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The recurring work that this process knows, planned in the shared job store. */
final class Chores {
  private static final Logger LOG = LoggerFactory.getLogger(Chores.class);
  private static final String SELF = "chores";
  private static final String GROUP = "chore";

  private final Map<String, Chore> known;

  Chores(List<Chore> chores) {
    this.known =
        chores.stream().collect(Collectors.toUnmodifiableMap(Chore::name, Function.identity()));
  }

  static Chores of(JobExecutionContext context) {
    try {
      if (context.getScheduler().getContext().get(SELF) instanceof Chores chores) {
        return chores;
      }
    } catch (SchedulerException e) {
      throw new IllegalStateException("a chore without a scheduler", e);
    }
    throw new IllegalStateException("a chore outside of the program that planned it");
  }

  /** Plans all of them; one that is planned the same way already keeps its next time. */
  void plan(Scheduler scheduler) throws SchedulerException {
    scheduler.getContext().put(SELF, this);
    for (Chore chore : known.values()) {
      if (!isPlanned(scheduler, chore)) {
        plan(scheduler, chore);
      }
    }
  }

  private static boolean isPlanned(Scheduler scheduler, Chore chore) throws SchedulerException {
    Trigger trigger = scheduler.getTrigger(new TriggerKey(chore.name(), GROUP));
    return switch (chore.due()) {
      case Due.Every every ->
          trigger instanceof SimpleTrigger simple
              && simple.getRepeatInterval() == every.time().toMillis();
      case Due.At at ->
          trigger instanceof CronTrigger cron && cron.getCronExpression().equals(at.cron());
    };
  }

  private static ScheduleBuilder<? extends Trigger> schedule(Due due) {
    return switch (due) {
      case Due.Every every ->
          SimpleScheduleBuilder.simpleSchedule()
              .withIntervalInMilliseconds(every.time().toMillis())
              .withMisfireHandlingInstructionNowWithRemainingCount()
              .repeatForever();
      case Due.At at ->
          CronScheduleBuilder.cronSchedule(at.cron())
              .withMisfireHandlingInstructionFireAndProceed();
    };
  }

  private static void plan(Scheduler scheduler, Chore chore) throws SchedulerException {
    scheduler.scheduleJob(
        JobBuilder.newJob(ChoreJob.class)
            .withIdentity(new JobKey(chore.name(), GROUP))
            .storeDurably()
            .build(),
        Set.of(
            TriggerBuilder.newTrigger()
                .withIdentity(chore.name(), GROUP)
                .withSchedule(schedule(chore.due()))
                .build()),
        true);
  }

  void run(String name) {
    Chore chore = known.get(name);
    if (chore == null) {
      // Of another version or role; it is done when it falls to a process that knows it.
      LOG.debug("{} is no chore of this process", name);
      return;
    }
    try {
      chore.work().run();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      LOG.warn("{} failed and is tried again when it is due: {}", name, e.getMessage(), e);
    }
  }
}
