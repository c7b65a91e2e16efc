package dev.kinora.origin.library;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.kinora.packager.publish.Asset;
import dev.kinora.packager.publish.AssetStore;
import dev.kinora.packager.publish.TitleCatalogue;
import dev.kinora.packager.publish.TitleState;
import dev.kinora.packager.title.Title;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The catalogue as viewers see it, kept in memory so that no segment request asks the database.
 * Other processes change the catalogue too, so it is looked at again and again; whoever changes it
 * in this process calls {@link #refresh} to be seen at once. Safe for use from any thread.
 */
public final class CatalogueLibrary implements Library, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CatalogueLibrary.class);

  /** How many unfinished titles are asked for their progress in one look. */
  private static final int PROGRESS_QUESTIONS = 16;

  private final TitleCatalogue catalogue;
  private final AssetStore store;
  private final Intake intake;
  private final List<Consumer<LibraryChange>> listeners = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService looking =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("library").factory());
  private final Object looks = new Object();
  private volatile Map<String, LibraryTitle> known = Map.of();

  @GuardedBy("looks")
  private long versionSeen = Long.MIN_VALUE;

  @GuardedBy("looks")
  private Map<String, LibraryTitle> catalogued = Map.of();

  @GuardedBy("looks")
  private int nextQuestion;

  /** Takes a first look before it returns, then one every interval. */
  public CatalogueLibrary(
      TitleCatalogue catalogue, AssetStore store, Intake intake, Duration interval) {
    this.catalogue = catalogue;
    this.store = store;
    this.intake = intake;
    refresh();
    long millis = interval.toMillis();
    var _ =
        looking.scheduleWithFixedDelay(this::refreshQuietly, millis, millis, TimeUnit.MILLISECONDS);
  }

  @Override
  public List<LibraryTitle> titles() {
    return List.copyOf(known.values());
  }

  @Override
  public Optional<LibraryTitle> title(String id) {
    LibraryTitle seen = known.get(id);
    return seen != null ? Optional.of(seen) : catalogue.find(id).flatMap(this::entryIfThere);
  }

  @Override
  public OptionalDouble demoProgress() {
    return intake.demoProgress();
  }

  @Override
  public Subscription subscribe(Consumer<LibraryChange> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** Looks at the catalogue now and tells subscribers what is different. */
  public void refresh() {
    synchronized (looks) {
      long version = catalogue.version();
      if (version != versionSeen) {
        catalogued = readAll();
        versionSeen = version;
      } else {
        catalogued = withProgress(catalogued);
      }
      Map<String, LibraryTitle> before = known;
      Map<String, LibraryTitle> now = withPending(catalogued);
      known = now;
      changes(before, now).forEach(change -> listeners.forEach(l -> l.accept(change)));
    }
  }

  private void refreshQuietly() {
    try {
      refresh();
    } catch (RuntimeException e) {
      // The probe for readiness asks the database itself; here the last look stays what is known.
      LOG.warn("the catalogue cannot be read: {}", e.toString());
    }
  }

  private Map<String, LibraryTitle> readAll() {
    Map<String, LibraryTitle> entries = new LinkedHashMap<>();
    for (TitleCatalogue.Entry entry : catalogue.all()) {
      entries.put(entry.title().id(), entry(entry.title(), entry.state()));
    }
    return entries;
  }

  @GuardedBy("looks")
  private Map<String, LibraryTitle> withProgress(Map<String, LibraryTitle> entries) {
    List<LibraryTitle> unfinished = entries.values().stream().filter(this::mayChange).toList();
    if (unfinished.isEmpty()) {
      return entries;
    }
    Map<String, LibraryTitle> fresh = new LinkedHashMap<>(entries);
    for (int i = 0; i < Math.min(PROGRESS_QUESTIONS, unfinished.size()); i++) {
      nextQuestion = (nextQuestion + 1) % unfinished.size();
      LibraryTitle title = unfinished.get(nextQuestion);
      if (title.stage() instanceof Stage.Probed probed) {
        entryIfThere(probed.title()).ifPresent(entry -> fresh.put(entry.id(), entry));
      }
    }
    return fresh;
  }

  private boolean mayChange(LibraryTitle title) {
    return title.stage() instanceof Stage.Probed probed
        && (probed.state() instanceof TitleState.Playable || !probed.poster());
  }

  private Map<String, LibraryTitle> withPending(Map<String, LibraryTitle> entries) {
    Map<String, LibraryTitle> all = new LinkedHashMap<>();
    for (LibraryTitle pending : intake.pending()) {
      if (!entries.containsKey(pending.id())) {
        all.put(pending.id(), pending);
      }
    }
    all.putAll(entries);
    return Collections.unmodifiableMap(all);
  }

  private Optional<LibraryTitle> entryIfThere(Title title) {
    return catalogue.state(title.id()).map(state -> entry(title, state));
  }

  private LibraryTitle entry(Title title, TitleState state) {
    try {
      boolean poster = store.has(new Asset.Document(title.id(), Asset.Kind.POSTER));
      Stage stage = new Stage.Probed(title, catalogue.measured(title.id()), state, poster);
      return new LibraryTitle(title.id(), title.name(), title.addedAt(), stage);
    } catch (IOException e) {
      throw new UncheckedIOException("the store cannot be asked for " + title.id(), e);
    }
  }

  private static List<LibraryChange> changes(
      Map<String, LibraryTitle> before, Map<String, LibraryTitle> now) {
    List<LibraryChange> changes = new ArrayList<>();
    now.values().stream()
        .filter(title -> !title.equals(before.get(title.id())))
        .forEach(title -> changes.add(new LibraryChange.Changed(title)));
    before.keySet().stream()
        .filter(id -> !now.containsKey(id))
        .forEach(id -> changes.add(new LibraryChange.Removed(id)));
    return changes;
  }

  /** Looks no more. */
  @Override
  public void close() {
    looking.shutdownNow();
  }
}
