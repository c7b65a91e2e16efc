package dev.kinora.cli.verb;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kinora.cli.settings.CommonOptions;
import dev.kinora.cli.settings.UnusableSetting;
import dev.kinora.cli.terminal.ExitCode;
import dev.kinora.cli.terminal.Terminal;
import dev.kinora.cli.wiring.Node;
import dev.kinora.packager.title.Title;
import dev.kinora.transcoder.jobs.JobView;
import dev.kinora.transcoder.jobs.Jobs;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kinora jobs}: the background work, with a server running or without one. */
@Command(
    name = "jobs",
    mixinStandardHelpOptions = true,
    description = "List the background work, or pause, resume, cancel or retry it.")
public final class JobsVerb implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Parameters(
      index = "0",
      arity = "0..1",
      defaultValue = "list",
      paramLabel = "list|show|pause|resume|cancel|retry",
      description =
          "list: what is not finished, and files that could not be added (the default). pause: work"
              + " on a title rests, and goes on after resume. cancel: nothing more of it is made"
              + " unless somebody watches it. retry: what failed or was cancelled, again.")
  private Action action = Action.LIST;

  @Parameters(index = "1", arity = "0..1", paramLabel = "ID", description = "A title's id.")
  private @Nullable String id;

  @Option(names = "--json", description = "Print one JSON object a job.")
  private boolean json;

  /** What to do. */
  public enum Action {
    /** Say what there is. */
    LIST,
    /** Say more of one. */
    SHOW,
    /** Let it rest. */
    PAUSE,
    /** Go on. */
    RESUME,
    /** Give it up. */
    CANCEL,
    /** Try again. */
    RETRY
  }

  /**
   * A job as {@code --json} prints it.
   *
   * @param id a title's; absent for a file that is no title
   * @param work {@code segments}, or {@code pictures} for the seek bar
   * @param speed seconds of film a second
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Line(
      @Nullable String id,
      @Nullable String file,
      String name,
      String state,
      String work,
      double progress,
      @Nullable Double speed,
      @Nullable Long secondsLeft,
      @Nullable String error) {}

  @Override
  public Integer call() throws IOException {
    Terminal terminal = Terminal.system(common.quiet());
    try (Node node = Node.open(common)) {
      Jobs jobs = node.transcoder().jobs();
      return switch (action) {
        case LIST -> list(jobs.all(), terminal).code();
        case SHOW -> show(jobs, requiredId(), terminal).code();
        case PAUSE -> act(jobs, Jobs.Action.PAUSE, terminal).code();
        case RESUME -> act(jobs, Jobs.Action.RESUME, terminal).code();
        case CANCEL -> act(jobs, Jobs.Action.CANCEL, terminal).code();
        case RETRY -> act(jobs, Jobs.Action.RETRY, terminal).code();
      };
    }
  }

  private ExitCode list(List<JobView> jobs, Terminal terminal) {
    jobs.forEach(job -> print(job, terminal));
    if (jobs.isEmpty() && !json) {
      terminal.say("Everything is done.");
    }
    return ExitCode.DONE;
  }

  private ExitCode show(Jobs jobs, String titleId, Terminal terminal) {
    Optional<JobView> job = jobs.find(titleId);
    if (job.isEmpty()) {
      terminal.complain("kinora: nothing is to be done on " + titleId + "; see kinora jobs");
      return ExitCode.FAILED;
    }
    print(job.get(), terminal);
    return ExitCode.DONE;
  }

  private ExitCode act(Jobs jobs, Jobs.Action what, Terminal terminal) throws IOException {
    String titleId = requiredId();
    String word = what.name().toLowerCase(Locale.ROOT);
    Optional<JobView> before = jobs.find(titleId);
    if (before.isEmpty() || !jobs.act(titleId, what)) {
      terminal.complain(
          "kinora: %s takes no %s: %s"
              .formatted(
                  titleId,
                  word,
                  before
                      .map(job -> "it is " + state(job.state()))
                      .orElse("nothing is to be done on it; see kinora jobs")));
      return ExitCode.FAILED;
    }
    Optional<JobView> after = jobs.find(titleId);
    after.ifPresent(job -> print(job, terminal));
    return ExitCode.DONE;
  }

  private String requiredId() {
    if (id == null || !Title.ID.matcher(id).matches()) {
      throw new UnusableSetting("name a title by its id; see kinora jobs");
    }
    return id;
  }

  private void print(JobView job, Terminal terminal) {
    terminal.print(json ? JsonLines.of(line(job)) : text(job));
  }

  private static Line line(JobView job) {
    boolean file = job.state() == JobView.State.SET_ASIDE;
    return new Line(
        file ? null : job.id(),
        file ? job.id() : null,
        job.name(),
        state(job.state()),
        job.work().name().toLowerCase(Locale.ROOT),
        Math.round(job.progress() * 1000) / 1000.0,
        job.speed().isPresent() ? Math.round(job.speed().getAsDouble() * 100) / 100.0 : null,
        job.left().map(Duration::toSeconds).orElse(null),
        job.reason().orElse(null));
  }

  private static String text(JobView job) {
    if (job.state() == JobView.State.SET_ASIDE) {
      return "set aside   " + Terminal.inert(job.id() + ": " + job.reason().orElse(""));
    }
    String speed =
        job.speed().isPresent()
            ? String.format(Locale.ROOT, "  %.1f × real time", job.speed().getAsDouble())
            : "";
    String left = job.left().map(d -> "  " + clock(d) + " left").orElse("");
    return String.format(
        Locale.ROOT,
        "%s  %-9s  %3d %%%s%s%s  %s%s",
        job.id(),
        state(job.state()),
        Math.round(job.progress() * 100),
        job.work() == JobView.Work.PICTURES ? " of the small pictures" : "",
        speed,
        left,
        Terminal.inert(job.name()),
        job.reason().map(reason -> ": " + Terminal.inert(reason)).orElse(""));
  }

  private static String clock(Duration left) {
    return String.format(
        Locale.ROOT, "%d:%02d:%02d", left.toHours(), left.toMinutesPart(), left.toSecondsPart());
  }

  private static String state(JobView.State state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
