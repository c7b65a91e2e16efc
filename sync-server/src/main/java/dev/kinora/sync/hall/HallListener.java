package dev.kinora.sync.hall;

/** Hears that the list of rooms, or what it says of one, changed. Does not block. */
@FunctionalInterface
public interface HallListener {
  void roomsChanged();
}
