package dev.kinora.sync.wire;

import java.util.OptionalLong;
import tools.jackson.databind.node.ObjectNode;

/**
 * A member as the others see it.
 *
 * @param role the word of the role that counts
 * @param hosts whether the room follows it
 * @param ready whether it answered the gate that is open
 * @param skewMicros how far ahead of the room its picture was when it last reported
 */
public record MemberInfo(
    String member,
    String name,
    String role,
    boolean hosts,
    boolean ready,
    boolean stalled,
    boolean away,
    OptionalLong skewMicros) {
  ObjectNode json() {
    ObjectNode node = Json.object();
    node.put("member", member);
    node.put("name", name);
    node.put("role", role);
    node.put("host", hosts);
    node.put("ready", ready);
    node.put("stalled", stalled);
    node.put("away", away);
    skewMicros.ifPresentOrElse(
        s -> node.put("skew", MediaJson.millis(s)), () -> node.putNull("skew"));
    return node;
  }
}
