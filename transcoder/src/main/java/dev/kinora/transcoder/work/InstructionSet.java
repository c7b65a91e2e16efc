package dev.kinora.transcoder.work;

/** Which of the processor's instructions native code may choose from. */
public enum InstructionSet {
  /** Whatever this machine has. */
  MACHINE,
  /**
   * What every machine of the platform has (SSE2 on x86-64), so that results do not depend on the
   * machine.
   */
  BASELINE
}
