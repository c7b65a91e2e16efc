package dev.kinora.sync.hall;

import dev.kinora.sync.room.Notice;
import dev.kinora.sync.wire.Outgoing;
import java.nio.charset.StandardCharsets;

/**
 * A frame on its way out, written once for all who get it. Immutable, thread-safe.
 *
 * @param bytes its length on the wire
 */
public record OutFrame(Kind kind, String text, int bytes) {
  /** What happens to a frame that waits. */
  public enum Kind {
    /** The newest takes the place of an older one. */
    STATE,
    /** Likewise: an older question is answered by nobody any more. */
    PREPARE,
    /** Several become one. */
    MEMBERS,
    /** The first to be dropped. */
    PASSING,
    /** Kept to the last. */
    LASTING
  }

  /** A frame of this text. */
  public static OutFrame of(Kind kind, String text) {
    return new OutFrame(kind, text, text.getBytes(StandardCharsets.UTF_8).length);
  }

  /** A notice as a frame. */
  static OutFrame of(Notice notice) {
    Kind kind =
        switch (notice) {
          case Notice.StateNow _ -> Kind.STATE;
          case Notice.Prepare _ -> Kind.PREPARE;
          case Notice.MembersChanged _ -> Kind.MEMBERS;
          case Notice.Reacted _, Notice.Typing _ -> Kind.PASSING;
          case Notice.Said _,
              Notice.ShareStarted _,
              Notice.ShareStopped _,
              Notice.Signalled _,
              Notice.QueueNow _,
              Notice.SettingsNow _ ->
              Kind.LASTING;
        };
    return of(kind, Outgoing.notice(notice));
  }
}
