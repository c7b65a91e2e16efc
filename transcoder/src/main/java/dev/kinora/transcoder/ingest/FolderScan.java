package dev.kinora.transcoder.ingest;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.publish.TitleCatalogue;
import dev.kinora.packager.title.SourceIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds new films in folders. A file that a title was made of, or that was refused, and whose size
 * and time have not changed since, costs one look at its attributes. For one thread at a time.
 */
public final class FolderScan {
  private static final Logger LOG = LoggerFactory.getLogger(FolderScan.class);

  /** A file that was changed later than this is perhaps still being copied. */
  private static final Duration SETTLED = Duration.ofSeconds(10);

  private final Ingest ingest;
  private final TitleCatalogue catalogue;
  private final InstantSource clock;
  private final Set<Look> refused = new HashSet<>();

  private record Look(String path, long sizeBytes, Instant modified) {}

  /** Adds what it finds by an ingest. */
  public FolderScan(Ingest ingest, TitleCatalogue catalogue, InstantSource clock) {
    this.ingest = ingest;
    this.catalogue = catalogue;
    this.clock = clock;
  }

  /**
   * Adds films that are new or have changed, where they are. A folder that is away, and a file that
   * is no film, are passed over with a line in the log.
   *
   * @return how many titles are new
   */
  public int look(List<Path> folders) {
    Map<String, Look> known = new HashMap<>();
    for (TitleCatalogue.Entry entry : catalogue.all()) {
      SourceIdentity source = entry.title().source();
      known.put(source.path(), new Look(source.path(), source.sizeBytes(), source.modified()));
    }
    int fresh = 0;
    for (Path folder : folders) {
      try {
        for (Path file : Files.isDirectory(folder) ? MediaFiles.in(folder) : List.<Path>of()) {
          fresh += look(file, known) ? 1 : 0;
        }
      } catch (IOException e) {
        LOG.warn("{} could not be looked through: {}", folder, e.getMessage());
      }
    }
    return fresh;
  }

  private boolean look(Path file, Map<String, Look> known) {
    try {
      Path real = file.toRealPath();
      BasicFileAttributes now = Files.readAttributes(real, BasicFileAttributes.class);
      Instant modified = now.lastModifiedTime().toInstant().truncatedTo(ChronoUnit.MILLIS);
      Look look = new Look(real.toString(), now.size(), modified);
      if (look.equals(known.get(look.path()))
          || refused.contains(look)
          || modified.isAfter(clock.instant().minus(SETTLED))) {
        return false;
      }
      return add(file, look);
    } catch (IOException e) {
      LOG.warn("{} could not be added: {}", file, e.getMessage());
      return false;
    }
  }

  private boolean add(Path file, Look look) throws IOException {
    try {
      return ingest.add(file, Placement.IN_PLACE).fresh();
    } catch (MediaException e) {
      LOG.info("{} is passed over until it changes: {}", file, e.getMessage());
      refused.add(look);
      return false;
    }
  }
}
