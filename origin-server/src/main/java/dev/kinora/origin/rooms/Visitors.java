package dev.kinora.origin.rooms;

import dev.kinora.origin.reply.Caller;
import java.util.Optional;

/** Who somebody is in a room. Pure. */
final class Visitors {
  private static final int NAME_CHARS = 40;

  private Visitors() {}

  /**
   * The visitor that a caller is.
   *
   * @param wanted the name that somebody without an account gives
   */
  static Rooms.Visitor of(Caller caller, Rooms.RoomView room, Optional<String> wanted) {
    String chosen = wanted.map(Visitors::cut).orElse("");
    return switch (caller.role()) {
      case ADMIN ->
          new Rooms.Visitor(
              "account:" + caller.accountId().orElseThrow(), caller.name(), Rooms.Rank.OWNER);
      case MEMBER -> {
        boolean owns = room.owner().equals(caller.accountId());
        yield new Rooms.Visitor(
            "account:" + caller.accountId().orElseThrow(),
            caller.name(),
            owns ? Rooms.Rank.OWNER : Rooms.Rank.MEMBER);
      }
      case LOCAL -> new Rooms.Visitor("local:" + chosen, chosen, Rooms.Rank.MEMBER);
      case GUEST ->
          new Rooms.Visitor(
              "guest:" + caller.session().orElse(""), caller.name(), Rooms.Rank.GUEST);
      case VISITOR, LINK, NOBODY ->
          new Rooms.Visitor("visitor:" + chosen, chosen, Rooms.Rank.GUEST);
    };
  }

  /** The server of rooms refuses bad names itself; here they only have to fit into a ticket. */
  private static String cut(String name) {
    String plain = name.strip().replaceAll("\\p{Cntrl}", "");
    return plain.length() <= NAME_CHARS ? plain : plain.substring(0, NAME_CHARS);
  }
}
