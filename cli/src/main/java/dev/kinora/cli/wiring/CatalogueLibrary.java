package dev.kinora.cli.wiring;

import dev.kinora.origin.library.Library;
import dev.kinora.origin.library.LibraryChange;
import dev.kinora.origin.library.LibraryTitle;
import dev.kinora.origin.library.Stage;
import dev.kinora.packager.preview.SheetPlan;
import dev.kinora.packager.publish.Asset;
import dev.kinora.packager.publish.AssetStore;
import dev.kinora.packager.publish.TitleCatalogue;
import dev.kinora.packager.publish.TitleState;
import dev.kinora.packager.title.Title;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The catalogue as the origin wants to see it. Keeps what it has read, since every request for a
 * segment asks for its title; looks once a second for what other processes changed. Safe for use by
 * any thread.
 */
public final class CatalogueLibrary implements Library, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CatalogueLibrary.class);
  private static final long LOOK_MILLIS = 1000;

  private final TitleCatalogue catalogue;
  private final AssetStore store;
  private final DemoProgress demo;
  private final Map<String, LibraryTitle> read = new ConcurrentHashMap<>();
  // Counts before the map forgets, so that nothing older gets into it afterwards.
  private final AtomicLong changes = new AtomicLong();
  private final Set<String> changed = ConcurrentHashMap.newKeySet();
  private final List<Consumer<LibraryChange>> listeners = new CopyOnWriteArrayList<>();
  private final Thread watch;
  private volatile long version = Long.MIN_VALUE;

  /** A library over a catalogue; {@code demo} knows whether a demo film is being made. */
  public CatalogueLibrary(TitleCatalogue catalogue, AssetStore store, DemoProgress demo) {
    this.catalogue = catalogue;
    this.store = store;
    this.demo = demo;
    this.watch = Thread.ofPlatform().daemon().name("library-watch").start(this::watch);
  }

  /** Notes that a title is not what it was; listeners hear of it within a second. */
  public void noteChanged(String titleId) {
    changes.incrementAndGet();
    read.remove(titleId);
    changed.add(titleId);
  }

  @Override
  public List<LibraryTitle> titles() {
    long before = changes.get();
    return catalogue.all().stream()
        .map(entry -> read.computeIfAbsent(entry.title().id(), id -> unlessOld(before, id, entry)))
        .filter(Objects::nonNull)
        .toList();
  }

  /** A title of the list, looked up again where something changed since the list was read. */
  private @Nullable LibraryTitle unlessOld(long before, String id, TitleCatalogue.Entry entry) {
    return changes.get() == before ? shown(entry.title(), entry.state()) : load(id);
  }

  @Override
  public Optional<LibraryTitle> title(String id) {
    return Optional.ofNullable(read.computeIfAbsent(id, this::load));
  }

  private @Nullable LibraryTitle load(String id) {
    Optional<Title> title = catalogue.find(id);
    Optional<TitleState> state = catalogue.state(id);
    return title.isPresent() && state.isPresent() ? shown(title.get(), state.get()) : null;
  }

  private LibraryTitle shown(Title title, TitleState state) {
    try {
      return new LibraryTitle(
          title.id(),
          title.name(),
          title.addedAt(),
          new Stage.Probed(
              title,
              catalogue.measured(title.id()),
              state,
              store.has(new Asset.Document(title.id(), Asset.Kind.POSTER)),
              hasThumbnails(title)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean hasThumbnails(Title title) throws IOException {
    Optional<SheetPlan> plan = SheetPlan.of(title);
    return plan.isPresent() && store.has(plan.get().asset(title.id(), 0));
  }

  @Override
  public OptionalDouble demoProgress() {
    return demo.share();
  }

  @Override
  public Subscription subscribe(Consumer<LibraryChange> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  private void watch() {
    try {
      while (true) {
        look();
        Thread.sleep(LOOK_MILLIS);
      }
    } catch (InterruptedException _) {
      LOG.debug("the library is closed");
    }
  }

  private void look() {
    try {
      long now = catalogue.version();
      if (now != version) {
        version = now;
        changes.incrementAndGet();
        Set<String> before = new HashSet<>(read.keySet());
        read.clear();
        List<LibraryTitle> titles = titles();
        titles.forEach(title -> changed.add(title.id()));
        titles.forEach(title -> before.remove(title.id()));
        before.forEach(gone -> tell(new LibraryChange.Removed(gone)));
      }
      for (String id : List.copyOf(changed)) {
        changed.remove(id);
        title(id).ifPresent(title -> tell(new LibraryChange.Changed(title)));
      }
    } catch (RuntimeException e) {
      // The next look tries again; a library that stopped looking would be worse than a late one.
      LOG.warn("the catalogue could not be read: {}", e.getMessage(), e);
    }
  }

  private void tell(LibraryChange change) {
    listeners.forEach(listener -> listener.accept(change));
  }

  @Override
  public void close() {
    watch.interrupt();
    try {
      watch.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
