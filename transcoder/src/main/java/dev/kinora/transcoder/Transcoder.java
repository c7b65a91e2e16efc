package dev.kinora.transcoder;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.kinora.packager.check.stored.TitleBytes;
import dev.kinora.packager.publish.AssetStore;
import dev.kinora.packager.publish.SegmentSupply;
import dev.kinora.packager.publish.SpanLedger;
import dev.kinora.packager.publish.TitleCatalogue;
import dev.kinora.packager.remux.CopiedTitles;
import dev.kinora.packager.title.Title;
import dev.kinora.transcoder.cache.SegmentRoom;
import dev.kinora.transcoder.ingest.Ingest;
import dev.kinora.transcoder.ingest.IngestParts;
import dev.kinora.transcoder.ingest.LibraryScan;
import dev.kinora.transcoder.ingest.Reconciler;
import dev.kinora.transcoder.ingest.RecordingPoster;
import dev.kinora.transcoder.ingest.ReindexReport;
import dev.kinora.transcoder.ingest.TitlePlanning;
import dev.kinora.transcoder.jobs.Chore;
import dev.kinora.transcoder.jobs.FillParts;
import dev.kinora.transcoder.jobs.FillScheduler;
import dev.kinora.transcoder.jobs.Jobs;
import dev.kinora.transcoder.jobs.SheetMaker;
import dev.kinora.transcoder.ledger.JdbcJobs;
import dev.kinora.transcoder.ledger.JdbcLibraryFiles;
import dev.kinora.transcoder.ledger.JdbcSpanCache;
import dev.kinora.transcoder.ledger.JdbcSpanLedger;
import dev.kinora.transcoder.ledger.JdbcTitleCatalogue;
import dev.kinora.transcoder.ledger.Schema;
import dev.kinora.transcoder.supply.Demand;
import dev.kinora.transcoder.supply.OnDemandSupply;
import dev.kinora.transcoder.supply.SegmentPublisher;
import dev.kinora.transcoder.supply.SpanEncoder;
import dev.kinora.transcoder.supply.StopGate;
import dev.kinora.transcoder.supply.TitleEvents;
import dev.kinora.transcoder.supply.TitleListener;
import dev.kinora.transcoder.supply.TitleOutcomes;
import dev.kinora.transcoder.work.CodecsPool;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The transcoder of one process: what it knows of titles, how files become titles, and how their
 * segments come to be. Opening it is quick and starts no work; {@link #start} starts the background
 * work in a thread of its own. Safe for use by any thread.
 *
 * <pre>
 * try (Transcoder transcoder = Transcoder.open(parts, settings)) {
 *   serve(transcoder.catalogue(), transcoder.supply());
 *   transcoder.start();
 *   …
 * }
 * </pre>
 */
public final class Transcoder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Transcoder.class);

  private static final Duration THUMBNAILS = Duration.ofSeconds(5);

  private final TranscoderParts parts;
  private final TranscoderSettings settings;
  private final SpanLedger ledger;
  private final TitleCatalogue catalogue;
  private final TitleEvents events = new TitleEvents();
  private final CopiedTitles copied = new CopiedTitles();
  private final SegmentRoom room;
  private final FillParts fillParts;
  private final Demand demand = new Demand();
  private final Jobs jobs;
  private final OnDemandSupply supply;
  private final Reconciler reconciler;
  private final Ingest ingest;
  private final RecordingPoster posters;
  private final CatalogueWatch watch;
  private final Object lock = new Object();

  @GuardedBy("lock")
  private @Nullable Thread starting;

  @GuardedBy("lock")
  private @Nullable FillScheduler filling;

  @GuardedBy("lock")
  private List<Chore> chores = List.of();

  @GuardedBy("lock")
  private @Nullable String trouble;

  @GuardedBy("lock")
  private boolean closed;

  private Transcoder(TranscoderParts parts, TranscoderSettings settings) {
    this.parts = parts;
    this.settings = settings;
    AssetStore store = parts.store();
    CodecsPool codecs = parts.codecs();
    this.ledger = new JdbcSpanLedger(parts.database(), parts.clock());
    this.catalogue = new JdbcTitleCatalogue(parts.database());
    StopGate gate = new StopGate();
    this.room =
        new SegmentRoom(
            new JdbcSpanCache(parts.database(), parts.clock()), catalogue, store, settings.cache());
    SegmentPublisher publisher = new SegmentPublisher(store, ledger, settings.room(), room);
    TitleOutcomes outcomes =
        new TitleOutcomes(
            store,
            ledger,
            catalogue,
            events,
            copied,
            parts.judge().of(new TitleBytes(store, copied), codecs, parts.clock()));
    SpanEncoder encoder = new SpanEncoder(codecs, ledger, publisher, outcomes, gate);
    this.supply =
        new OnDemandSupply(
            store, ledger, catalogue, publisher, encoder, demand, room, settings.supply());
    JdbcJobs notes = new JdbcJobs(parts.database(), parts.clock());
    this.fillParts =
        new FillParts(ledger, catalogue, publisher, outcomes, codecs, demand, gate, notes, room);
    this.jobs =
        new Jobs(
            store,
            ledger,
            catalogue,
            outcomes,
            notes,
            new JdbcLibraryFiles(parts.database()),
            room);
    IngestParts ingestParts =
        new IngestParts(store, ledger, catalogue, outcomes, events, codecs, parts.clock());
    this.reconciler = new Reconciler(ingestParts);
    this.posters = new RecordingPoster(ingestParts);
    this.ingest =
        new Ingest(
            ingestParts,
            reconciler,
            new TitlePlanning(parts.planner(), settings.repackaging(), settings.levelling()),
            settings.sources(),
            settings.room());
    this.watch = new CatalogueWatch(catalogue, events);
  }

  /** Brings the database's tables up to date and puts everything together. */
  public static Transcoder open(TranscoderParts parts, TranscoderSettings settings) {
    Schema.migrate(parts.database());
    Transcoder transcoder = new Transcoder(parts, settings);
    transcoder.room.start();
    return transcoder;
  }

  /** Which segments exist. */
  public SpanLedger ledger() {
    return ledger;
  }

  /** The titles and where they stand. */
  public TitleCatalogue catalogue() {
    return catalogue;
  }

  /** Makes segments that somebody waits for. */
  public SegmentSupply supply() {
    return supply;
  }

  /** Makes files titles. */
  public Ingest ingest() {
    return ingest;
  }

  /** Looks through folders of films. */
  public LibraryScan scan() {
    return new LibraryScan(
        ingest, catalogue, new JdbcLibraryFiles(parts.database()), parts.clock());
  }

  /** The background work, by whichever process. */
  public Jobs jobs() {
    return jobs;
  }

  /** Background work rests while streams are live. */
  public void restForLive(boolean live) {
    demand.live(live);
  }

  /** Hears of every title that changes, also by other processes once background work runs. */
  public TitleEvents.Subscription onChange(TitleListener listener) {
    return events.add(listener);
  }

  /**
   * Makes ledger and catalogue agree with the published folder, looking at every byte; a database
   * that was deleted is whole again after it.
   */
  public ReindexReport reindex() throws IOException {
    return reconciler.run(Reconciler.Depth.HASHES);
  }

  /**
   * Makes a recording known that has become a title, and gives it a poster; it is known before the
   * poster is there.
   */
  public void adopt(String titleId) throws IOException {
    reconciler.adopt(titleId);
    Optional<Title> title = catalogue.find(titleId);
    if (title.isPresent() && posters.publish(title.get())) {
      events.changed(titleId);
    }
  }

  /** Takes a title out of the library with everything published of it; its source stays. */
  public boolean remove(String titleId) throws IOException {
    boolean there = parts.store().deleteTitle(titleId);
    boolean known = catalogue.remove(titleId);
    ledger.remove(titleId);
    if (there || known) {
      events.changed(titleId);
    }
    return there || known;
  }

  /** What is due again and again from {@link #start} on, in place of what was given before. */
  public void keep(List<Chore> recurring) {
    synchronized (lock) {
      chores = List.copyOf(recurring);
    }
  }

  /**
   * Starts the background work: what was left behind is taken up, then all titles are completed.
   * Returns at once; does nothing the second time.
   */
  public void start() {
    synchronized (lock) {
      if (closed || starting != null) {
        return;
      }
      starting = Thread.ofPlatform().daemon().name("start-filling").start(this::startFilling);
    }
  }

  private void startFilling() {
    try {
      ReindexReport found = reconciler.run(Reconciler.Depth.SIZES);
      LOG.info("{} titles, {} records corrected", found.titles(), found.changes());
      FillScheduler scheduler = new FillScheduler(parts.database(), fillParts, settings.fill());
      synchronized (lock) {
        if (closed) {
          scheduler.close();
          return;
        }
        filling = scheduler;
        scheduler.keep(withPictures(chores));
      }
      scheduler.start();
      watch.start(scheduler::wantAll);
    } catch (IOException | RuntimeException e) {
      LOG.error("background work did not start", e);
      synchronized (lock) {
        trouble = "background work did not start: " + e.getMessage();
      }
    }
  }

  private List<Chore> withPictures(List<Chore> others) {
    SheetMaker sheets = new SheetMaker(parts.store(), fillParts, settings.room(), events);
    return Stream.concat(
            others.stream(), Stream.of(new Chore("draw-thumbnails", THUMBNAILS, sheets::work)))
        .toList();
  }

  /** Why the background work that was started does not go on; empty while it does. */
  public Optional<String> trouble() {
    synchronized (lock) {
      return Optional.ofNullable(trouble);
    }
  }

  /** Stops all work; what was claimed is given back, what was published stays. */
  @Override
  public void close() {
    Optional<Thread> starter;
    synchronized (lock) {
      closed = true;
      starter = Optional.ofNullable(starting);
    }
    watch.close();
    supply.close();
    starter.ifPresent(Transcoder::await);
    Optional<FillScheduler> scheduler;
    synchronized (lock) {
      scheduler = Optional.ofNullable(filling);
    }
    scheduler.ifPresent(FillScheduler::close);
    copied.close();
    room.close();
  }

  private static void await(Thread starter) {
    try {
      starter.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
