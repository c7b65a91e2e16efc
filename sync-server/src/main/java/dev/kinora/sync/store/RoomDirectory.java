package dev.kinora.sync.store;

import dev.kinora.sync.hall.RoomRecord;
import dev.kinora.sync.room.Media;
import dev.kinora.sync.room.Phase;
import dev.kinora.sync.room.Settings;
import dev.kinora.sync.room.Text;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Normalizer;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The list of rooms, for every process over the same database. What it says of a running room is
 * what was last written, a moment ago. Blocks; thread-safe.
 */
public final class RoomDirectory {
  /** Most rooms of one installation. */
  static final int MOST = 2000;

  private static final int SWARM_BYTES = 24;
  private static final int SLUG_CHARS = 32;
  private static final String COLUMNS =
      "room_id, display_name, swarm, permanent, owner_identity, present_members, phase, media_json";

  private final Sql sql;
  private final SecureRandom random;
  private final InstantSource clock;

  public RoomDirectory(DataSource source, SecureRandom random, InstantSource clock) {
    this.sql = new Sql(source);
    this.random = random;
    this.clock = clock;
  }

  /** A room in the list. */
  public record Listed(RoomRecord record, int members, Phase phase, Optional<Media> media) {}

  /** All rooms: those of the settings first, then by name. */
  public List<Listed> all() {
    return sql.transaction(
        "list the rooms",
        tx ->
            tx.query(
                RoomDirectory::listed,
                "SELECT " + COLUMNS + " FROM rooms ORDER BY permanent DESC, room_id"));
  }

  /** One room. */
  public Optional<Listed> find(String room) {
    return sql.transaction(
        "find a room",
        tx ->
            tx
                .query(
                    RoomDirectory::listed,
                    "SELECT " + COLUMNS + " FROM rooms WHERE room_id = ?",
                    room)
                .stream()
                .findFirst());
  }

  private static Listed listed(ResultSet row) throws SQLException {
    return new Listed(
        record(row),
        row.getInt("present_members"),
        Phase.valueOf(row.getString("phase")),
        StoredJson.media(row.getString("media_json")));
  }

  static RoomRecord record(ResultSet row) throws SQLException {
    return new RoomRecord(
        row.getString("room_id"),
        row.getString("display_name"),
        row.getString("swarm"),
        row.getBoolean("permanent"),
        Optional.ofNullable(row.getString("owner_identity")));
  }

  /**
   * Makes a room; its name in addresses follows from its name for people.
   *
   * @param owner the identity of who makes it
   * @param media what is loaded in it, standing at the beginning
   * @throws IllegalArgumentException if the name is none, or there are too many rooms
   */
  public RoomRecord create(String name, Optional<String> owner, Optional<Media> media) {
    String good = goodName(name);
    return sql.transaction(
        "make a room",
        tx -> {
          Set<String> taken =
              Set.copyOf(tx.query(row -> row.getString(1), "SELECT room_id FROM rooms"));
          if (taken.size() >= MOST) {
            throw new IllegalArgumentException(
                "there are %d rooms already; remove some first".formatted(MOST));
          }
          String slug = slug(good);
          String room = slug;
          for (int i = 2; taken.contains(room); i++) {
            room = slug + '-' + i;
          }
          return insert(tx, new RoomRecord(room, good, newSwarm(), false, owner), media);
        });
  }

  /** Makes the rooms of the settings where they are not yet there. */
  public void keep(List<String> names) {
    for (String name : names) {
      String good = goodName(name);
      sql.transaction(
          "make the rooms of the settings",
          tx -> {
            String room = slug(good);
            int known = tx.update("UPDATE rooms SET permanent = TRUE WHERE room_id = ?", room);
            return known == 0
                ? insert(
                    tx,
                    new RoomRecord(room, good, newSwarm(), true, Optional.empty()),
                    Optional.empty())
                : room;
          });
    }
  }

  /** Nobody is in any room: a process that starts has no sockets yet. */
  public void empty() {
    sql.transaction(
        "count nobody",
        tx -> tx.update("UPDATE rooms SET present_members = 0 WHERE present_members > 0"));
  }

  private RoomRecord insert(Sql.Statements tx, RoomRecord room, Optional<Media> media)
      throws SQLException {
    long now = clock.millis();
    @Nullable Object owner = room.owner().orElse(null);
    @Nullable Object json = media.map(StoredJson::media).orElse(null);
    tx.update(
        "INSERT INTO rooms (room_id, display_name, swarm, permanent, owner_identity,"
            + " created_at_ms, epoch, saved_at_ms, present_members, phase, revision, media_json,"
            + " position_us, rate_thousandths, settings_json, queue_revision, queue_added,"
            + " queue_json, chat_count, joined_count, host_member, banned_json)"
            + " VALUES (?, ?, ?, ?, ?, ?, 0, ?, 0, ?, ?, ?, 0, 1000, ?, 0, 0, ?, 0, 0, NULL, ?)",
        room.room(),
        room.name(),
        room.swarm(),
        room.permanent(),
        owner,
        now,
        now,
        (media.isPresent() ? Phase.PAUSED : Phase.IDLE).name(),
        media.isPresent() ? 1L : 0L,
        json,
        StoredJson.settings(Settings.DEFAULT),
        "{\"items\":[]}",
        StoredJson.texts(Set.of()));
    return room;
  }

  /** Takes a room away; false when there is none or the settings keep it. */
  public boolean remove(String room) {
    return sql.transaction(
        "remove a room",
        tx -> tx.update("DELETE FROM rooms WHERE room_id = ? AND NOT permanent", room) > 0);
  }

  private static String goodName(String name) {
    return Text.name(name)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "a room's name has 1 to %d characters and no controls".formatted(Text.NAME_CHARS)));
  }

  /** A name in addresses: small letters, digits and hyphens. */
  static String slug(String name) {
    String plain =
        Normalizer.normalize(name, Normalizer.Form.NFKD)
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-+|-+$", "");
    String cut = plain.length() <= SLUG_CHARS ? plain : plain.substring(0, SLUG_CHARS);
    String slug = cut.replaceAll("-+$", "");
    return slug.isEmpty() ? "room" : slug;
  }

  private String newSwarm() {
    byte[] bytes = new byte[SWARM_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
