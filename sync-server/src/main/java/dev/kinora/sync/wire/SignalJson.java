package dev.kinora.sync.wire;

import dev.kinora.sync.room.Command;
import dev.kinora.sync.room.Notice;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/** WebRTC signalling as JSON (section 6 of the protocol). */
final class SignalJson {
  private static final int SDP_CHARS = 32 * 1024;
  private static final int CANDIDATE_CHARS = 2048;

  private SignalJson() {}

  static Command read(String member, Fields fields) throws BadFrame {
    String kind = fields.text("kind", 10);
    String body =
        switch (kind) {
          case "offer", "answer" -> fields.raw("sdp", SDP_CHARS);
          case "ice" -> fields.has("cand") ? fields.raw("cand", CANDIDATE_CHARS) : "null";
          case "end" -> "null";
          default -> throw BadFrame.bad("kind: expected offer, answer, ice or end");
        };
    return new Command.Signal(member, fields.text("to", 20), fields.text("stream", 64), kind, body);
  }

  static ObjectNode write(Notice.Signalled signal) {
    ObjectNode node = Json.object();
    node.put("t", "signal");
    node.put("from", signal.from());
    node.put("to", signal.to());
    node.put("stream", signal.stream());
    node.put("kind", signal.kind());
    switch (signal.kind()) {
      case "offer", "answer" -> node.putRawValue("sdp", new RawValue(signal.body()));
      case "ice" -> node.putRawValue("cand", new RawValue(signal.body()));
      default -> {}
    }
    return node;
  }
}
