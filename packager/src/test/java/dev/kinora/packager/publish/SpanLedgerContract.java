package dev.kinora.packager.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.packager.timeline.Span;
import dev.kinora.packager.title.Lane;
import dev.kinora.packager.title.Rendition;
import dev.kinora.packager.title.Title;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every ledger does. */
public abstract class SpanLedgerContract {
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final String ANA = "ana";
  private static final String BO = "bo";

  private final Title film = SampleTitles.title("filmfilmfilmfilm", 300);
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");

  /** An empty ledger with this clock. */
  protected abstract SpanLedger newLedger(InstantSource clock);

  private SpanLedger ledger() {
    SpanLedger ledger = newLedger(() -> now);
    assertTrue(ledger.register(film));
    return ledger;
  }

  @Test
  void aTitleIsRegisteredOnce() {
    SpanLedger ledger = ledger();
    claimVideo(ledger, ANA, 1);
    assertFalse(ledger.register(film));
    assertInstanceOf(SpanState.Claimed.class, state(ledger, video(0)));
    int spans = film.videoTimeline().orElseThrow().spanCount();
    spans += film.audioTimeline().orElseThrow().spanCount();
    assertEquals(new LedgerProgress(0, spans, Optional.empty()), ledger.progress(film.id()));
  }

  @Test
  void neighboursAreClaimedTogetherAndInOrder() {
    SpanLedger ledger = ledger();
    SpanClaim claim = claimVideo(ledger, ANA, 4);
    assertEquals(List.of(0, 4), List.of(claim.firstSpan(), claim.endSpan()));
    SpanClaim next = claimVideo(ledger, BO, 4);
    assertEquals(List.of(4, 8), List.of(next.firstSpan(), next.endSpan()));
  }

  @Test
  void aClaimStopsBeforeAGap() {
    SpanLedger ledger = ledger();
    assertTrue(ledger.claim(video(2), BO, LEASE).isPresent());
    SpanClaim claim = claimVideo(ledger, ANA, 4);
    assertEquals(List.of(0, 2), List.of(claim.firstSpan(), claim.endSpan()));
    assertEquals(3, claimVideo(ledger, ANA, 4).firstSpan());
  }

  @Test
  void aClaimHoldsSpansOfOneUrgency() {
    SpanLedger ledger = ledger();
    ledger.raise(video(20), 2, Urgency.AHEAD);
    SpanClaim claim = claimVideo(ledger, ANA, 8);
    assertEquals(List.of(20, 22), List.of(claim.firstSpan(), claim.endSpan()));
  }

