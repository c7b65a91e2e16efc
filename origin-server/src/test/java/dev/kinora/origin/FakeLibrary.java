package dev.kinora.origin;

import dev.kinora.origin.library.Library;
import dev.kinora.origin.library.LibraryChange;
import dev.kinora.origin.library.LibraryTitle;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A library in memory whose changes reach subscribers at once, on the caller's thread. */
final class FakeLibrary implements Library {
  private final Map<String, LibraryTitle> titles = new ConcurrentHashMap<>();
  private final List<Consumer<LibraryChange>> listeners = new CopyOnWriteArrayList<>();
  private volatile OptionalDouble demo = OptionalDouble.empty();

  void put(LibraryTitle title) {
    titles.put(title.id(), title);
    listeners.forEach(l -> l.accept(new LibraryChange.Changed(title)));
  }

  void remove(String id) {
    titles.remove(id);
    listeners.forEach(l -> l.accept(new LibraryChange.Removed(id)));
  }

  void demo(double progress) {
    demo = OptionalDouble.of(progress);
  }

  @Override
  public List<LibraryTitle> titles() {
    return titles.values().stream()
        .sorted(Comparator.comparing(LibraryTitle::addedAt).reversed())
        .toList();
  }

  @Override
  public Optional<LibraryTitle> title(String id) {
    return Optional.ofNullable(titles.get(id));
  }

  @Override
  public OptionalDouble demoProgress() {
    return demo;
  }

  @Override
  public Subscription subscribe(Consumer<LibraryChange> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }
}
