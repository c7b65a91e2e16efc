package dev.kinora.packager.publish;

import dev.kinora.packager.timeline.Span;
import dev.kinora.packager.title.Lane;
import dev.kinora.packager.title.Rendition;
import dev.kinora.packager.title.Title;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** A ledger in memory. Safe for use by several threads: every method holds the monitor. */
public final class MemorySpanLedger implements SpanLedger {
  private final InstantSource clock;
  private final Map<String, Entry> titles = new LinkedHashMap<>();

  /** Leases are measured by this clock. */
  public MemorySpanLedger(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public synchronized boolean register(Title title) {
    return titles.putIfAbsent(title.id(), new Entry(title)) == null;
  }

  @Override
  public synchronized void remove(String titleId) {
    titles.remove(titleId);
  }

  @Override
  public synchronized Optional<SpanClaim> claim(ClaimRequest request) {
    releaseExpired();
    return titles.entrySet().stream()
        .filter(e -> request.titleId().isEmpty() || request.titleId().get().equals(e.getKey()))
        .flatMap(e -> e.getValue().missing(request.lane()).stream())
        .filter(row -> row.urgency != Urgency.SHELVED)
        .min(Comparator.comparing(row -> row.urgency))
        .map(best -> take(best, request));
  }

  private SpanClaim take(Row best, ClaimRequest request) {
    List<Row> lane = lane(best.ref);
    List<ClaimedSpan> claimed = new ArrayList<>();
    int end = Math.min(lane.size(), best.ref.index() + request.maxSpans());
    for (Row row : lane.subList(best.ref.index(), end)) {
      if (!(row.state instanceof SpanState.Missing) || row.urgency != best.urgency) {
        break;
      }
      claimed.add(row.claim(request.owner(), clock, request.lease()));
    }
    return new SpanClaim(claimed);
  }

  @Override
  public synchronized Optional<ClaimedSpan> claim(SpanRef span, String owner, Duration lease) {
    releaseExpired();
    return row(span)
        .filter(row -> row.state instanceof SpanState.Missing)
        .map(row -> row.claim(owner, clock, lease));
  }

  @Override
  public synchronized boolean renew(ClaimedSpan claimed, Duration lease) {
    Optional<Row> held = held(claimed);
    held.ifPresent(row -> row.hold(row.owner(), clock, lease));
    return held.isPresent();
  }

  @Override
  public synchronized boolean release(ClaimedSpan claimed) {
    Optional<Row> held = held(claimed);
    held.ifPresent(Row::free);
    return held.isPresent();
  }

  @Override
  public synchronized boolean complete(ClaimedSpan claimed) {
    return held(claimed).isPresent() && settle(claimed.span());
  }

  @Override
  public synchronized boolean settle(SpanRef span) {
    Optional<Row> whole = row(span).filter(row -> entry(row).whole(row));
    whole.ifPresent(row -> row.state = new SpanState.Done());
    return whole.isPresent();
  }

  @Override
  public synchronized void fail(ClaimedSpan claimed, String reason) {
    held(claimed)
        .ifPresent(row -> {
          row.attempts++;
          row.free();
          if (row.attempts >= MAX_ATTEMPTS) {
            row.state = new SpanState.Failed(reason);
          }
        });
  }

  @Override
  public synchronized void giveUp(SpanRef span, String reason) {
    row(span)
        .filter(row -> !(row.state instanceof SpanState.Done))
        .ifPresent(row -> row.state = new SpanState.Failed(reason));
  }

  @Override
  public synchronized void shelve(String titleId) {
    rows(row -> row.ref.titleId().equals(titleId)).forEach(row -> row.urgency = Urgency.SHELVED);
  }

  @Override
  public synchronized int retry(String titleId) {
    rows(row -> row.ref.titleId().equals(titleId) && row.urgency == Urgency.SHELVED)
        .forEach(row -> row.urgency = Urgency.REST);
    List<Row> failed =
        rows(row -> row.ref.titleId().equals(titleId) && row.state instanceof SpanState.Failed);
    for (Row row : failed) {
      row.attempts = 0;
      row.free();
    }
    return failed.size();
  }

  @Override
  public synchronized int releaseExpired() {
    return free(row ->
        row.state instanceof SpanState.Claimed held && !held.leaseEnds().isAfter(clock.instant()));
  }

  @Override
  public synchronized Set<String> owners() {
    Set<String> owners = new HashSet<>();
    rows(row -> row.state instanceof SpanState.Claimed).forEach(row -> owners.add(row.owner()));
    return owners;
  }

  @Override
  public synchronized int releaseOwnedBy(String owner) {
    return free(row -> row.state instanceof SpanState.Claimed held && held.owner().equals(owner));
  }

  @Override
  public synchronized boolean record(SegmentRecord segment) {
    Entry entry = titles.get(segment.key().titleId());
    if (entry == null || !entry.isRegistered(segment.key().rendition())) {
      throw new IllegalArgumentException(
          "ledger: expected a registered rendition, found " + segment.key());
    }
    return entry.segments.putIfAbsent(segment.key(), segment) == null;
  }

  @Override
  public synchronized Optional<SegmentRecord> segment(SegmentKey key) {
    return Optional.ofNullable(titles.get(key.titleId())).map(e -> e.segments.get(key));
  }

  @Override
  public synchronized List<SegmentRecord> segments(String titleId) {
    Entry entry = titles.get(titleId);
    return entry == null ? List.of() : List.copyOf(entry.segments.values());
  }

  @Override
  public synchronized void forget(SegmentKey key) {
    Entry entry = titles.get(key.titleId());
    if (entry == null || entry.segments.remove(key) == null) {
      return;
    }
    Rendition rendition = entry.title.rendition(key.rendition()).orElseThrow();
    Span span = entry.title.timelineOf(rendition).spanOf(key.number());
    Row row = entry.lane(Lane.of(rendition)).get(span.index());
    if (row.state instanceof SpanState.Done) {
      row.free();
    }
  }

  @Override
  public synchronized Optional<SpanState> state(SpanRef span) {
    return row(span).map(row -> row.state);
  }

  @Override
  public synchronized LedgerProgress progress(String titleId) {
    List<Row> all = rows(row -> row.ref.titleId().equals(titleId));
    int done = (int) all.stream().filter(row -> row.state instanceof SpanState.Done).count();
    Optional<String> failure =
        all.stream()
            .filter(row -> row.state instanceof SpanState.Failed)
            .map(row -> ((SpanState.Failed) row.state).reason())
            .findFirst();
    return new LedgerProgress(done, all.size(), failure);
  }

  @Override
  public synchronized void raise(SpanRef first, int count, Urgency urgency) {
    rows(row -> isFrom(row.ref, first, count) && urgency.compareTo(row.urgency) < 0)
        .forEach(row -> row.urgency = urgency);
  }

  private static boolean isFrom(SpanRef ref, SpanRef first, int count) {
    return ref.titleId().equals(first.titleId())
        && ref.lane() == first.lane()
        && ref.index() >= first.index()
        && ref.index() - first.index() < count;
  }

  private int free(Predicate<Row> which) {
    List<Row> found = rows(which);
    found.forEach(Row::free);
    return found.size();
  }

  private List<Row> rows(Predicate<Row> which) {
    return titles.values().stream()
        .flatMap(entry -> entry.lanes.values().stream())
        .flatMap(List::stream)
        .filter(which)
        .toList();
  }

  private Optional<Row> held(ClaimedSpan claimed) {
    return row(claimed.span())
        .filter(
            row -> row.state instanceof SpanState.Claimed held && held.fence() == claimed.fence());
  }

  private Optional<Row> row(SpanRef span) {
    List<Row> lane = lane(span);
    return span.index() < lane.size() ? Optional.of(lane.get(span.index())) : Optional.empty();
  }

  private List<Row> lane(SpanRef span) {
    Entry entry = titles.get(span.titleId());
    return entry == null ? List.of() : entry.lane(span.lane());
  }

  private Entry entry(Row row) {
    Entry entry = titles.get(row.ref.titleId());
    if (entry == null) {
      throw new IllegalStateException("ledger: a row of " + row.ref + " without its title");
    }
    return entry;
  }

  /** A registered title. */
  private static final class Entry {
    final Title title;
    final Map<Lane, List<Row>> lanes = new EnumMap<>(Lane.class);
    final Map<SegmentKey, SegmentRecord> segments = new TreeMap<>(BY_PLACE);

    Entry(Title title) {
      this.title = title;
      for (Lane lane : Lane.values()) {
        List<Row> rows = new ArrayList<>();
        if (!title.encoded(lane).isEmpty()) {
          var timeline = title.timeline(lane).orElseThrow();
          for (int i = 0; i < timeline.spanCount(); i++) {
            SpanRef ref = new SpanRef(title.id(), lane, i);
            rows.add(new Row(ref, Urgency.initial(timeline, i)));
          }
        }
        lanes.put(lane, rows);
      }
    }

    boolean isRegistered(String rendition) {
      return title.rendition(rendition).filter(r -> !title.isCopied(r)).isPresent();
    }

    List<Row> lane(Lane lane) {
      return lanes.getOrDefault(lane, List.of());
    }

    List<Row> missing(Lane lane) {
      return lane(lane).stream().filter(row -> row.state instanceof SpanState.Missing).toList();
    }

    boolean whole(Row row) {
      Span span = title.timeline(row.ref.lane()).orElseThrow().span(row.ref.index());
      for (Rendition rendition : title.encoded(row.ref.lane())) {
        for (int n = span.firstSegment(); n < span.endSegment(); n++) {
          if (!segments.containsKey(new SegmentKey(title.id(), rendition.name(), n))) {
            return false;
          }
        }
      }
      return true;
    }
  }

  private static final Comparator<SegmentKey> BY_PLACE =
      Comparator.comparing(SegmentKey::rendition).thenComparingInt(SegmentKey::number);

  /** A span's row. */
  private static final class Row {
    final SpanRef ref;
    Urgency urgency;
    SpanState state = new SpanState.Missing(0);
    int attempts;
    long fence;

    Row(SpanRef ref, Urgency urgency) {
      this.ref = ref;
      this.urgency = urgency;
    }

    ClaimedSpan claim(String owner, InstantSource clock, Duration lease) {
      fence++;
      hold(owner, clock, lease);
      return new ClaimedSpan(ref, fence);
    }

    void hold(String owner, InstantSource clock, Duration lease) {
      state = new SpanState.Claimed(owner, fence, clock.instant().plus(lease));
    }

    String owner() {
      return ((SpanState.Claimed) state).owner();
    }

    void free() {
      state = new SpanState.Missing(attempts);
    }
  }
}
