package dev.kinora.origin.upload;

import dev.kinora.origin.library.Library;
import dev.kinora.origin.route.Feature;
import dev.kinora.origin.route.Need;
import dev.kinora.origin.route.Route;
import dev.kinora.origin.upload.UploadLocks.Held;
import io.undertow.util.Methods;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Uploads under {@code /api/uploads}. Owns the threads that hand them on. */
public final class UploadFeature implements Feature {
  private static final Logger LOG = LoggerFactory.getLogger(UploadFeature.class);

  private final UploadFolder folder;
  private final UploadLimits limits;
  private final UploadLocks locks;
  private final UploadIngest ingest;
  private final UploadEvents events;
  private final List<Route> routes;

  private UploadFeature(
      UploadFolder folder, UploadLimits limits, Library library, UploadTarget target) {
    this.folder = folder;
    this.limits = limits;
    this.locks = new UploadLocks(folder, limits.silence());
    this.ingest = new UploadIngest(folder, locks, target);
    UploadStatuses statuses = new UploadStatuses(folder, library, ingest, limits);
    this.events = new UploadEvents(folder, statuses, limits.followers());
    this.routes =
        routes(
            new TusEndpoints(folder, locks, limits, ingest::wake),
            new UploadEndpoints(folder, statuses),
            events);
  }

  /**
   * Opens the folder of uploads and takes up what a former process left whole in it.
   *
   * @param library tells what becomes of titles
   * @param target where whole uploads go
   */
  public static UploadFeature open(
      Path folder, UploadLimits limits, Library library, UploadTarget target, InstantSource clock)
      throws IOException {
    UploadFeature feature =
        new UploadFeature(UploadFolder.open(folder, clock), limits, library, target);
    feature.ingest.start();
    return feature;
  }

  private static List<Route> routes(
      TusEndpoints tus, UploadEndpoints uploads, UploadEvents events) {
    String all = "/api/uploads";
    String one = "/api/uploads/{key}";
    return List.of(
        Route.api(all, uploads::all).need(Need.MEMBER).onlyEncrypted(),
        Route.api(Methods.POST, all, tus::create).streamingBody(),
        Route.options(all, tus::options),
        Route.api(
                one,
                call -> {
                  if (call.isHead()) {
                    tus.head(call);
                  } else {
                    uploads.one(call);
                  }
                })
            .need(Need.MEMBER)
            .onlyEncrypted(),
        Route.api(Methods.PATCH, one, tus::patch).streamingBody(),
        Route.api(Methods.DELETE, one, tus::delete),
        Route.api(Methods.POST, one, tus::overridden).streamingBody(),
        Route.options(one, tus::options),
        Route.api(one + "/events", events::events).need(Need.MEMBER).onlyEncrypted());
  }

  @Override
  public List<Route> routes() {
    return routes;
  }

  /**
   * Throws away unfinished uploads that nobody has gone on with, forgets finished ones after the
   * same time, and removes what a kill has left. To be done now and then.
   *
   * @return how many uploads are gone
   */
  public int expire() throws IOException {
    Instant old = folder.now().minus(limits.idle());
    int gone = 0;
    for (UploadRecord upload : folder.all()) {
      if (folder.touched(upload).isBefore(old) && expire(upload.id(), old)) {
        gone++;
      }
    }
    folder.sweep();
    return gone;
  }

  private boolean expire(String id, Instant old) throws IOException {
    try (Held held = locks.take(id).orElse(null)) {
      Optional<UploadRecord> upload = held == null ? Optional.empty() : folder.find(id);
      if (upload.isEmpty() || !folder.touched(upload.get()).isBefore(old)) {
        return false;
      }
      folder.remove(upload.get());
      ingest.forget(id);
      LOG.info("upload {} has expired", id);
      return true;
    }
  }

  @Override
  public void endStreams() {
    events.close();
    try {
      locks.endAll();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    endStreams();
    ingest.close();
  }
}
