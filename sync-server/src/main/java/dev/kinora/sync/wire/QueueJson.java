package dev.kinora.sync.wire;

import dev.kinora.sync.room.Command;
import dev.kinora.sync.room.Media;
import dev.kinora.sync.room.Queue;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The queue as JSON. */
public final class QueueJson {
  private static final int MOST_AT_ONCE = 50;

  private QueueJson() {}

  static Command read(String member, Fields fields) throws BadFrame {
    return switch (fields.text("op", 10)) {
      case "add" -> new Command.QueueAdd(member, media(fields));
      case "remove" -> new Command.QueueRemove(member, fields.whole("base"), items(fields));
      case "move" ->
          new Command.QueueMove(
              member, fields.whole("base"), fields.small("from"), fields.small("to"));
      case "clear" -> new Command.QueueClear(member, fields.whole("base"));
      default -> throw BadFrame.bad("op: expected add, remove, move or clear");
    };
  }

  private static List<Media> media(Fields fields) throws BadFrame {
    List<Media> media = new ArrayList<>();
    for (JsonNode item : fields.list("items", MOST_AT_ONCE)) {
      if (!(item instanceof ObjectNode object)) {
        throw BadFrame.bad("items: expected media objects");
      }
      media.add(MediaJson.read(object));
    }
    return media;
  }

  private static List<String> items(Fields fields) throws BadFrame {
    List<String> items = new ArrayList<>();
    for (JsonNode item : fields.list("items", Queue.LONGEST)) {
      if (!item.isString()) {
        throw BadFrame.bad("items: expected ids of entries");
      }
      items.add(item.stringValue());
    }
    return items;
  }

  /** The entries: media objects with {@code item} and {@code by}. */
  public static ArrayNode write(Queue queue) {
    ArrayNode entries = Json.object().putArray("items");
    for (Queue.Entry entry : queue.entries()) {
      ObjectNode node = MediaJson.write(entry.media());
      node.put("item", entry.item());
      node.put("by", entry.by());
      entries.add(node);
    }
    return entries;
  }

  /** Reads what {@link #write} wrote. */
  public static List<Queue.Entry> read(ArrayNode entries) throws BadFrame {
    List<Queue.Entry> all = new ArrayList<>();
    for (JsonNode entry : entries) {
      Fields fields = new Fields((ObjectNode) entry);
      all.add(
          new Queue.Entry(fields.text("item", 20), MediaJson.read(fields), fields.text("by", 20)));
    }
    return all;
  }
}
