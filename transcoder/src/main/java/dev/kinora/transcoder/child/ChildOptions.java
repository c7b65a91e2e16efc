package dev.kinora.transcoder.child;

import dev.kinora.transcoder.work.InstructionSet;
import java.util.List;
import java.util.Optional;

/**
 * A child's own arguments.
 *
 * @param instructionSet what native code may use
 * @param in file to read frames from instead of standard input
 * @param out file to write frames to instead of standard output
 */
record ChildOptions(InstructionSet instructionSet, Optional<String> in, Optional<String> out) {
  static final String INSTRUCTIONS = "--instructions=";
  static final String IN = "--frames-in=";
  static final String OUT = "--frames-out=";

  static ChildOptions parse(List<String> arguments) {
    return new ChildOptions(
        value(arguments, INSTRUCTIONS).map(InstructionSet::valueOf).orElse(InstructionSet.MACHINE),
        value(arguments, IN),
        value(arguments, OUT));
  }

  private static Optional<String> value(List<String> arguments, String prefix) {
    return arguments.stream()
        .filter(a -> a.startsWith(prefix))
        .map(a -> a.substring(prefix.length()))
        .findFirst();
  }
}
