package dev.kinora.sync.store;

import dev.kinora.sync.room.Media;
import dev.kinora.sync.room.Queue;
import dev.kinora.sync.room.Settings;
import dev.kinora.sync.wire.BadFrame;
import dev.kinora.sync.wire.Json;
import dev.kinora.sync.wire.MediaJson;
import dev.kinora.sync.wire.QueueJson;
import dev.kinora.sync.wire.SettingsJson;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Columns that hold JSON, in the forms of the protocol. */
final class StoredJson {
  private static final String LIST = "items";

  private StoredJson() {}

  static String media(Media media) {
    return Json.text(MediaJson.write(media));
  }

  static Optional<Media> media(@Nullable String text) {
    return text == null
        ? Optional.empty()
        : Optional.of(read(text, object -> MediaJson.read(object)));
  }

  static String settings(Settings settings) {
    return Json.text(SettingsJson.write(settings));
  }

  static Settings settings(String text) {
    return read(text, SettingsJson::read);
  }

  static String queue(Queue queue) {
    return Json.text(Json.object().set(LIST, QueueJson.write(queue)));
  }

  static List<Queue.Entry> queue(String text) {
    return read(text, object -> QueueJson.read((ArrayNode) object.get(LIST)));
  }

  static String texts(Set<String> texts) {
    ObjectNode object = Json.object();
    ArrayNode list = object.putArray(LIST);
    texts.forEach(list::add);
    return Json.text(object);
  }

  static Set<String> texts(String text) {
    return read(
        text,
        object -> {
          Set<String> all = new TreeSet<>();
          object.get(LIST).forEach(n -> all.add(n.stringValue()));
          return all;
        });
  }

  /** Reads an object in one of our forms. */
  @FunctionalInterface
  private interface Reader<T> {
    T read(ObjectNode object) throws BadFrame;
  }

  private static <T> T read(String text, Reader<T> reader) {
    try {
      return reader.read(Json.object(text));
    } catch (BadFrame e) {
      throw new IllegalStateException("the database holds what Kinora never wrote: " + e.words());
    }
  }
}
