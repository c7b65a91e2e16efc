package dev.kinora.sync.hall;

import dev.kinora.sync.wire.MemberInfo;
import dev.kinora.sync.wire.Outgoing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Membership that changed since somebody was last told. Immutable.
 *
 * @param joined by id
 * @param changed by id
 */
public record MembersDelta(
    Map<String, MemberInfo> joined, Set<String> left, Map<String, MemberInfo> changed) {
  public MembersDelta {
    joined = Collections.unmodifiableMap(new LinkedHashMap<>(joined));
    left = Collections.unmodifiableSet(new LinkedHashSet<>(left));
    changed = Collections.unmodifiableMap(new LinkedHashMap<>(changed));
  }

  /** This and then that. */
  MembersDelta then(MembersDelta later) {
    Map<String, MemberInfo> come = new LinkedHashMap<>(joined);
    Set<String> gone = new LinkedHashSet<>(left);
    Map<String, MemberInfo> other = new LinkedHashMap<>(changed);
    come.putAll(later.joined);
    for (String id : later.left) {
      other.remove(id);
      // Who came and went unseen still went: a welcome may have named it.
      come.remove(id);
      gone.add(id);
    }
    later.changed.forEach((id, info) -> {
      if (come.containsKey(id)) {
        come.put(id, info);
      } else {
        other.put(id, info);
      }
    });
    return new MembersDelta(come, gone, other);
  }

  /** The frame. */
  OutFrame frame() {
    return OutFrame.of(
        OutFrame.Kind.MEMBERS, Outgoing.members(list(joined), List.copyOf(left), list(changed)));
  }

  private static List<MemberInfo> list(Map<String, MemberInfo> members) {
    return new ArrayList<>(members.values());
  }
}
