package dev.kinora.cli.pack;

import dev.kinora.cli.settings.UnusableSetting;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder that is asked for, and the one beside it in which work goes on until then:
 *
 * <pre>
 * {parent}/{name}                  appears whole
 * {parent}/.{name}.kinora-work     what a killed run leaves; the next one goes on with it
 * </pre>
 */
public final class OutFolder {
  /** Says that a folder was made by {@code kinora package}. */
  public static final String MARK = "kinora-package.json";

  private final Path out;
  private final Path work;

  private OutFolder(Path out, Path work) {
    this.out = out;
    this.work = work;
  }

  /**
   * A folder that may be made or replaced.
   *
   * @throws UnusableSetting if something else is there
   */
  public static OutFolder at(Path folder) throws IOException {
    Path out = folder.toAbsolutePath().normalize();
    Path name = out.getFileName();
    Path parent = out.getParent();
    if (name == null || parent == null) {
      throw new UnusableSetting("--out: expected the name of a folder, found " + folder);
    }
    if (Files.exists(out) && !Files.isDirectory(out)) {
      throw new UnusableSetting("--out: %s is a file; name a new folder".formatted(folder));
    }
    if (Files.isDirectory(out) && !isEmpty(out) && !Files.exists(out.resolve(MARK))) {
      throw new UnusableSetting(
          "--out: %s holds other files; name a new or an empty folder".formatted(folder));
    }
    Files.createDirectories(parent);
    return new OutFolder(out, parent.resolve("." + name + ".kinora-work"));
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.findAny().isEmpty();
    }
  }

  /** Where work goes on. */
  public Path work() {
    return work;
  }

  /** An empty folder for what will appear, on the same disk. */
  public Path draft() throws IOException {
    Path draft = work.resolve("draft");
    delete(draft);
    return Files.createDirectories(draft);
  }

  /** Makes the draft appear, in one step where nothing was there before. */
  public void publish(Path draft) throws IOException {
    if (Files.isDirectory(out) && !isEmpty(out)) {
      Path former = work.resolve("former");
      delete(former);
      Files.move(out, former, StandardCopyOption.ATOMIC_MOVE);
    } else {
      Files.deleteIfExists(out);
    }
    Files.move(draft, out, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Takes away what was only needed for the work. */
  public void tidy() throws IOException {
    delete(work);
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path done, @Nullable IOException trouble)
              throws IOException {
            if (trouble != null) {
              throw trouble;
            }
            Files.delete(done);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
