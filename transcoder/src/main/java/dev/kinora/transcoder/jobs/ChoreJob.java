package dev.kinora.transcoder.jobs;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;

/** Does the chore that the job is named after. Made by Quartz, from the name in its table. */
@DisallowConcurrentExecution
public final class ChoreJob implements Job {
  @Override
  public void execute(JobExecutionContext context) throws JobExecutionException {
    Chores.of(context).run(context.getJobDetail().getKey().getName());
  }
}
