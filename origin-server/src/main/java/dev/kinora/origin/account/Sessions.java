package dev.kinora.origin.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kinora.origin.data.Database;
import dev.kinora.origin.reply.Caller;
import dev.kinora.origin.reply.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in. What a token stands for is remembered for a moment, so that a viewer's segments
 * do not each ask the database; what ends in another process is therefore noticed a moment later.
 * Thread-safe; all but {@link #known} block.
 */
final class Sessions {
  static final Duration LASTS = Duration.ofDays(30);
  static final Duration GUEST_LASTS = Duration.ofHours(24);

  private static final Duration REMEMBERED = Duration.ofSeconds(2);
  private static final Duration SEEN_WRITTEN = Duration.ofMinutes(1);
  private static final int MOST_REMEMBERED = 10_000;
  private static final int AGENT_CHARACTERS = 160;
  private static final int MOST_OF_AN_ACCOUNT = 50;

  private final Database database;
  private final InstantSource clock;
  private final Cache<String, Caller> callers =
      Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).expireAfterWrite(REMEMBERED).build();

  /** One session, as its owner sees it. */
  record Session(String id, Instant createdAt, Instant seenAt, String agent) {}

  private record Found(Caller caller, long seenAt) {}

  Sessions(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** A session just begun. */
  record Begun(Caller caller, String token, Duration lasts) {
    @Override
    public String toString() {
      return "Begun[" + caller + "]";
    }
  }

  /** Begins one for an account; the oldest of very many end. */
  Begun begin(Account account, String agent) {
    String id = Tokens.id();
    String token = Tokens.secret();
    database.transaction(
        "begin a session",
        tx -> {
          insert(tx, id, token, account.id(), null, null, agent, LASTS);
          return tx.update(
              "DELETE FROM account_session WHERE account_id = ? AND id NOT IN (SELECT id FROM"
                  + " account_session WHERE account_id = ? ORDER BY created_at DESC, id LIMIT "
                  + MOST_OF_AN_ACCOUNT
                  + ")",
              account.id(),
              account.id());
        });
    Caller caller = Caller.account(account.id(), account.name(), account.role(), id);
    return new Begun(caller, token, LASTS);
  }

  /** Begins one for a guest of a room. */
  Begun beginAsGuest(String room, String name, String agent) {
    String id = Tokens.id();
    String token = Tokens.secret();
    database.transaction(
        "begin a guest's session",
        tx -> insert(tx, id, token, null, room, name, agent, GUEST_LASTS));
    return new Begun(Caller.guest(room, name, id), token, GUEST_LASTS);
  }

  private int insert(
      Database.Transaction tx,
      String id,
      String token,
      @Nullable String accountId,
      @Nullable String room,
      @Nullable String name,
      String agent,
      Duration lasts)
      throws SQLException {
    long now = clock.millis();
    tx.update("DELETE FROM account_session WHERE expires_at <= ?", now);
    return tx.update(
        "INSERT INTO account_session (id, token_sha256, account_id, guest_room, guest_name, agent,"
            + " created_at, seen_at, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        id,
        Tokens.digest(token),
        accountId,
        room,
        name,
        agent.length() > AGENT_CHARACTERS ? agent.substring(0, AGENT_CHARACTERS) : agent,
        now,
        now,
        now + lasts.toMillis());
  }

  /** Who has this token, if that was asked a moment ago. Never blocks. */
  Optional<Caller> known(String token) {
    return Optional.ofNullable(callers.getIfPresent(Tokens.digest(token)));
  }

  /** Who has this token. */
  Optional<Caller> find(String token) {
    if (!Tokens.isSecret(token)) {
      return Optional.empty();
    }
    String digest = Tokens.digest(token);
    long now = clock.millis();
    Optional<Found> found =
        database.find(
            "find a session",
            Sessions::read,
            "SELECT s.id, s.guest_room, s.guest_name, s.seen_at, a.id AS account, a.name, a.role"
                + " FROM account_session s LEFT JOIN account a ON a.id = s.account_id"
                + " WHERE s.token_sha256 = ? AND s.expires_at > ?",
            digest,
            now);
    found.ifPresent(session -> {
      if (now - session.seenAt() > SEEN_WRITTEN.toMillis()) {
        writeSeen(session.caller(), now);
      }
      callers.put(digest, session.caller());
    });
    return found.map(Found::caller);
  }

  private void writeSeen(Caller caller, long now) {
    Duration lasts = caller.role() == Role.GUEST ? GUEST_LASTS : LASTS;
    database.update(
        "note when a session was seen",
        "UPDATE account_session SET seen_at = ?, expires_at = ? WHERE id = ?",
        now,
        now + lasts.toMillis(),
        caller.session().orElseThrow());
  }

  private static Found read(ResultSet row) throws SQLException {
    String account = row.getString("account");
    String id = row.getString("id");
    Caller caller =
        account == null
            ? Caller.guest(row.getString("guest_room"), row.getString("guest_name"), id)
            : Caller.account(
                account, row.getString("name"), Role.valueOf(row.getString("role")), id);
    return new Found(caller, row.getLong("seen_at"));
  }

  /** The sessions of an account, the latest first. */
  List<Session> of(String accountId) {
    return database.query(
        "list sessions",
        row ->
            new Session(
                row.getString("id"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                Instant.ofEpochMilli(row.getLong("seen_at")),
                row.getString("agent")),
        "SELECT id, created_at, seen_at, agent FROM account_session"
            + " WHERE account_id = ? AND expires_at > ? ORDER BY seen_at DESC, id",
        accountId,
        clock.millis());
  }

  /** Ends a session, whoever it is of. */
  void end(String id) {
    database.update("end a session", "DELETE FROM account_session WHERE id = ?", id);
    forgetRemembered();
  }

  /** Ends a session of an account; false when it has none of that id. */
  boolean end(String accountId, String id) {
    int ended =
        database.update(
            "end a session",
            "DELETE FROM account_session WHERE id = ? AND account_id = ?",
            id,
            accountId);
    forgetRemembered();
    return ended == 1;
  }

  /** Forgets what tokens stood for, after sessions ended or accounts changed. */
  void forgetRemembered() {
    callers.invalidateAll();
  }

  /** Those of these sessions that have ended. */
  Set<String> ended(Collection<String> ids) {
    Set<String> ended = new HashSet<>(ids);
    List<String> all = List.copyOf(ids);
    for (int from = 0; from < all.size(); from += 500) {
      List<String> some = all.subList(from, Math.min(all.size(), from + 500));
      ended.removeAll(
          database.query(
              "look whether sessions go on",
              row -> row.getString(1),
              "SELECT id FROM account_session WHERE expires_at > "
                  + clock.millis()
                  + " AND id IN ("
                  + some.stream().map(id -> "?").collect(Collectors.joining(", "))
                  + ")",
              some.toArray()));
    }
    return ended;
  }

  /** How many sessions each account has and when it was last seen. */
  List<Seen> seen() {
    return database.query(
        "list when accounts were seen",
        row -> new Seen(row.getString(1), row.getInt(2), Instant.ofEpochMilli(row.getLong(3))),
        "SELECT account_id, COUNT(*), MAX(seen_at) FROM account_session"
            + " WHERE account_id IS NOT NULL AND expires_at > ? GROUP BY account_id",
        clock.millis());
  }

  /** What an administrator sees of an account's sessions. */
  record Seen(String accountId, int sessions, Instant lastSeenAt) {}
}
