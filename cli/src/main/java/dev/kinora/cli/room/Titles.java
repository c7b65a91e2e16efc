package dev.kinora.cli.room;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Finds what somebody means by a title. No state. */
final class Titles {
  private Titles() {}

  /** The media of the title with this id, else of the first whose name begins so. */
  static Optional<Map<String, ?>> find(Hub hub, String wanted) {
    try {
      JsonNode titles = hub.titles();
      for (JsonNode title : titles) {
        if (title.path("id").asString("").equals(wanted)) {
          return media(title);
        }
      }
      String prefix = wanted.toLowerCase(Locale.ROOT);
      for (JsonNode title : titles) {
        if (title.path("name").asString("").toLowerCase(Locale.ROOT).startsWith(prefix)) {
          return media(title);
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static Optional<Map<String, ?>> media(JsonNode title) {
    String id = title.path("id").asString("");
    return Optional.of(
        Map.of(
            "id",
            id,
            "src",
            "/titles/" + id + "/master.m3u8",
            "duration",
            title.path("durationSeconds").asDouble(0)));
  }
}
