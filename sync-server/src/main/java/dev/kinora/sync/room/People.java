package dev.kinora.sync.room;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Who is in a room.
 *
 * @param members by id, in order of joining
 * @param host who hosts, while anybody does
 * @param joined how many have ever joined
 * @param banned identities that may not come back
 */
public record People(
    Map<String, Member> members, Optional<String> host, long joined, Set<String> banned) {
  static final People NOBODY = new People(Map.of(), Optional.empty(), 0, Set.of());

  public People {
    members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    banned = Set.copyOf(banned);
  }

  /** A member, where there is one with this id. */
  public Optional<Member> find(String id) {
    return Optional.ofNullable(members.get(id));
  }

  /** The id that the next newcomer gets. */
  public String nextId() {
    return "m" + (joined + 1);
  }

  /** Those with a socket. */
  public Stream<Member> present() {
    return members.values().stream().filter(Member::present);
  }

  /** The role that counts: hosting lifts a member or guest to host. */
  public Role roleOf(Member member) {
    boolean hosts = host.filter(member.id()::equals).isPresent();
    return hosts && !member.role().atLeast(Role.HOST) ? Role.HOST : member.role();
  }

  People with(Member member) {
    Map<String, Member> changed = new LinkedHashMap<>(members);
    boolean isNew = changed.put(member.id(), member) == null;
    return new People(changed, host, isNew ? joined + 1 : joined, banned);
  }

  People without(String id) {
    Map<String, Member> changed = new LinkedHashMap<>(members);
    changed.remove(id);
    return new People(changed, host.filter(h -> !h.equals(id)), joined, banned);
  }

  People hostedBy(Optional<String> newHost) {
    return new People(members, newHost, joined, banned);
  }

  People banning(String identity) {
    Set<String> more = new TreeSet<>(banned);
    more.add(identity);
    return new People(members, host, joined, more);
  }
}
