package dev.kinora.transcoder.jobs;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.publish.ClaimRequest;
import dev.kinora.packager.publish.ClaimedSpan;
import dev.kinora.packager.publish.SegmentKey;
import dev.kinora.packager.publish.SpanClaim;
import dev.kinora.packager.publish.SpanLedger;
import dev.kinora.packager.publish.SpanRef;
import dev.kinora.packager.publish.SpanState;
import dev.kinora.packager.publish.TitleCatalogue;
import dev.kinora.packager.source.SourceCheck;
import dev.kinora.packager.time.Rational;
import dev.kinora.packager.timeline.Span;
import dev.kinora.packager.timeline.Timeline;
import dev.kinora.packager.title.Lane;
import dev.kinora.packager.title.Title;
import dev.kinora.transcoder.ledger.JdbcJobs;
import dev.kinora.transcoder.supply.Demand;
import dev.kinora.transcoder.supply.SegmentPublisher;
import dev.kinora.transcoder.supply.SpanEncoder;
import dev.kinora.transcoder.supply.StopGate;
import dev.kinora.transcoder.supply.TitleOutcomes;
import dev.kinora.transcoder.work.Codecs;
import dev.kinora.transcoder.work.CodecsPool;
import dev.kinora.transcoder.work.SpanTask;
import dev.kinora.transcoder.work.WorkFailure;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Claims the most urgent spans of a lane and makes what is missing of them. Safe for use by several
 * threads; every call works in its own.
 */
final class SpanFiller {
  private static final Logger LOG = LoggerFactory.getLogger(SpanFiller.class);

  /**
   * How long a batch stands still for viewers before it is given back. Its child goes on only as
   * far as the pipe between them holds, and keeps its place in the film.
   */
  private static final Duration STANDSTILL = Duration.ofSeconds(20);

  private final SpanLedger ledger;
  private final TitleCatalogue catalogue;
  private final SegmentPublisher publisher;
  private final TitleOutcomes outcomes;
  private final CodecsPool codecs;
  private final Demand demand;
  private final StopGate gate;
  private final JdbcJobs notes;
  private final Map<SpanRef, Integer> kills = new ConcurrentHashMap<>();
  private final Leases leases;
  private final Owner owner;
  private final int batchSpans;

  SpanFiller(FillParts parts, Leases leases, Owner owner, int batchSpans) {
    this.ledger = parts.ledger();
    this.catalogue = parts.catalogue();
    this.publisher = parts.publisher();
    this.outcomes = parts.outcomes();
    this.codecs = parts.codecs();
    this.demand = parts.demand();
    this.gate = parts.gate();
    this.notes = parts.notes();
    this.leases = leases;
    this.owner = owner;
    this.batchSpans = batchSpans;
  }

  /**
   * Waits until no viewer waits, then claims and makes a few spans.
   *
   * @return false when there was nothing to claim
   * @throws IOException if the store does not take segments; the claim was given back
   */
  boolean round(Lane lane) throws InterruptedException, IOException {
    gate.awaitQuiet(demand);
    Optional<SpanClaim> claim =
        ledger.claim(
            new ClaimRequest(owner.toString(), lane, batchSpans, leases.lease(), Optional.empty()));
    if (claim.isEmpty()) {
      return false;
    }
    leases.hold(claim.get().spans());
    try {
      make(claim.get());
    } finally {
      for (ClaimedSpan span : claim.get().spans()) {
        leases.drop(span);
        // Does nothing to those that were completed or failed.
        ledger.release(span);
      }
    }
    return true;
  }

  private void make(SpanClaim claim) throws IOException, InterruptedException {
    Optional<Title> title = catalogue.find(claim.titleId());
    if (title.isEmpty()) {
      setAside(claim.titleId());
      return;
    }
    SpanProgress progress = new SpanProgress(title.get(), claim);
    for (SegmentKey key : progress.missing()) {
      if (publisher.isThere(key)) {
        made(title.get(), progress, key);
      }
    }
    while (!progress.open().isEmpty()) {
      Optional<String> problem = SourceCheck.problem(title.get().source());
      if (problem.isPresent()) {
        outcomes.stopped(title.get().id(), problem.get());
        return;
      }
      if (!makeBatch(title.get(), progress)) {
        return;
      }
    }
  }

  /** Spans of a title that is gone are forgotten; those of one that cannot be read, left alone. */
  private void setAside(String titleId) {
    if (catalogue.state(titleId).isEmpty()) {
      ledger.remove(titleId);
    } else {
      outcomes.stopped(titleId, "what the database knows of it cannot be read; run reindex");
    }
  }

