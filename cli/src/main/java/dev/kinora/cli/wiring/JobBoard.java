package dev.kinora.cli.wiring;

import dev.kinora.origin.jobs.JobList;
import dev.kinora.transcoder.jobs.JobView;
import dev.kinora.transcoder.jobs.Jobs;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The transcoder's work as the origin wants to see it. */
final class JobBoard implements JobList {
  private final Jobs jobs;

  JobBoard(Jobs jobs) {
    this.jobs = jobs;
  }

  @Override
  public List<Job> all() {
    return jobs.all().stream().map(JobBoard::shown).toList();
  }

  @Override
  public Optional<Job> find(String titleId) {
    return jobs.find(titleId).map(JobBoard::shown);
  }

  @Override
  public boolean act(String titleId, Action action) throws IOException {
    return jobs.act(
        titleId,
        switch (action) {
          case PAUSE -> Jobs.Action.PAUSE;
          case RESUME -> Jobs.Action.RESUME;
          case CANCEL -> Jobs.Action.CANCEL;
          case RETRY -> Jobs.Action.RETRY;
        });
  }

  private static Job shown(JobView job) {
    boolean title = job.state() != JobView.State.SET_ASIDE;
    return new Job(
        title ? Optional.of(job.id()) : Optional.empty(),
        job.name(),
        job.state().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        job.progress(),
        job.speed(),
        job.left(),
        job.reason());
  }
}
