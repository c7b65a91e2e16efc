package dev.kinora.origin.account;

import java.util.Optional;

/** What guests' rights depend on. Thread-safe; never blocks. */
public interface RoomsView {
  /** Where there are no rooms. */
  RoomsView NONE =
      new RoomsView() {
        @Override
        public boolean exists(String room) {
          return false;
        }

        @Override
        public Optional<String> titleOf(String room) {
          return Optional.empty();
        }
      };

  /** Whether there is a room of that name. */
  boolean exists(String room);

  /** Id of the title that the room has loaded. */
  Optional<String> titleOf(String room);
}
