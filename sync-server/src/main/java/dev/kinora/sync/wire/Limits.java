package dev.kinora.sync.wire;

import dev.kinora.sync.room.Text;
import tools.jackson.databind.node.ObjectNode;

/** What one member may send; told in {@code welcome}. */
public final class Limits {
  /** Largest frame of a room. */
  public static final int FRAME_BYTES = 64 * 1024;

  /** Frames of all kinds, steadily. */
  public static final int FRAMES_PER_SECOND = 50;

  /** Frames of all kinds at once. */
  public static final int FRAMES_AT_ONCE = 150;

  /** Lines of chat at once, and then one a second. */
  public static final int CHATS_AT_ONCE = 5;

  /** Connection candidates, steadily. */
  public static final int CANDIDATES_PER_SECOND = 20;

  private Limits() {}

  static ObjectNode json() {
    ObjectNode node = Json.object();
    node.put("frame", FRAME_BYTES);
    node.put("frames", FRAMES_PER_SECOND);
    node.put("chat", Text.CHAT_CHARS);
    node.put("chats", CHATS_AT_ONCE);
    node.put("name", Text.NAME_CHARS);
    node.put("candidates", CANDIDATES_PER_SECOND);
    return node;
  }
}
