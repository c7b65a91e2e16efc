package dev.kinora.transcoder.jobs;

import dev.kinora.packager.publish.AssetStore;
import dev.kinora.packager.publish.SpanLedger;
import dev.kinora.packager.publish.TitleCatalogue;
import dev.kinora.packager.publish.TitleState;
import dev.kinora.packager.title.Lane;
import dev.kinora.packager.title.Title;
import dev.kinora.transcoder.cache.SegmentRoom;
import dev.kinora.transcoder.jobs.JobView.State;
import dev.kinora.transcoder.jobs.JobView.Work;
import dev.kinora.transcoder.ledger.JdbcJobs;
import dev.kinora.transcoder.ledger.JdbcJobs.Hold;
import dev.kinora.transcoder.ledger.JdbcLibraryFiles;
import dev.kinora.transcoder.supply.TitleOutcomes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * The background work as people see and steer it, from whichever process: everything stands in the
 * database, and whoever works looks there. Safe for use by any thread.
 */
public final class Jobs {
  private final AssetStore store;
  private final SpanLedger ledger;
  private final TitleCatalogue catalogue;
  private final TitleOutcomes outcomes;
  private final JdbcJobs notes;
  private final JdbcLibraryFiles files;
  private final SegmentRoom room;

  /** Works on these. */
  public Jobs(
      AssetStore store,
      SpanLedger ledger,
      TitleCatalogue catalogue,
      TitleOutcomes outcomes,
      JdbcJobs notes,
      JdbcLibraryFiles files,
      SegmentRoom room) {
    this.store = store;
    this.ledger = ledger;
    this.catalogue = catalogue;
    this.outcomes = outcomes;
    this.notes = notes;
    this.files = files;
    this.room = room;
  }

  /**
   * Everything that is not finished, in the order in which it is worked on; set-aside files last.
   */
  public List<JobView> all() {
    Set<String> running = notes.running();
    Map<String, Hold> holds = notes.holds();
    List<JobView> jobs = new ArrayList<>();
    for (TitleCatalogue.Entry entry : catalogue.all().reversed()) {
      view(entry.title(), entry.state(), running, holds).ifPresent(jobs::add);
    }
    jobs.sort((a, b) -> a.state().compareTo(b.state()));
    files.refused().forEach(file -> jobs.add(setAside(file)));
    return jobs;
  }

  private static JobView setAside(JdbcLibraryFiles.Found file) {
    return new JobView(
        file.path(),
        String.valueOf(Path.of(file.path()).getFileName()),
        State.SET_ASIDE,
        0,
        OptionalDouble.empty(),
        Optional.empty(),
        file.reason(),
        Work.SEGMENTS);
  }

  /** The work on one title; nothing when there is no such title or nothing is left to do. */
  public Optional<JobView> find(String titleId) {
    Optional<Title> title = catalogue.find(titleId);
    Optional<TitleState> state = catalogue.state(titleId);
    return title.isPresent() && state.isPresent()
        ? view(title.get(), state.get(), notes.running(), notes.holds())
        : Optional.empty();
  }

  private Optional<JobView> view(
      Title title, TitleState state, Set<String> running, Map<String, Hold> holds) {
    return switch (state) {
      case TitleState.Ready _ -> pictures(title, holds.containsKey(title.id()));
      case TitleState.Failed failed ->
          Optional.of(standing(title, State.FAILED, 0, Optional.of(failed.reason())));
      case TitleState.Playable playable -> {
        double progress = (double) playable.spansDone() / Math.max(1, playable.spansTotal());
        Hold hold = holds.get(title.id());
        if (hold != null) {
          State held = hold == Hold.PAUSED ? State.PAUSED : State.CANCELLED;
          yield Optional.of(standing(title, held, progress, Optional.empty()));
        }
        yield Optional.of(
            running.contains(title.id())
                ? moving(title, progress)
                : standing(title, State.WAITING, progress, room.full()));
      }
    };
  }

  /** What is left to draw of a title that is complete otherwise. */
  private Optional<JobView> pictures(Title title, boolean held) {
    try {
      return SheetMaker.progress(store, title)
          .filter(progress -> !progress.isComplete())
          .map(progress ->
              new JobView(
                  title.id(),
                  title.name(),
                  held ? State.PAUSED : State.WAITING,
                  (double) progress.there() / progress.all(),
                  OptionalDouble.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Work.PICTURES));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JobView standing(
      Title title, State state, double progress, Optional<String> reason) {
    return new JobView(
        title.id(),
        title.name(),
        state,
        progress,
        OptionalDouble.empty(),
        Optional.empty(),
        reason,
        Work.SEGMENTS);
  }

  /** Lanes are worked on side by side, so the slower one says how long it takes. */
  private JobView moving(Title title, double progress) {
    Map<Lane, Long> paces = notes.paces(title.id());
    OptionalDouble speed = OptionalDouble.empty();
    Optional<Duration> left = Optional.empty();
    double seconds = title.durationSeconds().toDouble();
    for (Map.Entry<Lane, JdbcJobs.Left> lane : notes.left(title.id()).entrySet()) {
      double pace = paces.getOrDefault(lane.getKey(), 0L) / 1000.0;
      if (lane.getValue().open() > 0 && pace > 0) {
        double open = seconds * lane.getValue().open() / lane.getValue().all();
        Duration longer = Duration.ofSeconds(Math.round(open / pace));
        if (left.isEmpty() || longer.compareTo(left.get()) > 0) {
          left = Optional.of(longer);
          speed = OptionalDouble.of(pace);
        }
      }
    }
    return new JobView(
        title.id(),
        title.name(),
        State.RUNNING,
        progress,
        speed,
        left,
        Optional.empty(),
        Work.SEGMENTS);
  }

  /** What people may do to a job. */
  public enum Action {
    /** Work on it rests until it is resumed. */
    PAUSE,
    /** Work on it goes on. */
    RESUME,
    /** Nothing more of it is made in the background; what is there stays. */
    CANCEL,
    /** What failed, or was cancelled, is tried again. */
    RETRY
  }

  /**
   * Does it.
   *
   * @return false when there is nothing to do it to: no such job, or not in that state
   */
  public boolean act(String titleId, Action action) throws IOException {
    Optional<JobView> job = find(titleId);
    if (job.isEmpty()) {
      return false;
    }
    State state = job.get().state();
    boolean open = state == State.RUNNING || state == State.WAITING;
    return switch (action) {
      case PAUSE -> open && hold(titleId, Hold.PAUSED);
      case CANCEL -> (open || state == State.PAUSED) && hold(titleId, Hold.CANCELLED);
      case RESUME -> state == State.PAUSED && goOn(titleId);
      case RETRY -> (state == State.FAILED || state == State.CANCELLED) && goOn(titleId);
    };
  }

  private boolean hold(String titleId, Hold hold) {
    notes.hold(titleId, hold);
    ledger.shelve(titleId);
    return true;
  }

  private boolean goOn(String titleId) throws IOException {
    notes.free(titleId);
    outcomes.retry(titleId);
    return true;
  }
}
