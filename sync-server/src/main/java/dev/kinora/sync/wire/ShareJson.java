package dev.kinora.sync.wire;

import dev.kinora.sync.room.Command;
import dev.kinora.sync.room.Share;
import tools.jackson.databind.node.ObjectNode;

/** Shared films as JSON. */
final class ShareJson {
  private ShareJson() {}

  static Command read(String member, Fields fields) throws BadFrame {
    String stream = fields.textOr("stream", 64, member);
    return switch (fields.text("op", 10)) {
      case "start" ->
          new Command.ShareStart(
              member,
              new Share(
                  stream,
                  member,
                  kind(fields.text("kind", 10)),
                  fields.textOr("title", 1000, ""),
                  fields.maybeWhole("size").orElse(0),
                  fields.textOr("mime", 200, "")));
      case "stop" -> new Command.ShareStop(member, stream);
      default -> throw BadFrame.bad("op: expected start or stop");
    };
  }

  private static Share.Kind kind(String word) throws BadFrame {
    return switch (word) {
      case "live" -> Share.Kind.LIVE;
      case "file" -> Share.Kind.FILE;
      default -> throw BadFrame.bad("kind: expected live or file");
    };
  }

  static ObjectNode started(Share share) {
    ObjectNode node = Json.object();
    node.put("t", "share");
    node.put("op", "start");
    node.put("from", share.member());
    node.put("stream", share.stream());
    node.put("kind", share.kind().word());
    node.put("title", share.title());
    if (share.sizeBytes() > 0) {
      node.put("size", share.sizeBytes());
    }
    if (!share.mime().isEmpty()) {
      node.put("mime", share.mime());
    }
    return node;
  }

  static ObjectNode stopped(String from, String stream) {
    ObjectNode node = Json.object();
    node.put("t", "share");
    node.put("op", "stop");
    node.put("from", from);
    node.put("stream", stream);
    return node;
  }
}
