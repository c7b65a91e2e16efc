package dev.kinora.transcoder.child;

import dev.kinora.transcoder.work.InstructionSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The command line and environment of a child. Pure.
 *
 * <p>On systems with {@code /bin/sh} a one-line script sets the memory limit and moves the pipes
 * away from descriptors 0 and 1, so that native code that prints or reads there meets the log or
 * nothing; then it becomes the child. Arguments are passed as a list and never parsed by the shell.
 */
final class ChildCommand {
  /** Frames go out here where a shell moved the pipe. */
  static final String MOVED_OUT = "/dev/fd/3";

  /** Frames come in here where a shell moved the pipe. */
  static final String MOVED_IN = "/dev/fd/4";

  private static final String SCRIPT =
      "ulimit -c 0; ulimit -v \"$1\" || echo 'this system does not limit memory' >&2; shift; "
          + "exec 3>&1 4<&0 1>&2 0</dev/null; exec \"$@\"";

  /** The largest block that malloc keeps; the C library takes no larger number. */
  private static final int KEPT_BLOCK_BYTES = 32 << 20;

  /** More than a child ever frees at once. */
  private static final int KEPT_BYTES = 1 << 30;

  private ChildCommand() {}

  /** The whole command. */
  static List<String> of(ChildSettings settings, ChildKind kind, boolean shell) {
    List<String> command = new ArrayList<>();
    if (shell) {
      long kilobytes = memoryBytes(settings, kind) >> 10;
      command.addAll(List.of("/bin/sh", "-c", SCRIPT, "kinora-child", Long.toString(kilobytes)));
      if (kind.priority() == ChildPriority.BACKGROUND && settings.backgroundNiceness() > 0) {
        command.addAll(List.of("nice", "-n", Integer.toString(settings.backgroundNiceness())));
      }
    }
    command.add(settings.java().toString());
    command.addAll(machine());
    settings
        .classArchive()
        .ifPresent(
            file -> command.addAll(List.of(ChildSettings.ARCHIVE_OPTION + file, "-Xshare:auto")));
    command.add("-Dorg.bytedeco.javacpp.cachedir=" + settings.cache().resolve("native"));
    command.addAll(List.of("-cp", settings.classPath()));
    command.addAll(settings.entry());
    command.add(ChildOptions.INSTRUCTIONS + kind.instructionSet());
    if (shell) {
      command.add(ChildOptions.IN + MOVED_IN);
      command.add(ChildOptions.OUT + MOVED_OUT);
    }
    return List.copyOf(command);
  }

  /** Nothing of the parent's environment but what the child needs. */
  static Map<String, String> environment(ChildKind kind) {
    Map<String, String> environment = new TreeMap<>();
    environment.put("PATH", "/usr/bin:/bin");
    // File names are UTF-8 whatever the parent's locale.
    environment.put("LC_ALL", "C.UTF-8");
    // One arena of malloc for each core would reserve 64 MB of address space apiece.
    environment.put("MALLOC_ARENA_MAX", "2");
    // An encoder is opened for every span. Its pictures come from memory that this process keeps,
    // instead of fresh pages each time, which took 1 to 4 % of all processor time.
    environment.put("MALLOC_MMAP_THRESHOLD_", Integer.toString(KEPT_BLOCK_BYTES));
    environment.put("MALLOC_TRIM_THRESHOLD_", Integer.toString(KEPT_BYTES));
    // Errors only; SVT-AV1 tells its settings each time it is opened.
    environment.put("SVT_LOG", "1");
    if (kind.instructionSet() == InstructionSet.BASELINE) {
      // The C library chooses its mathematics by processor, too, and rounds otherwise with FMA.
      environment.put("GLIBC_TUNABLES", "glibc.cpu.hwcaps=-AVX2,-FMA,-FMA4,-AVX512F");
    }
    return environment;
  }

  private static long memoryBytes(ChildSettings settings, ChildKind kind) {
    return switch (kind.lane()) {
      case VIDEO -> settings.memoryBytes();
      case AUDIO -> Math.max(ChildSettings.LEAST_MEMORY_BYTES, settings.memoryBytes() / 3);
    };
  }

  /** A small Java that starts fast; what is heavy in a child is native. */
  private static List<String> machine() {
    return List.of(
        "-Xms16m",
        "-Xmx128m",
        "-Xss512k",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-XX:ReservedCodeCacheSize=16m",
        "-XX:CompressedClassSpaceSize=24m",
        "-XX:MaxMetaspaceSize=64m",
        "-XX:MaxDirectMemorySize=64m",
        "-XX:-UsePerfData",
        "-XX:+ExitOnOutOfMemoryError",
        "-XX:-CreateCoredumpOnCrash",
        "-XX:ErrorFile=/dev/null",
        "-Xlog:disable",
        "-Xlog:all=error:stderr",
        // A class archive that does not fit is no failure.
        "-Xlog:cds=off",
        "-Djava.awt.headless=true",
        "-Dfile.encoding=UTF-8",
        "--enable-native-access=ALL-UNNAMED");
  }
}
