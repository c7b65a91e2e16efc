package dev.kinora.sync.wire;

import dev.kinora.sync.room.ChatLine;
import dev.kinora.sync.room.Notice;
import dev.kinora.sync.room.RoomState;
import dev.kinora.sync.room.Share;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The first frame a member gets.
 *
 * @param member its id
 * @param secret what it comes back with
 * @param tracker address of the tracker with a token for this room's swarm
 * @param swarm the room's unguessable swarm
 */
public record Welcome(
    String member,
    String secret,
    String room,
    String name,
    List<MemberInfo> members,
    List<IceServer> ice,
    String tracker,
    String swarm) {

  /** A server that helps two browsers to find one another. */
  public record IceServer(List<String> urls, String username, String credential) {}

  /** Writes it, with the room as it is now. */
  public String text(RoomState state, String role) {
    ObjectNode node = Json.object();
    node.put("t", "welcome");
    node.put("member", member);
    node.put("secret", secret);
    node.put("room", room);
    node.put("name", name);
    node.put("role", role);
    node.put("epoch", state.epoch());
    node.set("settings", SettingsJson.write(state.settings()));
    node.set("members", Outgoing.members(members));
    node.set(
        "state",
        Outgoing.state(new Notice.StateNow(state.epoch(), state.play(), state.queue().rev())));
    ArrayNode chat = node.putArray("chat");
    for (ChatLine line : state.chat().last()) {
      chat.add(Outgoing.chat(line));
    }
    ObjectNode queue = node.putObject("queue");
    queue.put("rev", state.queue().rev());
    queue.set("items", QueueJson.write(state.queue()));
    ArrayNode shares = node.putArray("shares");
    for (Share share : state.shares().values()) {
      shares.add(ShareJson.started(share));
    }
    ice(node.putArray("ice"));
    node.put("tracker", tracker);
    node.put("swarm", swarm);
    node.set("limits", Limits.json());
    return Json.text(node);
  }

  private void ice(ArrayNode servers) {
    for (IceServer server : ice) {
      ObjectNode node = servers.addObject();
      ArrayNode urls = node.putArray("urls");
      server.urls().forEach(urls::add);
      if (!server.credential().isEmpty()) {
        node.put("username", server.username());
        node.put("credential", server.credential());
      }
    }
  }
}
