package dev.kinora.sync.store;

import dev.kinora.sync.hall.RoomStore;
import dev.kinora.sync.hall.Snapshot;
import dev.kinora.sync.room.ChatLine;
import dev.kinora.sync.room.ChatLog;
import dev.kinora.sync.room.Member;
import dev.kinora.sync.room.Motion;
import dev.kinora.sync.room.Newcomer;
import dev.kinora.sync.room.People;
import dev.kinora.sync.room.Phase;
import dev.kinora.sync.room.Playback;
import dev.kinora.sync.room.Queue;
import dev.kinora.sync.room.Restored;
import dev.kinora.sync.room.Role;
import dev.kinora.sync.room.RoomState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A room to and from its rows. */
final class RoomRows {
  /** Chat that the database keeps of one room. */
  private static final int CHAT_KEPT = 500;

  /**
   * Members' pictures ran on while the server was gone; for so long the room is taken up where they
   * are now, and after that where it was.
   */
  private static final long RAN_ON_MILLIS = 60_000;

  private RoomRows() {}

  /** Writes a snapshot; false when another process has the room now, or it is gone. */
  static boolean write(Sql.Statements tx, Snapshot snapshot, long chatWritten) throws SQLException {
    RoomState state = snapshot.state();
    Playback play = state.play();
    @Nullable Object media = play.media().map(StoredJson::media).orElse(null);
    @Nullable Object host = state.people().host().orElse(null);
    int rows =
        tx.update(
            "UPDATE rooms SET saved_at_ms = ?, present_members = ?, phase = ?, revision = ?,"
                + " media_json = ?, position_us = ?, rate_thousandths = ?, settings_json = ?,"
                + " queue_revision = ?, queue_added = ?, queue_json = ?, chat_count = ?,"
                + " joined_count = ?, host_member = ?, banned_json = ?"
                + " WHERE room_id = ? AND epoch = ?",
            snapshot.atMillis(),
            (int) state.people().present().count(),
            play.phase().name(),
            play.rev(),
            media,
            snapshot.positionMicros(),
            play.motion().rateThousandths(),
            StoredJson.settings(state.settings()),
            state.queue().rev(),
            state.queue().added(),
            StoredJson.queue(state.queue()),
            state.chat().count(),
            state.people().joined(),
            host,
            StoredJson.texts(state.people().banned()),
            snapshot.room(),
            state.epoch());
    if (rows == 0) {
      return false;
    }
    writeChat(tx, snapshot, chatWritten);
    return true;
  }

  private static void writeChat(Sql.Statements tx, Snapshot snapshot, long chatWritten)
      throws SQLException {
    List<@Nullable Object[]> lines = new ArrayList<>();
    for (ChatLine line : snapshot.state().chat().last()) {
      if (line.n() > chatWritten) {
        @Nullable Object reply = line.reply().isPresent() ? line.reply().getAsLong() : null;
        lines.add(
            new @Nullable Object[] {
              snapshot.room(),
              line.n(),
              line.atMillis(),
              line.from(),
              line.name(),
              line.text(),
              reply
            });
      }
    }
    if (lines.isEmpty()) {
      return;
    }
    tx.updateAll(
        "INSERT INTO room_chat (room_id, n, at_ms, from_member, from_name, words, reply_to)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
        lines);
    tx.update(
        "DELETE FROM room_chat WHERE room_id = ? AND n <= ?",
        snapshot.room(),
        snapshot.state().chat().count() - CHAT_KEPT);
  }

  /** Writes who is in a room, in place of who was. */
  static void writeMembers(Sql.Statements tx, Snapshot snapshot) throws SQLException {
    tx.update("DELETE FROM room_members WHERE room_id = ?", snapshot.room());
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (Member member : snapshot.state().people().members().values()) {
      String hash = snapshot.secretHashes().get(member.id());
      if (hash != null) {
        rows.add(
            new @Nullable Object[] {
              snapshot.room(),
              member.id(),
              rows.size(),
              member.name(),
              member.identity(),
              member.role().name(),
              member.coarse(),
              hash
            });
      }
    }
    tx.updateAll(
        "INSERT INTO room_members (room_id, member_id, ordinal, name, identity, member_role,"
            + " coarse, secret_hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        rows);
  }

  /** Takes a room over in the next epoch. */
  static Optional<RoomStore.Taken> take(Sql.Statements tx, String room, long nowMillis)
      throws SQLException {
    if (tx.update("UPDATE rooms SET epoch = epoch + 1 WHERE room_id = ?", room) == 0) {
      return Optional.empty();
    }
    Map<String, String> hashes = new HashMap<>();
    Map<String, Member> members = new LinkedHashMap<>();
    tx.query(
        row -> {
          hashes.put(row.getString("member_id"), row.getString("secret_hash"));
          return members.put(row.getString("member_id"), member(row));
        },
        "SELECT * FROM room_members WHERE room_id = ? ORDER BY ordinal",
        room);
    List<ChatLine> chat =
        tx.query(
            RoomRows::line,
            "SELECT * FROM (SELECT * FROM room_chat WHERE room_id = ? ORDER BY n DESC LIMIT ?) last"
                + " ORDER BY n",
            room,
            ChatLog.KEPT);
    return tx
        .query(
            row ->
                new RoomStore.Taken(
                    RoomDirectory.record(row),
                    restored(row, members, chat, nowMillis).in(row.getLong("epoch")),
                    hashes),
            "SELECT * FROM rooms WHERE room_id = ?",
            room)
        .stream()
        .findFirst();
  }

  private static Member member(ResultSet row) throws SQLException {
    return Member.fresh(
        new Newcomer(
            row.getString("member_id"),
            row.getString("name"),
            row.getString("identity"),
            Role.valueOf(row.getString("member_role")),
            row.getBoolean("coarse")));
  }

  private static ChatLine line(ResultSet row) throws SQLException {
    long reply = row.getLong("reply_to");
    return new ChatLine(
        row.getLong("n"),
        row.getString("from_member"),
        row.getString("from_name"),
        row.getLong("at_ms"),
        row.getString("words"),
        row.wasNull() ? OptionalLong.empty() : OptionalLong.of(reply));
  }

  private static Restored restored(
      ResultSet row, Map<String, Member> members, List<ChatLine> chat, long nowMillis)
      throws SQLException {
    Phase phase = Phase.valueOf(row.getString("phase"));
    int rate = row.getInt("rate_thousandths");
    long position = row.getLong("position_us");
    long since = nowMillis - row.getLong("saved_at_ms");
    boolean ranOn = phase == Phase.PLAYING && since >= 0 && since <= RAN_ON_MILLIS;
    return new Restored(
        phase,
        row.getLong("revision"),
        StoredJson.media(row.getString("media_json")),
        new Motion(ranOn ? position + since * rate : position, rate, 0),
        new People(
            members,
            Optional.ofNullable(row.getString("host_member")).filter(members::containsKey),
            row.getLong("joined_count"),
            StoredJson.texts(row.getString("banned_json"))),
        StoredJson.settings(row.getString("settings_json")),
        new Queue(
            row.getLong("queue_revision"),
            row.getLong("queue_added"),
            StoredJson.queue(row.getString("queue_json"))),
        new ChatLog(row.getLong("chat_count"), chat));
  }
}
