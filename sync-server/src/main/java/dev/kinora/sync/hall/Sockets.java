package dev.kinora.sync.hall;

import dev.kinora.sync.room.CloseReason;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The sockets of one room's members. Confined to a mailbox. */
final class Sockets {
  private final Map<String, Connection> byMember = new HashMap<>();

  void put(String member, Connection connection) {
    byMember.put(member, connection);
  }

  boolean remove(String member, Connection connection) {
    return byMember.remove(member, connection);
  }

  boolean isOf(Connection connection, String member) {
    return connection.equals(byMember.get(member));
  }

  int count() {
    return byMember.size();
  }

  void tell(OutFrame frame, String except) {
    byMember.forEach((member, connection) -> {
      if (!member.equals(except)) {
        connection.send(frame);
      }
    });
  }

  void tell(MembersDelta delta, OutFrame frame) {
    byMember.values().forEach(c -> c.send(delta, frame));
  }

  void tellOne(OutFrame frame, String member) {
    Connection connection = byMember.get(member);
    if (connection != null) {
      connection.send(frame);
    }
  }

  void close(String member, CloseReason reason) {
    Connection connection = byMember.remove(member);
    if (connection != null) {
      connection.close(reason);
    }
  }

  void closeAll(CloseReason reason) {
    List.copyOf(byMember.keySet()).forEach(member -> close(member, reason));
  }
}
