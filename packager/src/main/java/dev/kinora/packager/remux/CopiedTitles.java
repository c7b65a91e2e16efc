package dev.kinora.packager.remux;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.source.SourceCheck;
import dev.kinora.packager.title.Rendition;
import dev.kinora.packager.title.SourceIdentity;
import dev.kinora.packager.title.Title;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Segments of renditions that are their source's own samples, made when they are asked for. The
 * tables of a few sources stay open, those asked for last. Safe for use by any thread.
 */
public final class CopiedTitles implements AutoCloseable {
  private static final int SOURCES_KEPT = 8;

  /** Guarded by itself; the one used last stands last. */
  private final Map<SourceIdentity, OpenSource> open = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * A segment of a copied rendition.
   *
   * @throws MediaException if the source is not the file any more that the title was made from, or
   *     does not hold what it held, with a sentence for people
   * @throws IOException if it cannot be read
   */
  public CopiedSegment segment(Title title, Rendition rendition, int number)
      throws MediaException, IOException {
    Optional<String> problem = SourceCheck.problem(title.source());
    if (problem.isPresent()) {
      throw new MediaException.Malformed(problem.get());
    }
    OpenSource source = lease(title.source());
    try {
      return source.segment(title, rendition, number);
    } finally {
      source.release();
    }
  }

  private OpenSource lease(SourceIdentity identity) throws MediaException, IOException {
    synchronized (open) {
      OpenSource known = open.get(identity);
      if (known != null) {
        known.use();
        return known;
      }
    }
    OpenSource opened = OpenSource.of(identity);
    List<OpenSource> retired = new ArrayList<>();
    synchronized (open) {
      OpenSource other = open.putIfAbsent(identity, opened);
      if (other != null) {
        other.use();
        retired.add(opened);
        opened = other;
      } else {
        opened.use();
      }
      if (open.size() > SOURCES_KEPT) {
        retired.add(open.remove(open.keySet().iterator().next()));
      }
    }
    for (OpenSource source : retired) {
      source.retire();
    }
    return opened;
  }

  @Override
  public void close() {
    List<OpenSource> all;
    synchronized (open) {
      all = List.copyOf(open.values());
      open.clear();
    }
    for (OpenSource source : all) {
      try {
        source.retire();
      } catch (IOException e) {
        throw new UncheckedIOException("a source cannot be closed", e);
      }
    }
  }
}
