package dev.kinora.sync.room;

/**
 * Who wants in.
 *
 * @param id the id it will have, from {@link People#nextId()}
 * @param identity an account's id or a guest's
 * @param role owner, member or guest
 * @param coarse cannot be corrected finely
 */
public record Newcomer(String id, String name, String identity, Role role, boolean coarse) {
  public Newcomer {
    if (role == Role.HOST) {
      throw new IllegalArgumentException("nobody comes as host: the room decides who hosts");
    }
  }
}
