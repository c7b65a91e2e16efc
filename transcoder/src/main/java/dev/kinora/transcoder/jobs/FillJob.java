package dev.kinora.transcoder.jobs;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;

/** Completes the title that the job is named after. Made by Quartz, from the name in its table. */
@DisallowConcurrentExecution
public final class FillJob implements Job {
  @Override
  public void execute(JobExecutionContext context) throws JobExecutionException {
    FillScheduler.of(context).fill(context.getJobDetail().getKey().getName());
  }
}
