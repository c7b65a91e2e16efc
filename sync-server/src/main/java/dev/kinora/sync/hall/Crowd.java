package dev.kinora.sync.hall;

import dev.kinora.sync.room.Member;
import dev.kinora.sync.room.Notice;
import dev.kinora.sync.room.RoomState;
import dev.kinora.sync.wire.MemberInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Who is to be told of whom: membership that changed waits here so that it is told four times a
 * second at most. Confined to a mailbox.
 */
final class Crowd {
  private final Set<String> joined = new LinkedHashSet<>();
  private final Set<String> left = new LinkedHashSet<>();
  private final Set<String> changed = new LinkedHashSet<>();
  private final Function<Member, MemberInfo> info;

  Crowd(Function<Member, MemberInfo> info) {
    this.info = info;
  }

  void note(Notice.MembersChanged notice) {
    joined.addAll(notice.joined());
    changed.addAll(notice.changed());
    for (String id : notice.left()) {
      joined.remove(id);
      changed.remove(id);
      left.add(id);
    }
  }

  /** A member's skew is news of the smallest kind. */
  void changed(String member) {
    changed.add(member);
  }

  boolean isEmpty() {
    return joined.isEmpty() && left.isEmpty() && changed.isEmpty();
  }

  /** What is to be told, once. */
  Optional<MembersDelta> take(RoomState state) {
    changed.removeAll(joined);
    MembersDelta delta = new MembersDelta(infos(state, joined), left, infos(state, changed));
    joined.clear();
    left.clear();
    changed.clear();
    boolean nothing =
        delta.joined().isEmpty() && delta.left().isEmpty() && delta.changed().isEmpty();
    return nothing ? Optional.empty() : Optional.of(delta);
  }

  private Map<String, MemberInfo> infos(RoomState state, Set<String> ids) {
    Map<String, MemberInfo> infos = new LinkedHashMap<>();
    for (String id : ids) {
      state.people().find(id).ifPresent(m -> infos.put(id, info.apply(m)));
    }
    return infos;
  }

  /** Everybody. */
  List<MemberInfo> all(RoomState state) {
    List<MemberInfo> all = new ArrayList<>();
    state.people().members().values().forEach(m -> all.add(info.apply(m)));
    return all;
  }
}
