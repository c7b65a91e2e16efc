package dev.kinora.transcoder.jobs;

import dev.kinora.packager.publish.SpanLedger;
import dev.kinora.packager.publish.TitleCatalogue;
import dev.kinora.transcoder.ledger.JdbcJobs;
import dev.kinora.transcoder.ledger.SchedulerRows;
import dev.kinora.transcoder.supply.StopGate;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.quartz.JobBuilder;
import org.quartz.JobExecutionContext;
import org.quartz.JobKey;
import org.quartz.ObjectAlreadyExistsException;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.matchers.GroupMatcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides when titles are worked on. Every unfinished title has a durable job that asks to be run
 * again when its process dies; its one trigger is there while it waits or runs. Safe for use by any
 * thread.
 */
public final class FillScheduler implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FillScheduler.class);
  private static final String SELF = "filling";
  private static final String FILL = "fill";
  private static final long PATIENCE_MILLIS = 500;
  private static final JobKey SWEEP = new JobKey("sweep", "upkeep");

  private final SpanLedger ledger;
  private final TitleCatalogue catalogue;
  private final TitleFiller titles;
  private static final Duration LONGEST_END = Duration.ofSeconds(20);

  private final Leases leases;
  private final Owner owner;
  private final StopGate gate;
  private final JdbcJobs notes;
  private final FillSettings settings;
  private final Semaphore fillers;
  private final Scheduler scheduler;

  /** Connects to the job store; nothing runs yet. */
  public FillScheduler(DataSource database, FillParts parts, FillSettings settings) {
    this.ledger = parts.ledger();
    this.catalogue = parts.catalogue();
    this.owner = Owner.ofThisProcess();
    this.settings = settings;
    this.fillers = new Semaphore(settings.fillers(), true);
    this.leases = new Leases(ledger, settings.lease());
    this.titles =
        new TitleFiller(parts, new SpanFiller(parts, leases, owner, settings.batchSpans()));
    this.gate = parts.gate();
    this.notes = parts.notes();
    releaseGone(database);
    try {
      this.scheduler = QuartzOnDatabase.scheduler(database, owner, settings.fillers());
      scheduler.getContext().put(SELF, this);
      sweepAgainAndAgain();
    } catch (SchedulerException e) {
      throw new IllegalStateException("the job store cannot be used: " + e.getMessage(), e);
    }
  }

  static FillScheduler of(JobExecutionContext context) {
    try {
      if (context.getScheduler().getContext().get(SELF) instanceof FillScheduler filling) {
        return filling;
      }
    } catch (SchedulerException e) {
      throw new IllegalStateException("a job without a scheduler", e);
    }
    throw new IllegalStateException("a job outside of the program that planned it");
  }

  private void releaseGone(DataSource database) {
    for (String holder : ledger.owners()) {
      if (isGone(holder)) {
        LOG.info("took back {} spans of {}", ledger.releaseOwnedBy(holder), holder);
      }
    }
    SchedulerRows.expire(database, this::isGone);
  }

  private boolean isGone(String holder) {
    return Owner.parse(holder).filter(other -> other.isGoneFrom(owner)).isPresent();
  }

  private void sweepAgainAndAgain() throws SchedulerException {
    scheduler.scheduleJob(
        JobBuilder.newJob(SweepJob.class).withIdentity(SWEEP).storeDurably().build(),
        Set.of(
            TriggerBuilder.newTrigger()
                .withIdentity(SWEEP.getName(), SWEEP.getGroup())
                .withSchedule(
                    SimpleScheduleBuilder.simpleSchedule()
                        .withIntervalInMilliseconds(settings.sweep().toMillis())
                        .withMisfireHandlingInstructionNextWithRemainingCount()
                        .repeatForever())
                .build()),
        true);
  }

  /** Plans what is due again and again; called before {@link #start}. */
  public void keep(List<Chore> chores) {
    try {
      new Chores(chores).plan(scheduler);
    } catch (SchedulerException e) {
      throw new IllegalStateException("recurring work cannot be planned: " + e.getMessage(), e);
    }
  }

  /** Starts working on what is unfinished. */
  public void start() {
    try {
      wantAll();
      scheduler.start();
    } catch (SchedulerException e) {
      throw new IllegalStateException("background work cannot start: " + e.getMessage(), e);
    }
  }

  /** Sees to it that as many titles as can be are worked on, now or later. */
  public void wantAll() {
    unfinished().stream().limit(settings.fillers() + 1L).forEach(this::want);
  }

  /** Oldest first, as the ledger serves them; without those that somebody holds. */
  private List<String> unfinished() {
    Set<String> held = notes.holds().keySet();
    return catalogue.unfinished().stream().filter(id -> !held.contains(id)).toList();
  }

  /** Sees to it that a title is worked on, now or later. */
  public void want(String titleId) {
    TriggerKey trigger = new TriggerKey(titleId, FILL);
    try {
      if (scheduler.checkExists(trigger)) {
        return;
      }
      scheduler.addJob(
          JobBuilder.newJob(FillJob.class)
              .withIdentity(titleId, FILL)
              .storeDurably()
              .requestRecovery()
              .build(),
          true);
      scheduler.scheduleJob(
          TriggerBuilder.newTrigger()
              .withIdentity(trigger)
              .forJob(titleId, FILL)
              .withSchedule(
                  SimpleScheduleBuilder.simpleSchedule().withMisfireHandlingInstructionFireNow())
              .startNow()
              .build());
    } catch (ObjectAlreadyExistsException _) {
      LOG.debug("{} is wanted already", titleId);
    } catch (SchedulerException e) {
      throw new IllegalStateException("no job for title " + titleId + ": " + e.getMessage(), e);
    }
  }

  /**
   * Whoever comes while all fillers are busy goes away again: the busy ones take the most urgent
   * spans of all titles, and wake the next title when theirs is complete.
   */
  void fill(String titleId) {
    try {
      if (!fillers.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return;
    }
    try {
      titles.fill(titleId);
    } finally {
      fillers.release();
    }
    if (!gate.isStopping()) {
      wantAll();
    }
  }

  /** Takes back what was left, wakes what was forgotten, forgets what is finished. */
  void sweep() {
    ledger.releaseExpired();
    notes.agree();
    wantAll();
    Set<String> unfinished = Set.copyOf(unfinished());
    try {
      for (JobKey job : scheduler.getJobKeys(GroupMatcher.jobGroupEquals(FILL))) {
        if (!unfinished.contains(job.getName()) && scheduler.getTriggersOfJob(job).isEmpty()) {
          scheduler.deleteJob(job);
        }
      }
    } catch (SchedulerException e) {
      LOG.warn("finished jobs stay until the next sweep: {}", e.getMessage());
    }
  }

  /** Stops all work and waits for it to end; claims are given back. */
  @Override
  public void close() {
    gate.stop();
    Thread ending = Thread.ofPlatform().daemon().name("fill-end").start(this::endScheduler);
    try {
      // The scheduler's own waiting never ends when one of its workers was given a job at the very
      // moment it was told to end.
      if (!ending.join(LONGEST_END)) {
        LOG.warn("background work goes on after {} s; ending without it", LONGEST_END.toSeconds());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    leases.close();
  }

  private void endScheduler() {
    try {
      // First no new job is handed out, then those at work end.
      scheduler.standby();
      scheduler.shutdown(true);
    } catch (SchedulerException e) {
      LOG.warn("background work did not end cleanly: {}", e.getMessage());
    }
  }
}
