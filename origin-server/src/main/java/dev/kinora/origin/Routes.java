package dev.kinora.origin;

import dev.kinora.origin.api.ApiEndpoints;
import dev.kinora.origin.api.EventStream;
import dev.kinora.origin.media.ManifestEndpoints;
import dev.kinora.origin.media.SegmentEndpoints;
import dev.kinora.origin.media.SourceEndpoint;
import dev.kinora.origin.media.TextEndpoints;
import dev.kinora.origin.media.ThumbnailEndpoints;
import dev.kinora.origin.ops.OpsEndpoints;
import dev.kinora.origin.origins.OriginsEndpoint;
import dev.kinora.origin.route.Need;
import dev.kinora.origin.route.Route;
import dev.kinora.origin.ui.WebPages;
import java.util.List;

/** The table of all addresses. The most wanted stand first; no two fit the same path. */
final class Routes {
  private Routes() {}

  static List<Route> all(
      SegmentEndpoints segments,
      ManifestEndpoints manifests,
      ThumbnailEndpoints thumbnails,
      TextEndpoints texts,
      SourceEndpoint source,
      ApiEndpoints api,
      OriginsEndpoint origins,
      EventStream events,
      OpsEndpoints ops,
      WebPages pages) {
    return List.of(
        Route.media("/titles/{id}/{rendition}/{n}.m4s", segments::segment).onIoThread(),
        Route.media("/titles/{id}/{rendition}/init.mp4", segments::init),
        Route.media("/titles/{id}/{rendition}/index.m3u8", manifests::media),
        Route.media("/titles/{id}/{rendition}/{n}.vtt", texts::segment),
        Route.media("/titles/{id}/{rendition}/subtitles.vtt", texts::whole),
        Route.media("/titles/{id}/master.m3u8", manifests::master),
        Route.media("/titles/{id}/manifest.mpd", manifests::mpd),
        Route.media("/titles/{id}/source", source::source),
        Route.media("/titles/{id}/poster.jpg", segments::poster),
        Route.media("/titles/{id}/thumbnails.vtt", thumbnails::map),
        Route.media("/titles/{id}/{rendition}/{n}.jpg", thumbnails::sheet),
        Route.api("/api/titles", api::titles),
        Route.api("/api/titles/{id}", api::title),
        Route.api("/api/origins", origins::origins).alsoForGuests(),
        Route.api("/api/events", events::events),
        Route.api("/api/version", api::version).alsoForGuests(),
        Route.api("/api/openapi.json", api::description).need(Need.NOBODY),
        Route.api("/health/live", ops::live).need(Need.NOBODY).onIoThread(),
        Route.api("/health/ready", ops::ready).need(Need.NOBODY),
        Route.api("/metrics", ops::metrics).need(Need.MEMBER),
        Route.api("/ca.crt", ops::authority).need(Need.NOBODY),
        Route.page("/", pages::page),
        Route.page("/watch/{page}", pages::page),
        Route.page("/live-now/{page}", pages::page),
        Route.page("/room/{page}", pages::page),
        Route.page("/go-live", pages::page),
        Route.page("/upload", pages::page),
        Route.page("/rooms", pages::page),
        Route.page("/sign-in", pages::page),
        Route.page("/welcome", pages::page),
        Route.page("/account", pages::page),
        Route.page("/people", pages::page),
        Route.page("/assets/{asset}", pages::asset),
        Route.page("/{file}", pages::file));
  }
}
