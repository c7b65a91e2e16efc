package dev.kinora.cli.check;

import dev.kinora.cli.terminal.ProgressLine;
import dev.kinora.cli.terminal.Terminal;
import dev.kinora.packager.check.CheckSettings;
import dev.kinora.packager.check.PackageCheck;
import dev.kinora.packager.check.Report;
import dev.kinora.packager.check.load.FolderResources;
import dev.kinora.packager.check.load.Unfetched;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Checks of what lies on this machine. */
public final class Checks {
  private Checks() {}

  /** Judges a folder or a file. */
  public static Report local(Path path, CheckSettings settings, Watcher watcher)
      throws IOException, Unfetched, InterruptedException {
    Path real = path.toRealPath();
    boolean folder = Files.isDirectory(real);
    List<Path> entrances = folder ? Entrances.of(real) : List.of(real);
    FolderResources resources =
        new FolderResources(folder ? real : real.resolveSibling("").toRealPath());
    PackageCheck check = new PackageCheck(resources, resources.root().toUri(), settings, watcher);
    for (Path entrance : entrances) {
      check.add(entrance.toUri());
    }
    return check.report();
  }

  /** Judges every segment of a folder that was just written, and shows how far it is. */
  public static Report everythingIn(Path folder, Terminal terminal)
      throws IOException, InterruptedException {
    try (ProgressLine line = new ProgressLine(terminal, "check", System.nanoTime())) {
      return local(folder, CheckSettings.everything(), new Watcher(line));
    } catch (Unfetched e) {
      throw new IOException("%s: found %s".formatted(folder, e.found()), e);
    }
  }
}
