package dev.kinora.cli.doctor;

import java.util.List;

/** Java and the machine below it. */
final class MachineExamination implements Examination {
  private static final long LITTLE_BYTES = 256L << 20;

  @Override
  public String what() {
    return "java";
  }

  @Override
  public List<Diagnosis> examine() {
    Runtime runtime = Runtime.getRuntime();
    String java =
        "Java %s on %s, %d processors, %,d MB for the program."
            .formatted(
                Runtime.version(),
                System.getProperty("os.arch"),
                runtime.availableProcessors(),
                runtime.maxMemory() >> 20);
    return List.of(
        runtime.maxMemory() < LITTLE_BYTES
            ? Diagnosis.note(
                "java", java, "Give it 256 MB or more with JAVA_TOOL_OPTIONS=-Xmx512m.")
            : Diagnosis.good("java", java));
  }
}
