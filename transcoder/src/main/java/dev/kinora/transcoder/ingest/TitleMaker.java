package dev.kinora.transcoder.ingest;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.publish.Asset;
import dev.kinora.packager.publish.AssetStore;
import dev.kinora.packager.title.Lane;
import dev.kinora.packager.title.Rendition;
import dev.kinora.packager.title.SourceIdentity;
import dev.kinora.packager.title.SourceInfo;
import dev.kinora.packager.title.Title;
import dev.kinora.transcoder.work.Codecs;
import dev.kinora.transcoder.work.CodecsPool;
import dev.kinora.transcoder.work.PreparedRendition;
import dev.kinora.transcoder.work.WorkFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Probes, plans and prepares a title; publishes its headers and poster, but not the title. */
final class TitleMaker {
  private static final Logger LOG = LoggerFactory.getLogger(TitleMaker.class);
  private static final int POSTER_WIDTH = 640;
  private static final int ATTEMPTS = 2;

  private final AssetStore store;
  private final CodecsPool codecs;
  private final TitlePlanner planner;
  private final InstantSource clock;

  TitleMaker(AssetStore store, CodecsPool codecs, TitlePlanner planner, InstantSource clock) {
    this.store = store;
    this.codecs = codecs;
    this.planner = planner;
    this.clock = clock;
  }

  /**
   * The title, ready to be published.
   *
   * @param fileName what the source is called by people, without control characters
   */
  Title make(String titleId, String fileName, SourceIdentity source)
      throws MediaException, IOException {
    Path path = Path.of(source.path());
    String build = build();
    SourceInfo info = twice(fileName, lent -> lent.probe(path));
    TitlePlan plan = planner.plan(info, source, build);
    List<PreparedRendition> prepared = twice(fileName, lent -> lent.prepare(path, plan.plan()));
    List<Rendition> renditions = new ArrayList<>();
    for (int i = 0; i < prepared.size(); i++) {
      Rendition rendition = plan.plan().renditions().get(i);
      renditions.add(withCodecs(rendition, prepared.get(i).codecs()));
      store.publish(new Asset.Init(titleId, rendition.name()), prepared.get(i).initSegment());
    }
    publishPoster(titleId, path, info);
    return new Title(
        titleId,
        TitleNames.name(info, fileName),
        clock.instant().truncatedTo(ChronoUnit.MILLIS),
        source,
        info,
        plan.origin(),
        plan.plan().video(),
        plan.plan().audio(),
        renditions,
        build);
  }

  private String build() throws IOException {
    try (Codecs lent = codecs.foreground(Lane.VIDEO)) {
      return lent.build();
    } catch (WorkFailure e) {
      throw new IOException("no child process can be started: " + e.getMessage(), e);
    }
  }

  /** A child that dies may be bad luck once; twice, the file is to blame. */
  private <T> T twice(String fileName, Step<T> step) throws MediaException, IOException {
    for (int attempt = 1; ; attempt++) {
      try (Codecs lent = codecs.foreground(Lane.VIDEO)) {
        return step.in(lent);
      } catch (WorkFailure e) {
        if (Thread.currentThread().isInterrupted()) {
          throw new IOException(fileName + ": interrupted", e);
        }
        LOG.warn("{}, attempt {}: {}", fileName, attempt, e.getMessage());
        if (attempt == ATTEMPTS) {
          throw new MediaException.Malformed(
              "%s: the process that read it ended twice: %s".formatted(fileName, e.getMessage()));
        }
      }
    }
  }

  /** A title without a picture is still a title. */
  private void publishPoster(String titleId, Path path, SourceInfo info) throws IOException {
    try (Codecs lent = codecs.foreground(Lane.VIDEO)) {
      Optional<ByteBuffer> poster = lent.poster(path, info, POSTER_WIDTH);
      if (poster.isPresent()) {
        store.publish(new Asset.Document(titleId, Asset.Kind.POSTER), poster.get());
      }
    } catch (MediaException | WorkFailure e) {
      LOG.warn("{} gets no poster: {}", titleId, e.getMessage());
    }
  }

  private static Rendition withCodecs(Rendition planned, String codecsString) {
    return switch (planned) {
      case Rendition.Video v ->
          new Rendition.Video(
              v.name(),
              codecsString,
              v.peakBitsPerSecond(),
              v.averageBitsPerSecond(),
              v.sourceTrack(),
              v.width(),
              v.height(),
              v.frameRate(),
              v.recipe());
      case Rendition.Audio a ->
          new Rendition.Audio(
              a.name(),
              codecsString,
              a.peakBitsPerSecond(),
              a.averageBitsPerSecond(),
              a.sourceTrack(),
              a.sampleRate(),
              a.channels(),
              a.language(),
              a.label(),
              a.preferred());
    };
  }

  /** The same title of a file that has moved. */
  static Title withSource(Title title, SourceIdentity source) {
    return new Title(
        title.id(),
        title.name(),
        title.addedAt(),
        source,
        title.info(),
        title.origin(),
        title.videoTimeline(),
        title.audioTimeline(),
        title.renditions(),
        title.build());
  }

  private interface Step<T> {
    T in(Codecs lent) throws MediaException, WorkFailure, IOException;
  }
}
