package dev.kinora.origin.live;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells what changes among running streams: {@code live} with the stream, {@code live-ended} with
 * its name. Compares with what it told last, so a number of viewers that changes all the time is
 * told as often as somebody asks to look and no more. Confined to one thread.
 */
final class LiveNews {
  private final LiveApi api;
  private final BiConsumer<String, Map<String, ?>> listener;
  private Map<String, Map<String, @Nullable Object>> told = new HashMap<>();

  LiveNews(LiveApi api, BiConsumer<String, Map<String, ?>> listener) {
    this.api = api;
    this.listener = listener;
  }

  /** Looks and tells. */
  void look() {
    Map<String, Map<String, @Nullable Object>> now = new HashMap<>();
    for (Map<String, @Nullable Object> stream : api.all()) {
      if (!"ended".equals(stream.get("state"))) {
        now.put(String.valueOf(stream.get("name")), stream);
      }
    }
    now.forEach((name, stream) -> {
      if (!stream.equals(told.get(name))) {
        listener.accept("live", stream);
      }
    });
    Set<String> gone = new HashSet<>(told.keySet());
    gone.removeAll(now.keySet());
    gone.forEach(name -> listener.accept("live-ended", Map.of("name", name)));
    told = now;
  }
}
