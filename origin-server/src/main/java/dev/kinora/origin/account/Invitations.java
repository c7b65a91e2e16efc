package dev.kinora.origin.account;

import dev.kinora.origin.data.Database;
import dev.kinora.origin.reply.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** One-time links to make an account. Thread-safe; calls block. */
public final class Invitations {
  /** How long one can be used, when nobody says otherwise. */
  public static final Duration USUAL = Duration.ofDays(7);

  /** The longest that one can be used. */
  public static final Duration LONGEST = Duration.ofDays(90);

  /** More are not needed at one time; each counts until it is used or has run out. */
  private static final int MOST = 500;

  private static final String ALL =
      "SELECT id, role, sets_up, created_at, expires_at FROM invitation WHERE expires_at > ?";

  private final Database database;
  private final InstantSource clock;

  /**
   * One invitation; whoever has its token may use it once.
   *
   * @param role what the new account may do
   * @param setsUp whether it is for the very first account
   */
  public record Invitation(
      String id, Role role, boolean setsUp, Instant createdAt, Instant expiresAt) {}

  /**
   * An invitation just made.
   *
   * @param token the secret, which is not kept
   */
  public record Made(Invitation invitation, String token) {
    /** The path of the page that takes it; the secret stands where browsers send it to nobody. */
    public String path() {
      return "/welcome#" + token;
    }

    @Override
    public String toString() {
      return "Made[" + invitation + "]";
    }
  }

  /** Over a database whose tables are up to date. */
  public Invitations(DataSource source, InstantSource clock) {
    this(new Database(source), clock);
  }

  Invitations(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Makes one.
   *
   * @throws RefusedInput if it would last too long, or there are too many
   */
  public Made make(Role role, Duration lasts) {
    if (lasts.isNegative() || lasts.isZero() || lasts.compareTo(LONGEST) > 0) {
      throw new RefusedInput(
          "An invitation lasts 1 to %d days; this one would last %d."
              .formatted(LONGEST.toDays(), lasts.toDays()));
    }
    return add(role, lasts, false);
  }

  /** Makes one for the first account; of those made before, the latest few can still be used. */
  public Made forTheFirst() {
    database.update(
        "forget old invitations",
        "DELETE FROM invitation WHERE sets_up AND id NOT IN (SELECT id FROM invitation"
            + " WHERE sets_up ORDER BY created_at DESC, id LIMIT 7)");
    return add(Role.ADMIN, USUAL, true);
  }

  private Made add(Role role, Duration lasts, boolean setsUp) {
    Instant now = clock.instant();
    String token = Tokens.secret();
    Invitation made = new Invitation(Tokens.id(), role, setsUp, now, now.plus(lasts));
    database.transaction(
        "make an invitation",
        tx -> {
          tx.update("DELETE FROM invitation WHERE expires_at <= ?", now.toEpochMilli());
          if (tx.query(row -> 1, "SELECT id FROM invitation").size() >= MOST) {
            throw new RefusedInput("There are %d invitations; remove some first.".formatted(MOST));
          }
          return tx.update(
              "INSERT INTO invitation (id, token_sha256, role, sets_up, created_at, expires_at)"
                  + " VALUES (?, ?, ?, ?, ?, ?)",
              made.id(),
              Tokens.digest(token),
              role,
              setsUp,
              now.toEpochMilli(),
              made.expiresAt().toEpochMilli());
        });
    return new Made(made, token);
  }

  /** Those that can be used, the oldest first. */
  public List<Invitation> all() {
    return database.query(
        "list invitations", Invitations::read, ALL + " ORDER BY created_at, id", clock.millis());
  }

  /** The one of this token, while it can be used. */
  Optional<Invitation> find(String token) {
    return Tokens.isSecret(token)
        ? database.find(
            "find an invitation",
            Invitations::read,
            ALL + " AND token_sha256 = ?",
            clock.millis(),
            Tokens.digest(token))
        : Optional.empty();
  }

  /** Takes one back. */
  public boolean remove(String id) {
    return database.update("remove an invitation", "DELETE FROM invitation WHERE id = ?", id) == 1;
  }

  static RefusedInput notThere() {
    return new RefusedInput(
        "This invitation was used, taken back or has run out; ask for another one.");
  }

  private static Invitation read(ResultSet row) throws SQLException {
    return new Invitation(
        row.getString("id"),
        Role.valueOf(row.getString("role")),
        row.getBoolean("sets_up"),
        Instant.ofEpochMilli(row.getLong("created_at")),
        Instant.ofEpochMilli(row.getLong("expires_at")));
  }
}
