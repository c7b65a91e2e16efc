package dev.kinora.transcoder.jobs;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;

/** Looks for what workers that are gone left behind. Made by Quartz, from the name in its table. */
@DisallowConcurrentExecution
public final class SweepJob implements Job {
  @Override
  public void execute(JobExecutionContext context) throws JobExecutionException {
    FillScheduler.of(context).sweep();
  }
}
