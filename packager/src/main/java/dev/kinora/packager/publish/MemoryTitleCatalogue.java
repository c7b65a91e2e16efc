package dev.kinora.packager.publish;

import dev.kinora.packager.title.Measured;
import dev.kinora.packager.title.Title;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A catalogue in memory. Safe for use by several threads: every method holds the monitor. */
public final class MemoryTitleCatalogue implements TitleCatalogue {
  private final SpanLedger ledger;
  private final Map<String, Title> titles = new HashMap<>();
  private final Map<String, Measured> measured = new HashMap<>();
  private final Map<String, String> failures = new HashMap<>();
  private long version;

  /** Takes progress from this ledger. */
  public MemoryTitleCatalogue(SpanLedger ledger) {
    this.ledger = ledger;
  }

  @Override
  public synchronized void put(Title title) {
    titles.put(title.id(), title);
    version++;
  }

  @Override
  public synchronized List<Entry> all() {
    return titles.values().stream()
        .sorted(Comparator.comparing(Title::addedAt).reversed().thenComparing(Title::id))
        .map(title -> new Entry(title, stateOf(title.id())))
        .toList();
  }

  @Override
  public synchronized Optional<Title> find(String titleId) {
    return Optional.ofNullable(titles.get(titleId));
  }

  @Override
  public synchronized Optional<TitleState> state(String titleId) {
    return find(titleId).map(title -> stateOf(titleId));
  }

  private TitleState stateOf(String titleId) {
    String failure = failures.get(titleId);
    if (failure != null) {
      return new TitleState.Failed(failure);
    }
    if (measured.containsKey(titleId)) {
      return new TitleState.Ready();
    }
    LedgerProgress progress = ledger.progress(titleId);
    return new TitleState.Playable(progress.spansDone(), progress.spansTotal());
  }

  @Override
  public synchronized Optional<Measured> measured(String titleId) {
    return Optional.ofNullable(measured.get(titleId));
  }

  @Override
  public synchronized void ready(String titleId, Measured weights) {
    if (titles.containsKey(titleId)) {
      measured.put(titleId, weights);
      failures.remove(titleId);
      version++;
    }
  }

  @Override
  public synchronized void failed(String titleId, String reason) {
    if (titles.containsKey(titleId)) {
      failures.put(titleId, reason);
      measured.remove(titleId);
      version++;
    }
  }

  @Override
  public synchronized void reopen(String titleId) {
    if (titles.containsKey(titleId)) {
      failures.remove(titleId);
      measured.remove(titleId);
      version++;
    }
  }

  @Override
  public synchronized boolean remove(String titleId) {
    failures.remove(titleId);
    measured.remove(titleId);
    if (titles.remove(titleId) == null) {
      return false;
    }
    version++;
    return true;
  }

  @Override
  public synchronized long version() {
    return version;
  }
}
