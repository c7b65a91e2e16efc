package dev.kinora.transcoder.live.wire;

import java.nio.ByteBuffer;

/** What the server tells its child. */
public sealed interface Order {
  /** The next bytes of the publisher. */
  record Bytes(ByteBuffer bytes) implements Order {}

  /** The publisher may publish; nothing is made before. */
  record Admit(Admission admission) implements Order {}

  /** The publisher sends nothing more. */
  record End() implements Order {}
}
