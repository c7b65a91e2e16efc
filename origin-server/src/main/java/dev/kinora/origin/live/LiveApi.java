package dev.kinora.origin.live;

import dev.kinora.origin.http.MediaTypes;
import dev.kinora.origin.http.ProblemException;
import dev.kinora.origin.reply.Caching;
import dev.kinora.origin.reply.Call;
import dev.kinora.origin.reply.Document;
import dev.kinora.origin.reply.Replies;
import dev.kinora.packager.live.LiveChannel;
import dev.kinora.packager.live.LiveState;
import dev.kinora.packager.live.LiveView;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Running streams as the API shows them, and the time by which their players go. Thread-safe. */
final class LiveApi {
  private final LiveShelf shelf;
  private final LiveEndpoints endpoints;
  private final SegmentViewers viewers;
  private final InstantSource clock;

  LiveApi(LiveShelf shelf, LiveEndpoints endpoints, SegmentViewers viewers, InstantSource clock) {
    this.viewers = viewers;
    this.shelf = shelf;
    this.endpoints = endpoints;
    this.clock = clock;
  }

  /** {@code /api/live}. */
  void all(Call call) throws ProblemException {
    send(call, Map.of("live", all()));
  }

  /** {@code /api/live/{name}}. */
  void one(Call call) throws ProblemException {
    send(call, show(endpoints.channel(call)));
  }

  /** {@code /api/time}: an xs:dateTime, for players of DASH (ISO/IEC 23009-1, 5.8.4.11). */
  void time(Call call) throws ProblemException {
    String now = clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
    Replies.send(call, Document.of("text/plain; charset=utf-8", now), Caching.NONE);
  }

  private static void send(Call call, Map<String, ? extends @Nullable Object> members)
      throws ProblemException {
    byte[] json = JsonMapper.shared().writeValueAsBytes(members);
    Replies.send(call, Document.of(MediaTypes.JSON, json), Caching.NONE);
  }

  List<Map<String, @Nullable Object>> all() {
    return shelf.channels().stream().map(this::show).toList();
  }

  /** A stream as lists and events show it. */
  Map<String, @Nullable Object> show(LiveChannel channel) {
    LiveView view = channel.view();
    String name = view.identity().name();
    String folder = "/live/" + name + "/";
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("name", name);
    members.put("title", view.identity().title());
    members.put("startedAt", view.identity().startedAt().toString());
    members.put("viewers", channel.viewers() + viewers.count(channel));
    members.put("state", state(view.state()));
    members.put("listed", view.isListed());
    members.put("hls", folder + "master.m3u8");
    members.put("dash", folder + "manifest.mpd");
    members.put(
        "socket",
        channel
            .relayMime()
            .map(mime -> Map.of("url", folder + "socket", "mime", mime))
            .orElse(null));
    members.put("recording", view.recording().orElse(null));
    return members;
  }

  private static String state(LiveState state) {
    return switch (state) {
      case LIVE -> "live";
      case WAITING -> "waiting";
      case ENDED -> "ended";
    };
  }
}
