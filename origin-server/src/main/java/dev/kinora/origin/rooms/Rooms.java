package dev.kinora.origin.rooms;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The server of rooms, as the origin asks it. Thread-safe; may block but for {@link #upstream}. */
public interface Rooms {
  /** All rooms. */
  List<RoomView> all();

  /** One room. */
  Optional<RoomView> find(String room);

  /**
   * Makes a room.
   *
   * @param owner the account of who makes it
   * @param film what is loaded in it
   * @throws IllegalArgumentException if the name is none, or there are too many rooms; the message
   *     says so
   */
  RoomView create(String name, Optional<String> owner, Optional<Film> film);

  /** Takes a room away and ends it; false when there is none or the settings keep it. */
  boolean remove(String room);

  /** A ticket for a room's socket. */
  Pass ticket(String room, Visitor visitor);

  /** What a guest link of the room carries. */
  String guestToken(String room);

  /** Ends everything that a visitor's tickets opened, as when its session is over. */
  void end(String identity);

  /** Where sockets are passed on to; only its host and port count. */
  Optional<URI> upstream();

  /** What tells the server of rooms that a socket comes from here, for {@link RoomSockets}. */
  String relayMark();

  /** Calls {@code changed} when the list reads differently, on any thread. */
  void onChange(Runnable changed);

  /** A room in the list. */
  record RoomView(
      String room,
      String name,
      int members,
      String phase,
      Optional<String> titleId,
      boolean permanent,
      Optional<String> owner) {}

  /** A title to be watched. */
  record Film(String id, String source, double seconds, double framesPerSecond) {}

  /** A ticket and until when it is good. */
  record Pass(String token, Instant expiresAt) {}

  /**
   * Who wants in.
   *
   * @param identity an account's, a guest's or a local person's
   * @param name empty when the person may choose inside
   */
  record Visitor(String identity, String name, Rank rank) {}

  /** What somebody is in a room. */
  enum Rank {
    /** Watches. */
    GUEST,
    /** Does everything but run the room. */
    MEMBER,
    /** Runs it. */
    OWNER
  }
}
