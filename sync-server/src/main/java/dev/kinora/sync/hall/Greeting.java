package dev.kinora.sync.hall;

import dev.kinora.sync.room.Member;
import dev.kinora.sync.room.Role;
import dev.kinora.sync.room.RoomState;
import dev.kinora.sync.ticket.Ticket;
import dev.kinora.sync.ticket.Tickets;
import dev.kinora.sync.wire.MemberInfo;
import dev.kinora.sync.wire.Welcome;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/** Writes a room's welcomes. Confined to a mailbox. */
record Greeting(RoomRecord record, RoomParts parts, Secrets secrets) {
  /** The welcome of a member; its older secret is good no more. */
  String text(String member, RoomState state, List<MemberInfo> all) {
    Instant now = parts.clock().instant();
    Member me = state.people().find(member).orElseThrow();
    Ticket tracker = new Ticket(Ticket.Use.TRACKER, record.swarm(), me.identity(), "", Role.MEMBER);
    return new Welcome(
            member,
            secrets.renew(member),
            record.room(),
            record.name(),
            all,
            parts.ice().of(member, now),
            "/tracker?token=" + parts.tickets().write(tracker, now.plus(Tickets.TRACKER_LIFE)),
            record.swarm())
        .text(state, state.people().roleOf(me).word());
  }

  /** A member as the others see it. */
  static MemberInfo info(RoomState state, Member member, OptionalLong skewMicros) {
    return new MemberInfo(
        member.id(),
        member.name(),
        state.people().roleOf(member).word(),
        state.people().host().filter(member.id()::equals).isPresent(),
        state.play().gate().filter(g -> g.ready().contains(member.id())).isPresent(),
        member.stalledSince().isPresent(),
        !member.present(),
        skewMicros);
  }
}
