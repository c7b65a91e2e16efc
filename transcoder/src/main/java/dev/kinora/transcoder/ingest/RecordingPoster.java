package dev.kinora.transcoder.ingest;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.live.Recordings;
import dev.kinora.packager.publish.Asset;
import dev.kinora.packager.publish.AssetStore;
import dev.kinora.packager.timeline.Timeline;
import dev.kinora.packager.title.Lane;
import dev.kinora.packager.title.SourceInfo;
import dev.kinora.packager.title.Title;
import dev.kinora.transcoder.work.Codecs;
import dev.kinora.transcoder.work.CodecsPool;
import dev.kinora.transcoder.work.WorkFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The still of a recorded broadcast, which has no file to take it from: a few of its segments, a
 * fifth of the way in, are put together as one. Safe for use by any thread.
 */
public final class RecordingPoster {
  private static final Logger LOG = LoggerFactory.getLogger(RecordingPoster.class);
  private static final int FROM = 5;
  private static final int SEGMENTS = 4;

  private final AssetStore store;
  private final CodecsPool codecs;

  /** Works with these. */
  public RecordingPoster(IngestParts parts) {
    this.store = parts.store();
    this.codecs = parts.codecs();
  }

  /**
   * Publishes the still of a recording that has none.
   *
   * @return whether there is a new one
   * @throws IOException if store or disk cannot be used; a picture that nobody can decode is only
   *     logged
   */
  public boolean publish(Title title) throws IOException {
    Asset.Document poster = new Asset.Document(title.id(), Asset.Kind.POSTER);
    if (title.source().hasFile() || store.has(poster)) {
      return false;
    }
    int segments = title.timeline(Lane.VIDEO).map(Timeline::segmentCount).orElse(0);
    Optional<ByteBuffer> excerpt = Recordings.excerpt(store, title, segments / FROM, SEGMENTS);
    if (excerpt.isEmpty()) {
      return false;
    }
    Path file = Files.createTempFile("kinora-recording", ".mp4");
    try {
      write(file, excerpt.get());
      Optional<ByteBuffer> picture = picture(title.id(), file);
      if (picture.isPresent()) {
        store.publish(poster, picture.get());
      }
      return picture.isPresent();
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static void write(Path file, ByteBuffer bytes) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }
  }

  private Optional<ByteBuffer> picture(String titleId, Path file) throws IOException {
    try (Codecs lent = codecs.background(Lane.VIDEO)) {
      SourceInfo info = lent.probe(file);
      return lent.poster(file, info, TitleMaker.POSTER_WIDTH);
    } catch (MediaException | WorkFailure e) {
      LOG.warn("recording {} gets no poster: {}", titleId, e.getMessage());
      return Optional.empty();
    }
  }
}
