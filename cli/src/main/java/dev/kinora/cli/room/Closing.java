package dev.kinora.cli.room;

/** Why a room's socket was closed, for people. Pure. */
final class Closing {
  private Closing() {}

  static boolean mayComeBack(int code) {
    return switch (code) {
      case 4001, 4003, 4004, 4007, 4009 -> false;
      default -> true;
    };
  }

  static String sentence(int code) {
    return switch (code) {
      case 4001 -> "the room does not let you in";
      case 4003 -> "somebody who runs the room put you out";
      case 4004 -> "there is no such room, or not any more; see kinora rooms";
      case 4007 -> "the room is full";
      case 4009 -> "too much was sent, or you came in from elsewhere";
      default -> "the connection was closed (" + code + ")";
    };
  }
}
