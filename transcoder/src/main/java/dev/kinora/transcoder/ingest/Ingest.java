package dev.kinora.transcoder.ingest;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.publish.Asset;
import dev.kinora.packager.publish.AssetStore;
import dev.kinora.packager.publish.SpanLedger;
import dev.kinora.packager.publish.TitleCatalogue;
import dev.kinora.packager.publish.TitleState;
import dev.kinora.packager.source.SourceCheck;
import dev.kinora.packager.title.SourceIdentity;
import dev.kinora.packager.title.Title;
import dev.kinora.packager.title.TitleJson;
import dev.kinora.transcoder.library.PlannedFilm;
import dev.kinora.transcoder.supply.DiskRoom;
import dev.kinora.transcoder.supply.TitleEvents;
import dev.kinora.transcoder.supply.TitleOutcomes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a file a title that can be played at once. Adding the same content again, from wherever,
 * gives the same title. Safe for use by any thread.
 */
public final class Ingest {
  private static final Logger LOG = LoggerFactory.getLogger(Ingest.class);

  /** What a title's headers, picture and document take, and then some. */
  private static final long LEAST_BYTES = 4 << 20;

  private final AssetStore store;
  private final SpanLedger ledger;
  private final TitleCatalogue catalogue;
  private final TitleOutcomes outcomes;
  private final TitleEvents events;
  private final Reconciler reconciler;
  private final TitleMaker maker;
  private final SourceFiles sources;
  private final DiskRoom room;
  private final Map<String, ReentrantLock> busy = new ConcurrentHashMap<>();

  /** Works with these; copies of sources go into the given folder, while there is room. */
  public Ingest(
      IngestParts parts,
      Reconciler reconciler,
      TitlePlanning planning,
      Path sourcesFolder,
      DiskRoom room) {
    this.store = parts.store();
    this.ledger = parts.ledger();
    this.catalogue = parts.catalogue();
    this.outcomes = parts.outcomes();
    this.events = parts.events();
    this.reconciler = reconciler;
    this.maker = new TitleMaker(store, parts.codecs(), planning, parts.clock());
    this.sources = new SourceFiles(sourcesFolder, room);
    this.room = room;
  }

  /**
   * Adds a file. Blocks while it is probed and its encoders are opened once.
   *
   * @throws MediaException if the file is broken, no film or not supported; nothing stays of it
   * @throws IOException if the file cannot be read or the library not written, with a sentence for
   *     people; nothing stays of it
   */
  public Added add(Path file, Placement placement) throws MediaException, IOException {
    return add(
        NewFilm.alone(file, SourceFiles.nameOf(file)).withTexts(Siblings.texts(file)), placement);
  }

  /**
   * The same for a file that is called otherwise than it was where it came from.
   *
   * @param fileName what it was called, for its title and for messages
   */
  public Added add(Path file, String fileName, Placement placement)
      throws MediaException, IOException {
    return add(NewFilm.alone(file, fileName), placement);
  }

  /** The same for a film of a library, named by its place there. */
  public Added add(PlannedFilm film, Placement placement) throws MediaException, IOException {
    return add(NewFilm.of(film), placement);
  }

  private Added add(NewFilm film, Placement placement) throws MediaException, IOException {
    SourceIdentity source = SourceFiles.identify(film.file());
    String titleId = TitleNames.id(source.fingerprint());
    ReentrantLock lock = busy.computeIfAbsent(titleId, id -> new ReentrantLock());
    lock.lock();
    try {
      Optional<Title> known = known(titleId);
      return known.isPresent()
          ? new Added(again(known.get(), source, film, placement), false)
          : new Added(make(titleId, film, source, placement), true);
    } finally {
      lock.unlock();
    }
  }

  /** Whether a title that failed did so for want of its source, which this file may be. */
  boolean mayWorkAgain(String titleId, String path) {
    Optional<Title> title = catalogue.find(titleId);
    try {
      return title.isPresent()
          && (SourceCheck.problem(title.get().source()).isEmpty()
              || !title.get().source().path().equals(path))
          && !store.has(new Asset.Document(titleId, Asset.Kind.FAILURE));
    } catch (IOException e) {
      LOG.warn("{} may have to be tried again: {}", titleId, e.getMessage());
      return false;
    }
  }

  /** A title's file is gone: what is not made of it yet waits until it comes back. */
  public void gone(Title title) {
    Optional<String> problem = SourceCheck.problem(title.source());
    if (problem.isPresent()
        && catalogue.state(title.id()).orElse(null) instanceof TitleState.Playable) {
      outcomes.stopped(title.id(), problem.get());
    }
  }

  private Optional<Title> known(String titleId) throws IOException {
    if (!store.has(document(titleId))) {
      return Optional.empty();
    }
    if (catalogue.find(titleId).isEmpty()) {
      reconciler.adopt(titleId);
    }
    return catalogue.find(titleId);
  }

  /** The title is there: its file may have moved, and what failed before may work now. */
  private Title again(Title known, SourceIdentity found, NewFilm film, Placement placement)
      throws MediaException, IOException {
    Title title = known;
    if (SourceCheck.problem(known.source()).isPresent()) {
      title = title.withSource(placed(found, known.id(), film.fileName(), placement));
    }
    boolean isTheSource =
        placement != Placement.IN_PLACE || title.source().path().equals(found.path());
    if (film.fromLibrary() && isTheSource) {
      title = maker.renamed(title, film);
    }
    if (isTheSource && (film.fromLibrary() || !film.texts().isEmpty())) {
      title = maker.retold(title, film);
    }
    if (!title.equals(known)) {
      store.replace(document(known.id()), ByteBuffer.wrap(TitleJson.write(title)));
      catalogue.put(title);
      events.changed(title.id());
    }
    if (!store.has(TitleMaker.poster(title)) && title.info().video().isPresent()) {
      // Whoever added it was killed before the picture.
      maker.illustrate(title, film);
    }
    if (catalogue.state(title.id()).orElse(null) instanceof TitleState.Failed) {
      outcomes.retry(title.id());
    }
    return title;
  }

  private SourceIdentity placed(
      SourceIdentity found, String titleId, String fileName, Placement placement)
      throws MediaException, IOException {
    return switch (placement) {
      case IN_PLACE -> found;
      case COPY -> sources.copy(found, titleId, fileName);
      case LINK -> sources.link(found, titleId, fileName);
    };
  }

  private Title make(String titleId, NewFilm film, SourceIdentity found, Placement placement)
      throws MediaException, IOException {
    room.require(LEAST_BYTES);
    SourceIdentity source = placed(found, titleId, film.fileName(), placement);
    boolean made = false;
    try {
      Title title = maker.make(titleId, film, source);
      Optional<String> problem = SourceCheck.problem(source);
      if (problem.isPresent()) {
        throw new FileSystemException(film.fileName(), null, problem.get());
      }
      store.publish(document(titleId), ByteBuffer.wrap(TitleJson.write(title)));
      made = true;
      ledger.register(title);
      catalogue.put(title);
      if (title.needsNoWork()) {
        outcomes.cameOn(title);
      }
      events.changed(titleId);
      // It can be played already; whoever waits for that does not wait for its picture.
      if (maker.illustrate(title, film)) {
        events.changed(titleId);
      }
      return title;
    } finally {
      if (!made && !store.has(document(titleId))) {
        store.deleteTitle(titleId);
        if (placement != Placement.IN_PLACE) {
          sources.discard(source);
        }
      }
    }
  }

  private static Asset.Document document(String titleId) {
    return new Asset.Document(titleId, Asset.Kind.TITLE);
  }
}