  @Test
  void urgencyOnlyGrowsAndOrdersAllTitles() {
    SpanLedger ledger = ledger();
    Title other = SampleTitles.title("otherotherother1", 300);
    ledger.register(other);
    ledger.raise(new SpanRef(other.id(), Lane.VIDEO, 30), 1, Urgency.VIEWER_WAITS);
    ledger.raise(new SpanRef(other.id(), Lane.VIDEO, 30), 1, Urgency.REST);
    ledger.raise(video(25), 1, Urgency.AHEAD);
    List<SpanRef> order = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      order.add(claimVideo(ledger, ANA, 1).spans().getFirst().span());
    }
    assertEquals(List.of(new SpanRef(other.id(), Lane.VIDEO, 30), video(25), video(0)), order);
  }

  @Test
  void openingsOfAllTitlesComeBeforeTheRestOfTheFirst() {
    SpanLedger ledger = ledger();
    Title other = SampleTitles.title("aaaaaaaaaaaaaaaa", 300);
    ledger.register(other);
    List<String> order = new ArrayList<>();
    for (var claim = claim(ledger, 1000); claim.isPresent(); claim = claim(ledger, 1000)) {
      order.add(claim.get().titleId());
    }
    assertEquals(List.of(film.id(), other.id(), film.id(), other.id()), order);
  }

  private static Optional<SpanClaim> claim(SpanLedger ledger, int spans) {
    return ledger.claim(new ClaimRequest(ANA, Lane.VIDEO, spans, LEASE, Optional.empty()));
  }

  @Test
  void aClaimCanBeForOneTitleOnly() {
    SpanLedger ledger = ledger();
    Title other = SampleTitles.title("otherotherother1", 20);
    ledger.register(other);
    var request = new ClaimRequest(ANA, Lane.AUDIO, 99, LEASE, Optional.of(other.id()));
    assertEquals(other.id(), ledger.claim(request).orElseThrow().titleId());
    while (ledger.claim(request).isPresent()) {
      now = now.plusMillis(1);
    }
    assertInstanceOf(SpanState.Missing.class, state(ledger, new SpanRef(film.id(), Lane.AUDIO, 0)));
  }

  @Test
  void manyWorkersNeverHoldTheSameSpan() throws Exception {
    SpanLedger ledger = ledger();
    int total = film.videoTimeline().orElseThrow().spanCount();
    Set<SpanRef> seen = new HashSet<>();
    int claimed = 0;
    try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
      List<Callable<List<SpanRef>>> workers = new ArrayList<>();
      for (int w = 0; w < 4; w++) {
        String owner = "worker" + w;
        workers.add(() -> claimEverything(ledger, owner));
      }
      for (Future<List<SpanRef>> worker : pool.invokeAll(workers)) {
        claimed += worker.get().size();
        seen.addAll(worker.get());
      }
    }
    assertEquals(total, claimed);
    assertEquals(total, seen.size());
  }

  private static List<SpanRef> claimEverything(SpanLedger ledger, String owner) {
    List<SpanRef> mine = new ArrayList<>();
    var request = new ClaimRequest(owner, Lane.VIDEO, 3, LEASE, Optional.empty());
    for (var claim = ledger.claim(request); claim.isPresent(); claim = ledger.claim(request)) {
      claim.get().spans().forEach(span -> mine.add(span.span()));
    }
    return mine;
  }

  @Test
  void aLeaseThatIsOverFreesTheSpanAndTheOldFenceIsRefused() {
    SpanLedger ledger = ledger();
    ClaimedSpan old = claimVideo(ledger, ANA, 1).spans().getFirst();
    now = now.plus(LEASE);
    ClaimedSpan fresh = claimVideo(ledger, BO, 1).spans().getFirst();
    assertEquals(old.span(), fresh.span());
    assertTrue(fresh.fence() > old.fence());
    record(ledger, old.span());
    assertFalse(ledger.renew(old, LEASE));
    assertFalse(ledger.complete(old));
    assertFalse(ledger.release(old));
    ledger.fail(old, "too late");
    assertInstanceOf(SpanState.Claimed.class, state(ledger, old.span()));
    assertTrue(ledger.complete(fresh));
  }

  @Test
  void aRenewedLeaseHolds() {
    SpanLedger ledger = ledger();
    ClaimedSpan claimed = claimVideo(ledger, ANA, 1).spans().getFirst();
    now = now.plus(LEASE.dividedBy(2));
    assertTrue(ledger.renew(claimed, LEASE));
    now = now.plus(LEASE.dividedBy(2));
    assertEquals(0, ledger.releaseExpired());
    now = now.plus(LEASE.dividedBy(2));
    assertEquals(1, ledger.releaseExpired());
    assertFalse(ledger.renew(claimed, LEASE));
  }

  @Test
  void aSpanIsDoneOnlyWhenAllItsSegmentsAreRecorded() {
    SpanLedger ledger = ledger();
    ClaimedSpan claimed = claimVideo(ledger, ANA, 1).spans().getFirst();
    assertFalse(ledger.complete(claimed));
    List<SegmentRecord> segments = segmentsOf(claimed.span());
    segments.subList(1, segments.size()).forEach(ledger::record);
    assertFalse(ledger.complete(claimed));
    ledger.record(segments.getFirst());
    assertTrue(ledger.complete(claimed));
    assertEquals(new SpanState.Done(), state(ledger, claimed.span()));
    assertEquals(1, ledger.progress(film.id()).spansDone());
    assertFalse(ledger.complete(claimed));
  }

  @Test
  void whoeverMakesASpanSettlesIt() {
    SpanLedger ledger = ledger();
    ClaimedSpan claimed = ledger.claim(video(3), ANA, LEASE).orElseThrow();
    assertFalse(ledger.settle(video(3)));
    record(ledger, video(3));
    assertTrue(ledger.settle(video(3)));
    assertTrue(ledger.settle(video(3)));
    assertFalse(ledger.release(claimed));
    assertEquals(new SpanState.Done(), state(ledger, video(3)));
    assertFalse(ledger.settle(new SpanRef(film.id(), Lane.VIDEO, 100_000)));
  }

  @Test
  void theSecondFailureIsFinal() {
    SpanLedger ledger = ledger();
    ledger.fail(ledger.claim(video(1), ANA, LEASE).orElseThrow(), "the child died");
    assertEquals(new SpanState.Missing(1), state(ledger, video(1)));
    ledger.fail(ledger.claim(video(1), BO, LEASE).orElseThrow(), "the child died again");
    assertEquals(new SpanState.Failed("the child died again"), state(ledger, video(1)));
    assertEquals(Optional.of("the child died again"), ledger.progress(film.id()).failure());
    assertTrue(ledger.claim(video(1), ANA, LEASE).isEmpty());
    assertEquals(1, ledger.retry(film.id()));
    assertEquals(new SpanState.Missing(0), state(ledger, video(1)));
  }

  @Test
  void aShelvedTitleIsLeftAloneExceptForWhatIsAskedFor() {
    SpanLedger ledger = ledger();
    ledger.giveUp(video(0), "broken");
    ledger.shelve(film.id());
    assertEquals(Optional.empty(), claim(ledger, 1));
    ledger.raise(video(7), 1, Urgency.AHEAD);
    assertEquals(7, claimVideo(ledger, ANA, 9).firstSpan());
    assertEquals(Optional.empty(), claim(ledger, 1));
    assertTrue(ledger.claim(video(3), ANA, LEASE).isPresent());
    assertEquals(1, ledger.retry(film.id()));
    assertEquals(0, claimVideo(ledger, ANA, 1).firstSpan());
  }

  @Test
  void aSpanCanBeGivenUpUnlessItIsDone() {
    SpanLedger ledger = ledger();
    record(ledger, video(0));
    assertTrue(ledger.settle(video(0)));
    ledger.giveUp(video(0), "broken");
    ledger.giveUp(video(1), "broken");
    assertEquals(new SpanState.Done(), state(ledger, video(0)));
    assertEquals(new SpanState.Failed("broken"), state(ledger, video(1)));
    record(ledger, video(1));
    assertTrue(ledger.settle(video(1)));
  }

  @Test
  void claimsOfAnOwnerThatIsGoneAreTakenBack() {
    SpanLedger ledger = ledger();
    claimVideo(ledger, ANA, 2);
    ClaimedSpan kept = claimVideo(ledger, BO, 1).spans().getFirst();
    assertEquals(Set.of(ANA, BO), ledger.owners());
    assertEquals(2, ledger.releaseOwnedBy(ANA));
    assertEquals(Set.of(BO), ledger.owners());
    assertTrue(ledger.renew(kept, LEASE));
    assertEquals(new SpanState.Missing(0), state(ledger, video(0)));
  }

  @Test
  void theFirstRecordOfASegmentStands() {
    SpanLedger ledger = ledger();
    SegmentKey key = segmentsOf(video(0)).getFirst().key();
    SegmentRecord first = new SegmentRecord(key, 10, "a".repeat(64));
    assertTrue(ledger.record(first));
    assertFalse(ledger.record(new SegmentRecord(key, 11, "b".repeat(64))));
    assertEquals(Optional.of(first), ledger.segment(key));
    assertEquals(List.of(first), ledger.segments(film.id()));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            ledger.record(
                new SegmentRecord(new SegmentKey(film.id(), "v1-none", 0), 1, "c".repeat(64))));
  }

  @Test
  void aForgottenSegmentMakesItsSpanMissing() {
    SpanLedger ledger = ledger();
    record(ledger, video(2));
    assertTrue(ledger.settle(video(2)));
    SegmentKey key = segmentsOf(video(2)).getLast().key();
    ledger.forget(key);
    ledger.forget(key);
    assertEquals(Optional.empty(), ledger.segment(key));
    assertInstanceOf(SpanState.Missing.class, state(ledger, video(2)));
    assertFalse(ledger.settle(video(2)));
  }

  @Test
  void aRemovedTitleLeavesNothing() {
    SpanLedger ledger = ledger();
    record(ledger, video(0));
    ClaimedSpan claimed = claimVideo(ledger, ANA, 1).spans().getFirst();
    ledger.remove(film.id());
    assertEquals(0, ledger.progress(film.id()).spansTotal());
    assertFalse(ledger.progress(film.id()).complete());
    assertEquals(List.of(), ledger.segments(film.id()));
    assertEquals(Optional.empty(), ledger.state(claimed.span()));
    assertFalse(ledger.renew(claimed, LEASE));
    assertTrue(ledger.register(film));
  }

  @Test
  void aTitleIsCompleteWhenEverySpanIsDone() {
    SpanLedger ledger = ledger();
    for (Lane lane : Lane.values()) {
      int spans = film.timeline(lane).orElseThrow().spanCount();
      for (int i = 0; i < spans; i++) {
        assertFalse(ledger.progress(film.id()).complete());
        record(ledger, new SpanRef(film.id(), lane, i));
        assertTrue(ledger.settle(new SpanRef(film.id(), lane, i)));
      }
    }
    assertTrue(ledger.progress(film.id()).complete());
    assertEquals(Optional.empty(), claim(ledger, 1));
  }

  private static SpanClaim claimVideo(SpanLedger ledger, String owner, int spans) {
    return ledger
        .claim(new ClaimRequest(owner, Lane.VIDEO, spans, LEASE, Optional.empty()))
        .orElseThrow();
  }

  private SpanRef video(int index) {
    return new SpanRef(film.id(), Lane.VIDEO, index);
  }

  private static SpanState state(SpanLedger ledger, SpanRef span) {
    return ledger.state(span).orElseThrow();
  }

  private void record(SpanLedger ledger, SpanRef ref) {
    segmentsOf(ref).forEach(ledger::record);
  }

  private List<SegmentRecord> segmentsOf(SpanRef ref) {
    Span span = film.timeline(ref.lane()).orElseThrow().span(ref.index());
    List<SegmentRecord> segments = new ArrayList<>();
    for (Rendition rendition : film.renditions(ref.lane())) {
      for (int n = span.firstSegment(); n < span.endSegment(); n++) {
        SegmentKey key = new SegmentKey(film.id(), rendition.name(), n);
        segments.add(new SegmentRecord(key, 100 + n, "0".repeat(64)));
      }
    }
    return segments;
  }
}
