package dev.kinora.transcoder.ingest;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.publish.Asset;
import dev.kinora.packager.publish.AssetStore;
import dev.kinora.packager.remux.Copies;
import dev.kinora.packager.title.Lane;
import dev.kinora.packager.title.Rendition;
import dev.kinora.packager.title.SourceIdentity;
import dev.kinora.packager.title.SourceInfo;
import dev.kinora.packager.title.SourceTrack;
import dev.kinora.packager.title.TextTrack;
import dev.kinora.packager.title.Title;
import dev.kinora.transcoder.library.FilmNote;
import dev.kinora.transcoder.work.Codecs;
import dev.kinora.transcoder.work.CodecsPool;
import dev.kinora.transcoder.work.EmbeddedText;
import dev.kinora.transcoder.work.PreparePlan;
import dev.kinora.transcoder.work.PreparedRendition;
import dev.kinora.transcoder.work.WorkFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Probes, plans and prepares a title; publishes its headers, but not the title. */
final class TitleMaker {
  private static final Logger LOG = LoggerFactory.getLogger(TitleMaker.class);
  static final int POSTER_WIDTH = 640;
  private static final int ATTEMPTS = 2;

  private final AssetStore store;
  private final CodecsPool codecs;
  private final TitlePlanning planning;
  private final InstantSource clock;

  TitleMaker(AssetStore store, CodecsPool codecs, TitlePlanning planning, InstantSource clock) {
    this.store = store;
    this.codecs = codecs;
    this.planning = planning;
    this.clock = clock;
  }

  /**
   * The title, ready to be published.
   *
   * @param film what is known of it beside its content; only its place counts, not its path
   */
  Title make(String titleId, NewFilm film, SourceIdentity source)
      throws MediaException, IOException {
    String fileName = film.fileName();
    Path path = Path.of(source.path());
    String build = build();
    Levelling levelling = planning.levelling();
    SourceInfo found = twice(fileName, lent -> lent.probe(path));
    SourceInfo info = twice(fileName, lent -> levelling.measured(lent, path, found));
    Copies copies = levelling.allowed(planning.repackaging().choose(path, info));
    TitlePlan plan = planning.planner().plan(info, source, copies, build);
    Map<String, PreparedRendition> prepared = prepared(fileName, path, plan, copies);
    List<Rendition> renditions = new ArrayList<>();
    for (Rendition rendition : plan.plan().renditions()) {
      PreparedRendition made = Objects.requireNonNull(prepared.get(rendition.name()));
      renditions.add(withCodecs(rendition, made.codecs()));
      store.publish(new Asset.Init(titleId, rendition.name()), made.initSegment());
    }
    TitleNames.Named named = TitleNames.of(info, film.naming(), note(film));
    Title silent =
        new Title(
            titleId,
            named.name(),
            clock.instant().truncatedTo(ChronoUnit.MILLIS),
            source,
            info,
            plan.origin(),
            plan.plan().video(),
            plan.plan().audio(),
            renditions,
            build,
            Optional.of(named.about()),
            List.of(),
            Optional.of(plan.choices()));
    TitleTexts texts = TitleTexts.of(store, silent);
    texts.addEmbedded(info, embedded(path, info, plan));
    texts.addBeside(film.texts(), TitleTexts.shift(info, plan.origin()));
    return silent.withTexts(texts.tracks()).withNotes(texts.notes());
  }

  /** A known title with the subtitles that lie beside it now; those inside of it stay. */
  Title retold(Title title, NewFilm film) throws IOException {
    TitleTexts texts = TitleTexts.of(store, title);
    for (TextTrack track : title.texts()) {
      if (track.sourceTrack().isPresent()) {
        texts.keep(track);
      }
    }
    texts.addBeside(film.texts(), TitleTexts.shift(title.info(), title.origin()));
    return title.withTexts(texts.tracks());
  }

  /** Subtitles that cannot be read are no reason to do without the film. */
  private List<EmbeddedText> embedded(Path path, SourceInfo info, TitlePlan plan)
      throws IOException {
    List<Integer> tracks = info.texts().stream().map(SourceTrack.Text::index).toList();
    if (tracks.isEmpty()) {
      return List.of();
    }
    try (Codecs lent = codecs.foreground(Lane.VIDEO)) {
      return lent.texts(path, tracks, plan.origin());
    } catch (MediaException | WorkFailure e) {
      return tracks.stream()
          .map(
              t -> new EmbeddedText(t, ByteBuffer.allocate(0), Optional.ofNullable(e.getMessage())))
          .toList();
    }
  }

  /** A known title as its place and what lies beside it say now; its picture is published. */
  Title renamed(Title title, NewFilm film) throws IOException {
    Optional<ByteBuffer> beside = film.picture().flatMap(image -> picture(title.id(), image));
    if (beside.isPresent()) {
      replacePoster(title.id(), beside.get());
    }
    TitleNames.Named named = TitleNames.of(title.info(), film.naming(), note(film));
    return title.named(named.name(), named.about());
  }

  private static FilmNote note(NewFilm film) throws IOException {
    return film.note().isPresent()
        ? FilmNote.read(film.note().get()).orElse(FilmNote.NOTHING)
        : FilmNote.NOTHING;
  }

  /** Every rendition's header: by the encoders, and by the source's own for what is copied. */
  private Map<String, PreparedRendition> prepared(
      String fileName, Path path, TitlePlan plan, Copies copies)
      throws MediaException, IOException {
    Map<String, PreparedRendition> prepared = new HashMap<>(CopiedInits.of(plan, copies));
    PreparePlan encoded = plan.encoded();
    if (!encoded.renditions().isEmpty()) {
      List<PreparedRendition> opened = twice(fileName, lent -> lent.prepare(path, encoded));
      for (int i = 0; i < opened.size(); i++) {
        prepared.put(encoded.renditions().get(i).name(), opened.get(i));
      }
    }
    return prepared;
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

  /**
   * Gives a title that is there its picture; a title without one is still a title.
   *
   * @return whether there is a new one
   */
  boolean illustrate(Title title, NewFilm film) throws IOException {
    Optional<ByteBuffer> beside = film.picture().flatMap(file -> picture(title.id(), file));
    if (beside.isPresent()) {
      replacePoster(title.id(), beside.get());
      return true;
    }
    try (Codecs lent = codecs.foreground(Lane.VIDEO)) {
      Optional<ByteBuffer> poster =
          lent.poster(Path.of(title.source().path()), title.info(), POSTER_WIDTH);
      if (poster.isPresent()) {
        store.publish(poster(title), poster.get());
      }
      return poster.isPresent();
    } catch (MediaException | WorkFailure e) {
      LOG.warn("{} gets no poster: {}", title.id(), e.getMessage());
      return false;
    }
  }

  static Asset.Document poster(Title title) {
    return new Asset.Document(title.id(), Asset.Kind.POSTER);
  }

  private void replacePoster(String titleId, ByteBuffer jpeg) throws IOException {
    store.replace(new Asset.Document(titleId, Asset.Kind.POSTER), jpeg);
  }

  /** The picture beside a film; never its own bytes, which may be anything. */
  private Optional<ByteBuffer> picture(String titleId, Path image) {
    try (Codecs lent = codecs.foreground(Lane.VIDEO)) {
      return Optional.of(lent.picture(image, POSTER_WIDTH));
    } catch (MediaException | WorkFailure | IOException e) {
      LOG.warn("{} does not get the picture beside it: {}", titleId, e.getMessage());
      return Optional.empty();
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

  private interface Step<T> {
    T in(Codecs lent) throws MediaException, WorkFailure, IOException;
  }
}
