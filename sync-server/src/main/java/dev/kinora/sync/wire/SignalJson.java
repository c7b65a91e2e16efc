package dev.kinora.sync.wire;

import dev.kinora.sync.room.Command;
import dev.kinora.sync.room.Notice;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/**
 * WebRTC signalling as JSON (section 6 of the protocol). An {@code end} may name in {@code via} the
 * viewer who hands a live stream on.
 */
final class SignalJson {
  private static final int SDP_CHARS = 32 * 1024;
  private static final int CANDIDATE_CHARS = 2048;
  private static final int MEMBER_CHARS = 20;
  private static final Pattern MEMBER = Pattern.compile("[A-Za-z0-9]+");

  private SignalJson() {}

  static Command read(String member, Fields fields) throws BadFrame {
    String kind = fields.text("kind", 10);
    String body =
        switch (kind) {
          case "offer", "answer" -> fields.raw("sdp", SDP_CHARS);
          case "ice" -> fields.has("cand") ? fields.raw("cand", CANDIDATE_CHARS) : "null";
          case "end" -> fields.has("via") ? via(fields) : "null";
          default -> throw BadFrame.bad("kind: expected offer, answer, ice or end");
        };
    return new Command.Signal(member, fields.text("to", 20), fields.text("stream", 64), kind, body);
  }

  private static String via(Fields fields) throws BadFrame {
    String member = fields.text("via", MEMBER_CHARS);
    if (!MEMBER.matcher(member).matches()) {
      throw BadFrame.bad("via: expected the id of a member");
    }
    return '"' + member + '"';
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
      default -> {
        if (!signal.body().equals("null")) {
          node.putRawValue("via", new RawValue(signal.body()));
        }
      }
    }
    return node;
  }
}
