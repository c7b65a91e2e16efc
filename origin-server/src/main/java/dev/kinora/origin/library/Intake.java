package dev.kinora.origin.library;

import java.util.List;
import java.util.OptionalDouble;

/** Titles on their way into the catalogue. Safe for use from any thread; never blocks for long. */
public interface Intake {
  /**
   * What is being probed or was refused; a title that the catalogue knows is not looked at here.
   */
  List<LibraryTitle> pending();

  /** How far the demo film is made, 0 to 1, while it is being made. */
  OptionalDouble demoProgress();

  /** Nothing on its way. */
  Intake NONE =
      new Intake() {
        @Override
        public List<LibraryTitle> pending() {
          return List.of();
        }

        @Override
        public OptionalDouble demoProgress() {
          return OptionalDouble.empty();
        }
      };
}
