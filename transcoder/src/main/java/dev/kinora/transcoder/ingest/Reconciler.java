package dev.kinora.transcoder.ingest;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.publish.Asset;
import dev.kinora.packager.publish.AssetStore;
import dev.kinora.packager.publish.SpanLedger;
import dev.kinora.packager.publish.StoredAsset;
import dev.kinora.packager.publish.TitleCatalogue;
import dev.kinora.packager.publish.TitleState;
import dev.kinora.packager.source.SourceCheck;
import dev.kinora.packager.title.Title;
import dev.kinora.packager.title.TitleJson;
import dev.kinora.transcoder.ledger.DatabaseFailure;
import dev.kinora.transcoder.supply.TitleEvents;
import dev.kinora.transcoder.supply.TitleOutcomes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes ledger and catalogue agree with the published folder: files without a record are adopted,
 * records without a file are dropped, titles that are not known are, titles that are gone are
 * forgotten. Changes nothing where all agree, so it can run beside everything else. Safe for use by
 * any thread.
 */
public final class Reconciler {
  private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);

  private final AssetStore store;
  private final SpanLedger ledger;
  private final TitleCatalogue catalogue;
  private final TitleOutcomes outcomes;
  private final TitleEvents events;
  private final SegmentFiles segments;

  /** Works with these. */
  public Reconciler(IngestParts parts) {
    this.store = parts.store();
    this.ledger = parts.ledger();
    this.catalogue = parts.catalogue();
    this.outcomes = parts.outcomes();
    this.events = parts.events();
    this.segments = new SegmentFiles(store, ledger);
  }

  /** How closely files are looked at. */
  public enum Depth {
    /** Recorded segments by their size. */
    SIZES,
    /** Every segment's bytes against the recorded hash. */
    HASHES
  }

  /** Looks at every title. */
  public ReindexReport run(Depth depth) throws IOException {
    Tally tally = new Tally();
    List<String> ids = store.titles();
    for (TitleCatalogue.Entry entry : catalogue.all()) {
      String titleId = entry.title().id();
      // Looked up again, since it may have been added after the list was made.
      if (!ids.contains(titleId) && !store.has(document(titleId, Asset.Kind.TITLE))) {
        forget(titleId);
      }
    }
    for (String titleId : ids) {
      try {
        title(titleId, depth, tally);
      } catch (DatabaseFailure e) {
        throw e;
      } catch (IOException | RuntimeException e) {
        setAside(titleId, e, tally);
      }
    }
    return tally.report();
  }

  /** One title that cannot be read keeps none of the others waiting. */
  private void setAside(String titleId, Exception why, Tally tally) {
    String reason = why.getMessage() == null ? why.getClass().getSimpleName() : why.getMessage();
    tally.broken(titleId, reason);
    if (catalogue.state(titleId).orElse(null) instanceof TitleState.Playable) {
      outcomes.stopped(titleId, "its published folder cannot be read: " + reason);
    }
  }

  /** Makes one title of the folder known; does nothing when it is broken or not there. */
  public void adopt(String titleId) throws IOException {
    title(titleId, Depth.SIZES, new Tally());
  }

  private void forget(String titleId) {
    LOG.warn("title {} is not in the folder any more and was forgotten", titleId);
    catalogue.remove(titleId);
    ledger.remove(titleId);
    events.changed(titleId);
  }

  private void title(String titleId, Depth depth, Tally tally) throws IOException {
    Optional<Title> title = read(titleId, tally);
    if (title.isEmpty()) {
      return;
    }
    tally.titles++;
    boolean fresh = ledger.register(title.get());
    if (!catalogue.find(titleId).equals(title)) {
      catalogue.put(title.get());
      fresh = true;
    }
    int changes = segments.reconcile(title.get(), depth, tally);
    tally.changes += changes;
    if (state(title.get(), tally) || fresh || changes > 0) {
      events.changed(titleId);
    }
  }

  private Optional<Title> read(String titleId, Tally tally) throws IOException {
    String where = titleId + "/" + Asset.Kind.TITLE.fileName();
    try {
      Optional<byte[]> json = bytes(document(titleId, Asset.Kind.TITLE));
      if (json.isEmpty()) {
        return Optional.empty();
      }
      Title title = TitleJson.readTitle(json.get(), where);
      if (title.id().equals(titleId)) {
        return Optional.of(title);
      }
      tally.broken(where, "expected title " + titleId + ", found " + title.id());
    } catch (MediaException e) {
      tally.broken(where, String.valueOf(e.getMessage()));
    }
    return Optional.empty();
  }

  /** Brings the title's state to what its documents say; whether that changed it. */
  private boolean state(Title title, Tally tally) throws IOException {
    String titleId = title.id();
    TitleState before = catalogue.state(titleId).orElseThrow();
    Asset.Document measured = document(titleId, Asset.Kind.MEASURED);
    boolean complete = title.needsNoWork() || ledger.progress(titleId).complete();
    Optional<byte[]> failure = bytes(document(titleId, Asset.Kind.FAILURE));
    if (complete) {
      return (failure.isPresent() && !(before instanceof TitleState.Ready))
          ? failed(title, before, failure.get(), tally)
          : whole(title, before);
    }
    if (store.delete(measured)) {
      tally.broken(titleId, "it was complete, but segments are missing now; they are made again");
    }
    if (failure.isPresent()) {
      return failed(title, before, failure.get(), tally);
    }
    return switch (before) {
      case TitleState.Playable _ -> false;
      case TitleState.Ready _ -> {
        ledger.retry(titleId);
        catalogue.reopen(titleId);
        yield true;
      }
      case TitleState.Failed _ -> {
        // It stopped for want of its source.
        if (SourceCheck.problem(title.source()).isEmpty()) {
          outcomes.retry(titleId);
        }
        yield false;
      }
    };
  }

  /** Everything of it is there: it is ready, or stays to be checked. */
  private boolean whole(Title title, TitleState before) throws IOException {
    switch (before) {
      case TitleState.Ready _ -> {}
      case TitleState.Playable _ -> outcomes.cameOn(title);
      case TitleState.Failed _ -> {
        // It stopped for want of its source.
        if (!title.needsNoWork() || SourceCheck.problem(title.source()).isEmpty()) {
          outcomes.retry(title.id());
          outcomes.cameOn(title);
        }
      }
    }
    return false;
  }

  private boolean failed(Title title, TitleState before, byte[] json, Tally tally) {
    if (before instanceof TitleState.Failed) {
      return false;
    }
    String where = title.id() + "/" + Asset.Kind.FAILURE.fileName();
    try {
      outcomes.stopped(title.id(), TitleJson.readFailure(json, where));
    } catch (MediaException e) {
      tally.broken(where, String.valueOf(e.getMessage()));
    }
    return false;
  }

  private Optional<byte[]> bytes(Asset.Document document) throws IOException {
    Optional<StoredAsset> stored = store.find(document);
    return stored.isPresent()
        ? Optional.of(stored.get().readAll(TitleJson.MAX_BYTES))
        : Optional.empty();
  }

  private static Asset.Document document(String titleId, Asset.Kind kind) {
    return new Asset.Document(titleId, kind);
  }

  /** Counts while a run goes on. */
  static final class Tally {
    int titles;
    int files;
    int changes;
    final List<ReindexReport.Broken> broken = new ArrayList<>();

    void broken(String where, String reason) {
      // Readers of documents say where themselves.
      String why = reason.startsWith(where + ": ") ? reason.substring(where.length() + 2) : reason;
      LOG.warn("{}: {}", where, why);
      broken.add(new ReindexReport.Broken(where, why));
    }

    ReindexReport report() {
      return new ReindexReport(titles, files, changes, broken);
    }
  }
}
