package dev.kinora.sync.wire;

import dev.kinora.sync.room.ChatLine;
import dev.kinora.sync.room.CloseReason;
import dev.kinora.sync.room.Gate;
import dev.kinora.sync.room.Notice;
import dev.kinora.sync.room.Playback;
import dev.kinora.sync.room.Refusal;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/** What members are told, as JSON. */
public final class Outgoing {
  private Outgoing() {}

  /** A notice as a frame; membership has frames of its own, see {@link MemberInfo}. */
  public static String notice(Notice notice) {
    return Json.text(
        switch (notice) {
          case Notice.StateNow n -> state(n);
          case Notice.Prepare n -> prepare(n);
          case Notice.Said n -> frame("chat").setAll(chat(n.line()));
          case Notice.Reacted n -> reacted(n);
          case Notice.Typing n -> frame("typing").put("from", n.from());
          case Notice.ShareStarted n -> ShareJson.started(n.share());
          case Notice.ShareStopped n -> ShareJson.stopped(n.from(), n.stream());
          case Notice.Signalled n -> SignalJson.write(n);
          case Notice.QueueNow n ->
              frame("queue").put("rev", n.queue().rev()).set("items", QueueJson.write(n.queue()));
          case Notice.SettingsNow n ->
              frame("settings").set("settings", SettingsJson.write(n.settings()));
          case Notice.MembersChanged _ ->
              throw new IllegalArgumentException("membership is merged before it is written");
        });
  }

  private static ObjectNode frame(String type) {
    return Json.object().put("t", type);
  }

  /** Section 1 of the protocol. */
  public static ObjectNode state(Notice.StateNow now) {
    Playback play = now.play();
    ObjectNode node = frame("state");
    node.put("epoch", now.epoch());
    node.put("rev", play.rev());
    node.put("why", play.why());
    node.put("by", play.by());
    node.put("phase", play.phase().word());
    play.media()
        .ifPresentOrElse(m -> node.set("media", MediaJson.write(m)), () -> node.putNull("media"));
    node.put("pos", MediaJson.seconds(play.motion().positionMicros()));
    node.put("rate", MediaJson.thousandths(play.motion().rateThousandths()));
    node.put("at", MediaJson.millis(play.motion().atMicros()));
    play.hold()
        .ifPresentOrElse(
            h ->
                node.putObject("hold")
                    .put("member", h.member())
                    .put("until", MediaJson.millis(h.until())),
            () -> node.putNull("hold"));
    play.gate().ifPresentOrElse(g -> node.set("gate", gate(g)), () -> node.putNull("gate"));
    node.put("queue", now.queueRev());
    return node;
  }

  private static ObjectNode gate(Gate gate) {
    ObjectNode node = Json.object();
    node.put("until", MediaJson.millis(gate.until()));
    node.put("of", gate.waitsFor().size());
    node.put("ready", gate.ready().size());
    return node;
  }

  private static ObjectNode prepare(Notice.Prepare n) {
    ObjectNode node = frame("prepare");
    node.put("rev", n.rev());
    node.set("media", MediaJson.write(n.media()));
    node.put("pos", MediaJson.seconds(n.positionMicros()));
    node.put("until", MediaJson.millis(n.until()));
    return node;
  }

  /** A line of chat, without the frame's type. */
  public static ObjectNode chat(ChatLine line) {
    ObjectNode node = Json.object();
    node.put("from", line.from());
    node.put("name", line.name());
    node.put("n", line.n());
    node.put("at", line.atMillis());
    node.put("text", line.text());
    line.reply().ifPresent(n -> node.put("reply", n));
    return node;
  }

  private static ObjectNode reacted(Notice.Reacted n) {
    ObjectNode node = frame("react");
    node.put("from", n.from());
    node.put("e", n.sign());
    n.positionMicros().ifPresent(p -> node.put("pos", MediaJson.seconds(p)));
    return node;
  }

  /** The membership that changed. */
  public static String members(
      List<MemberInfo> joined, List<String> left, List<MemberInfo> changed) {
    ObjectNode node = frame("members");
    if (!joined.isEmpty()) {
      node.set("joined", members(joined));
    }
    if (!left.isEmpty()) {
      ArrayNode gone = node.putArray("left");
      left.forEach(gone::add);
    }
    if (!changed.isEmpty()) {
      node.set("changed", members(changed));
    }
    return Json.text(node);
  }

  static ArrayNode members(List<MemberInfo> members) {
    ArrayNode all = Json.object().putArray("members");
    members.forEach(m -> all.add(m.json()));
    return all;
  }

  /** Carried out. */
  public static String ack(Optional<String> id, long rev) {
    ObjectNode node = frame("ack");
    id.ifPresent(i -> node.putRawValue("id", new RawValue(i)));
    return Json.text(node.put("rev", rev));
  }

  /** Refused; one that came too late carries the state. */
  public static String error(
      Optional<String> id, Refusal code, String message, Optional<Notice.StateNow> state) {
    ObjectNode node = frame("error");
    id.ifPresent(i -> node.putRawValue("id", new RawValue(i)));
    node.put("code", code.word());
    node.put("msg", message);
    state.ifPresent(s -> node.set("state", state(s)));
    return Json.text(node);
  }

  /** The answer to a ping; times in microseconds of room time. */
  public static String pong(Incoming.Ping ping, long arrived, long sent) {
    return "{\"t\":\"pong\",\"n\":"
        + ping.n()
        + ",\"c0\":"
        + ping.c0()
        + ",\"s1\":"
        + MediaJson.millis(arrived).toPlainString()
        + ",\"s2\":"
        + MediaJson.millis(sent).toPlainString()
        + '}';
  }

  /** What is said before a socket is closed, where the protocol has a word for it. */
  public static Optional<String> farewell(CloseReason reason) {
    return switch (reason) {
      case KICKED -> Optional.of(Json.text(frame("kicked")));
      case MOVING -> Optional.of(Json.text(frame("moving").put("url", "")));
      case CLOSING, GONE -> Optional.of(Json.text(frame("closing")));
      case LEFT, NOT_ADMITTED, SILENT, FULL, SLOW, RUDE -> Optional.empty();
    };
  }
}