  /** Encodes the first open span and its neighbours that lack the same renditions. */
  private boolean makeBatch(Title title, SpanProgress progress)
      throws IOException, InterruptedException {
    SpanTask task = nextTask(title, progress);
    boolean wasHeld = notes.hold(title.id()).isPresent();
    Pace pace = new Pace(notes, title.id(), task.lane(), System.nanoTime());
    try (Codecs lent = codecs.background(task.lane())) {
      gate.encode(
          lent,
          task,
          segment -> {
            publisher.publish(segment);
            if (made(title, progress, segment.key())) {
              pace.made(lengthOfSpan(title, segment.key()), System.nanoTime());
              giveWay(title, wasHeld);
            }
          });
      pace.end(System.nanoTime());
      return true;
    } catch (GivenBack e) {
      LOG.debug("{} in {}: {}", task.lane(), title.id(), e.getMessage());
      return false;
    } catch (MediaException e) {
      stopAt(title, progress, e.getMessage(), true);
      return false;
    } catch (WorkFailure e) {
      if (!e.isKilled() || !mayBeChance(progress)) {
        stopAt(title, progress, e.getMessage(), false);
      }
      return false;
    }
  }

  private static Rational lengthOfSpan(Title title, SegmentKey key) {
    Timeline timeline = title.timelineOf(title.rendition(key.rendition()).orElseThrow());
    Span span = timeline.spanOf(key.number());
    Rational seconds = Rational.ZERO;
    for (int n = span.firstSegment(); n < span.endSegment(); n++) {
      seconds = seconds.plus(timeline.duration(n).seconds());
    }
    return seconds;
  }

  /** Stands still while viewers wait; ends when that is long, or somebody holds the title. */
  private void giveWay(Title title, boolean wasHeld) throws GivenBack {
    if (!wasHeld && notes.hold(title.id()).isPresent()) {
      throw new GivenBack("somebody stopped it");
    }
    try {
      if (!gate.awaitQuiet(demand, STANDSTILL)) {
        throw new GivenBack("others need the processor");
      }
    } catch (InterruptedException _) {
      throw new GivenBack("stopping");
    }
  }

  /** The rest of a batch is for later; its child is called off and lives on. */
  private static final class GivenBack extends InterruptedIOException {
    private static final long serialVersionUID = 1;

    GivenBack(String reason) {
      super(reason);
    }
  }

  private static SpanTask nextTask(Title title, SpanProgress progress) {
    List<ClaimedSpan> open = progress.open();
    int first = open.getFirst().span().index();
    List<String> renditions = progress.renditionsMissing(first);
    int end = first + 1;
    for (ClaimedSpan next : open.subList(1, open.size())) {
      if (next.span().index() != end || !progress.renditionsMissing(end).equals(renditions)) {
        break;
      }
      end++;
    }
    return new SpanTask(title, open.getFirst().span().lane(), first, end, renditions);
  }

  /** Whether a span is whole by this segment. */
  private boolean made(Title title, SpanProgress progress, SegmentKey key) throws IOException {
    Optional<ClaimedSpan> whole = progress.made(key);
    if (whole.isPresent()) {
      leases.drop(whole.get());
      kills.remove(whole.get().span());
      // Without looking at the fence: a span whose segments are all there is done, whoever made it.
      if (ledger.settle(whole.get().span())) {
        outcomes.cameOn(title);
      }
    }
    return whole.isPresent();
  }

  /** A child that somebody killed says nothing about its span, until it happens again and again. */
  private boolean mayBeChance(SpanProgress progress) {
    List<ClaimedSpan> open = progress.open();
    return open.isEmpty()
        || kills.merge(open.getFirst().span(), 1, Integer::sum) <= SpanEncoder.MAX_KILLS;
  }

  /** The first open span is the one that could not be made; the others were not reached. */
  private void stopAt(
      Title title, SpanProgress progress, @Nullable String message, boolean hopeless)
      throws IOException {
    List<ClaimedSpan> open = progress.open();
    if (open.isEmpty()) {
      return;
    }
    ClaimedSpan culprit = open.getFirst();
    String reason = String.valueOf(message);
    LOG.warn("{}: {}", culprit.span(), reason);
    leases.drop(culprit);
    if (hopeless) {
      ledger.giveUp(culprit.span(), reason);
    } else {
      ledger.fail(culprit, reason);
    }
    if (ledger.state(culprit.span()).orElse(null) instanceof SpanState.Failed failed) {
      outcomes.failed(title.id(), failed.reason());
    }
  }
}
