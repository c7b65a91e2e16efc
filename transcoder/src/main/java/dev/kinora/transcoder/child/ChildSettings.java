package dev.kinora.transcoder.child;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How children are started and held. Immutable.
 *
 * @param java the {@code java} program
 * @param classPath class path of the child
 * @param entry main class and leading arguments that end in {@link ChildMain#serve}
 * @param classArchive Java's archive of parsed classes for this class path, where there is one
 * @param cache folder for unpacked native code, made when missing; one per user
 * @param memoryBytes address space of a child that encodes video; sound gets a third of it
 * @param backgroundNiceness 0 to 19, of children nobody waits for
 * @param startPatience how long a child may take until it is ready
 * @param patience how long a step without progress may take, besides what the work itself needs
 * @param idle how long a child without work is kept
 */
public record ChildSettings(
    Path java,
    String classPath,
    List<String> entry,
    Optional<Path> classArchive,
    Path cache,
    long memoryBytes,
    int backgroundNiceness,
    Duration startPatience,
    Duration patience,
    Duration idle) {
  /** Java itself and the codecs' libraries take about 550 MB of address space, mostly unused. */
  public static final long LEAST_MEMORY_BYTES = 768L << 20;

  /** Java's option that names a class archive. */
  static final String ARCHIVE_OPTION = "-XX:SharedArchiveFile=";

  /** Names the class archive for children of this program. */
  private static final String ARCHIVE_PROPERTY = "kinora.child-archive";

  public ChildSettings {
    entry = List.copyOf(entry);
    if (entry.isEmpty()) {
      throw new IllegalArgumentException("child entry: expected a main class, found nothing");
    }
    if (memoryBytes < LEAST_MEMORY_BYTES) {
      throw new IllegalArgumentException(
          "child memory: expected at least %d bytes, found %d"
              .formatted(LEAST_MEMORY_BYTES, memoryBytes));
    }
    if (backgroundNiceness < 0 || backgroundNiceness > 19) {
      throw new IllegalArgumentException(
          "child niceness: expected 0 to 19, found " + backgroundNiceness);
    }
    requirePositive("start patience", startPatience);
    requirePositive("patience", patience);
    requirePositive("idle time", idle);
  }

  /** Children of the program that runs now: its Java, its class path, 3 GiB, niceness 19. */
  public static ChildSettings ofThisProgram(List<String> entry, Path cache) {
    return new ChildSettings(
        Path.of(System.getProperty("java.home"), "bin", "java"),
        System.getProperty("java.class.path"),
        entry,
        archiveOfThisProgram(),
        cache,
        3L << 30,
        19,
        Duration.ofSeconds(30),
        Duration.ofSeconds(60),
        Duration.ofSeconds(60));
  }

  /** The one that this program was started with. */
  private static Optional<Path> archiveOfThisProgram() {
    return Optional.ofNullable(System.getProperty(ARCHIVE_PROPERTY)).map(Path::of);
  }

  private static void requirePositive(String what, Duration duration) {
    if (duration.isZero() || duration.isNegative()) {
      throw new IllegalArgumentException("child " + what + ": expected above 0, found " + duration);
    }
  }
}
