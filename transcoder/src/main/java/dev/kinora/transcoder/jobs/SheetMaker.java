package dev.kinora.transcoder.jobs;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.preview.SheetPlan;
import dev.kinora.packager.publish.AssetStore;
import dev.kinora.packager.publish.TitleCatalogue;
import dev.kinora.packager.publish.TitleState;
import dev.kinora.packager.publish.Urgency;
import dev.kinora.packager.source.SourceCheck;
import dev.kinora.packager.timeline.Timeline;
import dev.kinora.packager.title.Lane;
import dev.kinora.packager.title.Title;
import dev.kinora.transcoder.ledger.JdbcJobs;
import dev.kinora.transcoder.supply.Demand;
import dev.kinora.transcoder.supply.DiskRoom;
import dev.kinora.transcoder.supply.StopGate;
import dev.kinora.transcoder.supply.TitleEvents;
import dev.kinora.transcoder.work.Codecs;
import dev.kinora.transcoder.work.CodecsPool;
import dev.kinora.transcoder.work.SheetTask;
import dev.kinora.transcoder.work.WorkFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Draws the sheets of small pictures that titles lack, once their opening minutes are encoded, one
 * sheet after the other and only while nobody needs the processor more. What was published stays,
 * so a restart goes on with the next sheet. For one thread at a time.
 */
public final class SheetMaker {
  private static final Logger LOG = LoggerFactory.getLogger(SheetMaker.class);
  private static final int MOST_ATTEMPTS = 2;

  private final AssetStore store;
  private final TitleCatalogue catalogue;
  private final CodecsPool codecs;
  private final Demand demand;
  private final StopGate gate;
  private final JdbcJobs notes;
  private final DiskRoom room;
  private final TitleEvents events;
  private final Set<String> complete = new LinkedHashSet<>();
  private final Set<String> lacking = new LinkedHashSet<>();
  private final Map<String, Integer> failures = new HashMap<>();
  private long seenVersion = Long.MIN_VALUE;

  /** Works with what filling works with. */
  public SheetMaker(AssetStore store, FillParts parts, DiskRoom room, TitleEvents events) {
    this.store = store;
    this.catalogue = parts.catalogue();
    this.codecs = parts.codecs();
    this.demand = parts.demand();
    this.gate = parts.gate();
    this.notes = parts.notes();
    this.room = room;
    this.events = events;
  }

  /**
   * How many sheets of a title there are; empty where it has none to come. They are published in
   * order, so the last one tells of all.
   */
  static Optional<Progress> progress(AssetStore store, Title title) throws IOException {
    Optional<SheetPlan> plan = SheetPlan.of(title);
    if (plan.isEmpty()) {
      return Optional.empty();
    }
    int all = plan.get().sheets();
    if (store.has(plan.get().asset(title.id(), all - 1))) {
      return Optional.of(new Progress(all, all));
    }
    int there = 0;
    while (there < all && store.has(plan.get().asset(title.id(), there))) {
      there++;
    }
    return Optional.of(new Progress(there, all));
  }

  /** Sheets that exist, of all. */
  record Progress(int there, int all) {
    boolean isComplete() {
      return there == all;
    }
  }

  /** Draws until every title that can have pictures has them, or until it is told to stop. */
  public void work() throws IOException {
    look();
    Set<String> held = notes.holds().keySet();
    for (String titleId : List.copyOf(lacking)) {
      Optional<Title> title = catalogue.find(titleId);
      Optional<TitleState> state = catalogue.state(titleId);
      if (title.isEmpty() || state.isEmpty()) {
        lacking.remove(titleId);
      } else if (!held.contains(titleId) && isDue(title.get(), state.get())) {
        try {
          if (drawAll(title.get())) {
            lacking.remove(titleId);
            complete.add(titleId);
          }
        } catch (InterruptedException _) {
          LOG.debug("{}: its pictures are for later", titleId);
          return;
        }
      }
    }
  }

  private void look() throws IOException {
    long version = catalogue.version();
    if (version == seenVersion) {
      return;
    }
    for (TitleCatalogue.Entry entry : catalogue.all()) {
      String titleId = entry.title().id();
      if (!complete.contains(titleId) && failures.getOrDefault(titleId, 0) < MOST_ATTEMPTS) {
        boolean done = progress(store, entry.title()).map(Progress::isComplete).orElse(true);
        (done ? complete : lacking).add(titleId);
      }
    }
    seenVersion = version;
  }

  /** Whether the opening minutes are there, which come before any rest. */
  private static boolean isDue(Title title, TitleState state) {
    return switch (state) {
      case TitleState.Ready _ -> true;
      case TitleState.Failed _ -> false;
      case TitleState.Playable playable -> playable.spansDone() >= openingSpans(title);
    };
  }

  private static int openingSpans(Title title) {
    int opening = 0;
    for (Lane lane : Lane.values()) {
      Optional<Timeline> timeline = title.timeline(lane);
      if (timeline.isPresent() && !title.encoded(lane).isEmpty()) {
        int span = 0;
        while (span < timeline.get().spanCount()
            && Urgency.initial(timeline.get(), span) == Urgency.OPENING) {
          span++;
        }
        opening += span;
      }
    }
    return opening;
  }

  /** Whether all of its sheets are there now. */
  private boolean drawAll(Title title) throws IOException, InterruptedException {
    SheetPlan plan = SheetPlan.of(title).orElseThrow();
    for (int sheet = 0; sheet < plan.sheets(); sheet++) {
      if (store.has(plan.asset(title.id(), sheet))) {
        continue;
      }
      gate.awaitQuiet(demand);
      Optional<String> problem = SourceCheck.problem(title.source());
      if (problem.isPresent() || notes.hold(title.id()).isPresent()) {
        LOG.debug("{} gets no pictures now: {}", title.id(), problem.orElse("somebody stopped it"));
        return false;
      }
      try {
        publish(title, plan, sheet);
      } catch (MediaException | WorkFailure e) {
        failed(title.id(), e);
        return false;
      }
    }
    return true;
  }

  private void publish(Title title, SheetPlan plan, int sheet)
      throws IOException, MediaException, WorkFailure, InterruptedException {
    SheetTask task = new SheetTask(title.info().video().orElseThrow(), title.origin(), plan, sheet);
    ByteBuffer jpeg;
    try (Codecs lent = codecs.background(Lane.VIDEO)) {
      jpeg = gate.ask(() -> lent.sheet(Path.of(title.source().path()), task));
    }
    room.require(jpeg.remaining());
    if (catalogue.find(title.id()).isEmpty()) {
      throw new InterruptedException("the title is gone");
    }
    store.publish(plan.asset(title.id(), sheet), jpeg);
    if (sheet == 0 || sheet == plan.sheets() - 1) {
      events.changed(title.id());
    }
  }

  private void failed(String titleId, Exception e) {
    if (e instanceof WorkFailure failure && failure.isKilled()) {
      return;
    }
    int times = failures.merge(titleId, 1, Integer::sum);
    LOG.warn("{} lacks pictures for the seek bar, attempt {}: {}", titleId, times, e.getMessage());
    if (times >= MOST_ATTEMPTS) {
      lacking.remove(titleId);
    }
  }
}
