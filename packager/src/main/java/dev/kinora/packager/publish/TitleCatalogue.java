package dev.kinora.packager.publish;

import dev.kinora.packager.title.Measured;
import dev.kinora.packager.title.Title;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The titles of the library and where each stands. An index over the published folder. Safe for use
 * by any number of threads and processes at once.
 */
public interface TitleCatalogue {
  /** Adds a title, or replaces what is known of it; its state stays. */
  void put(Title title);

  /** All titles that can be read, newest first, then by id. */
  List<Entry> all();

  /** Every title's id, with the reason why it failed where it did; quick also for many titles. */
  default Map<String, Optional<String>> failures() {
    Map<String, Optional<String>> failures = new HashMap<>();
    for (Entry entry : all()) {
      failures.put(
          entry.title().id(),
          entry.state() instanceof TitleState.Failed failed
              ? Optional.of(failed.reason())
              : Optional.empty());
    }
    return failures;
  }

  /** Ids of the titles that are neither ready nor failed, oldest first; quick as well. */
  default List<String> unfinished() {
    return all().reversed().stream()
        .filter(entry -> entry.state() instanceof TitleState.Playable)
        .map(entry -> entry.title().id())
        .toList();
  }

  /** One title; empty when there is none or what is known of it cannot be read. */
  Optional<Title> find(String titleId);

  /** Where a title stands; empty when there is no such title. */
  Optional<TitleState> state(String titleId);

  /** What the finished segments weigh; present when the title is ready. */
  Optional<Measured> measured(String titleId);

  /** Makes a title ready. Does nothing when there is no such title. */
  void ready(String titleId, Measured measured);

  /** Makes a title failed. Does nothing when there is no such title. */
  void failed(String titleId, String reason);

  /** Makes a title playable again: neither ready nor failed. */
  void reopen(String titleId);

  /** Takes a title out; false when it was not there. */
  boolean remove(String titleId);

  /**
   * Grows with every change of the list or of a state, also by other processes; progress of
   * encoding does not count.
   */
  long version();

  /** A title and where it stands. */
  record Entry(Title title, TitleState state) {}
}
