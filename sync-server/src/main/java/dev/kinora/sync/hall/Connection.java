package dev.kinora.sync.hall;

import dev.kinora.sync.room.CloseReason;

/** A member's socket as its room sees it. Nothing here blocks. Thread-safe. */
public interface Connection {
  /** Sends a frame, some time. */
  void send(OutFrame frame);

  /** Sends membership, merged with what still waits. */
  void send(MembersDelta delta, OutFrame frame);

  /** Says farewell and closes. */
  void close(CloseReason reason);

  /** The member is in, under this id; called once its welcome is on the way. */
  void admitted(String member);

  /** A command is done with, so that another may be read. */
  void handled();
}
