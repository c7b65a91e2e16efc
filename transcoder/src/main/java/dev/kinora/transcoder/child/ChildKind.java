package dev.kinora.transcoder.child;

import dev.kinora.packager.title.Lane;
import dev.kinora.transcoder.work.InstructionSet;

/** Children that can stand in for each other. */
record ChildKind(Lane lane, ChildPriority priority) {
  /** Sound comes out the same on every machine of the platform; for video that costs too much. */
  InstructionSet instructionSet() {
    return switch (lane) {
      case VIDEO -> InstructionSet.MACHINE;
      case AUDIO -> InstructionSet.BASELINE;
    };
  }
}
