package dev.kinora.origin.account;

import dev.kinora.origin.data.Database;
import dev.kinora.origin.data.DatabaseFailure;
import dev.kinora.origin.reply.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Everybody who has an account. At least one of them is an administrator, from the first on.
 * Thread-safe; calls block.
 */
public final class Accounts {
  private static final String ALL = "SELECT id, name, role, created_at FROM account";

  private final Database database;
  private final InstantSource clock;
  private final Passwords passwords = new Passwords();
  private volatile boolean exist;

  /** Over a database whose tables are up to date. */
  public Accounts(DataSource source, InstantSource clock) {
    this(new Database(source), clock);
  }

  Accounts(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Whether nobody has an account yet. */
  public boolean isEmpty() {
    // The last administrator stays, so this changes once.
    exist =
        exist
            || database
                .find("look for accounts", row -> 1, "SELECT id FROM account LIMIT 1")
                .isPresent();
    return !exist;
  }

  /** All, the oldest first. */
  public List<Account> all() {
    return database.query("list accounts", Accounts::read, ALL + " ORDER BY created_at, id");
  }

  /** One of them. */
  public Optional<Account> find(String id) {
    return database.find("find an account", Accounts::read, ALL + " WHERE id = ?", id);
  }

  /** The one of that name, however it is written. */
  public Optional<Account> named(String name) {
    return database.find(
        "find an account by name", Accounts::read, ALL + " WHERE name_key = ?", Names.key(name));
  }

  private static Account read(ResultSet row) throws SQLException {
    return new Account(
        row.getString("id"),
        row.getString("name"),
        Role.valueOf(row.getString("role")),
        Instant.ofEpochMilli(row.getLong("created_at")));
  }

  /**
   * The account of this name and password. Takes as long for names that do not exist.
   *
   * @throws Busy if too many passwords are being checked
   */
  Optional<Account> signIn(String name, String password) {
    Optional<Account> account = named(name);
    Optional<String> kept =
        account.flatMap(found ->
            database.find(
                "check a password",
                row -> row.getString(1),
                "SELECT password FROM account WHERE id = ?",
                found.id()));
    return passwords.fits(password, kept) ? account : Optional.empty();
  }

  /**
   * Adds an account by using an invitation up, or without one while there is no account at all.
   *
   * @throws RefusedInput if name or password cannot be taken, or the invitation is not there
   */
  Account add(String name, String password, Optional<Invitations.Invitation> invitation) {
    String plain = Names.checked(name);
    Passwords.check(password, plain);
    if (named(plain).isPresent()) {
      throw taken();
    }
    String hash = passwords.hash(password);
    Role role = invitation.map(Invitations.Invitation::role).orElse(Role.ADMIN);
    Account account = new Account(Tokens.id(), plain, role, clock.instant());
    try {
      return database.transaction(
          "add an account",
          tx -> {
            spend(tx, invitation);
            tx.update(
                "INSERT INTO account (id, name, name_key, role, password, created_at)"
                    + " VALUES (?, ?, ?, ?, ?, ?)",
                account.id(),
                account.name(),
                Names.key(account.name()),
                account.role(),
                hash,
                account.createdAt().toEpochMilli());
            return account;
          });
    } catch (DatabaseFailure e) {
      throw e.isDuplicate() ? taken() : e;
    }
  }

  private static void spend(Database.Transaction tx, Optional<Invitations.Invitation> invitation)
      throws SQLException {
    boolean free =
        invitation.isPresent()
            ? tx.update("DELETE FROM invitation WHERE id = ?", invitation.get().id()) == 1
            : tx.query(row -> 1, "SELECT id FROM account LIMIT 1").isEmpty();
    if (!free) {
      throw Invitations.notThere();
    }
    // Whoever comes first has set Kinora up; other links for that end with it.
    tx.update("DELETE FROM invitation WHERE sets_up");
  }

  private static RefusedInput taken() {
    return new RefusedInput("Somebody has this name already; choose another.");
  }

  /**
   * Gives an account another role.
   *
   * @throws RefusedInput if nobody would be an administrator any more
   */
  public boolean changeRole(String id, Role role) {
    return database.transaction(
        "change a role",
        tx -> {
          if (role != Role.ADMIN) {
            keepAnAdministrator(tx, id);
          }
          return tx.update("UPDATE account SET role = ? WHERE id = ?", role, id) == 1;
        });
  }

  /**
   * Gives an account another password and ends its sessions but the one named.
   *
   * @param keptSession id of the session that goes on, or empty for none
   * @throws RefusedInput if the password cannot be taken
   */
  public boolean changePassword(String id, String password, Optional<String> keptSession) {
    Optional<Account> account = find(id);
    if (account.isEmpty()) {
      return false;
    }
    Passwords.check(password, account.get().name());
    String hash = passwords.hash(password);
    return database.transaction(
        "change a password",
        tx -> {
          tx.update(
              "DELETE FROM account_session WHERE account_id = ? AND id <> ?",
              id,
              keptSession.orElse(""));
          return tx.update("UPDATE account SET password = ? WHERE id = ?", hash, id) == 1;
        });
  }

  /**
   * Takes an account away with its sessions and positions.
   *
   * @throws RefusedInput if nobody would be an administrator any more
   */
  public boolean remove(String id) {
    return database.transaction(
        "remove an account",
        tx -> {
          keepAnAdministrator(tx, id);
          return tx.update("DELETE FROM account WHERE id = ?", id) == 1;
        });
  }

  /** Forgets sessions and invitations whose time is over; how many there were. */
  public int forgetExpired() {
    long now = clock.millis();
    return database.transaction(
        "forget what has run out",
        tx ->
            tx.update("DELETE FROM account_session WHERE expires_at <= ?", now)
                + tx.update("DELETE FROM invitation WHERE expires_at <= ?", now));
  }

  private static void keepAnAdministrator(Database.Transaction tx, String id) throws SQLException {
    // Locks them all, so that two administrators do not step down at the same moment.
    List<String> administrators =
        tx.query(row -> row.getString(1), "SELECT id FROM account WHERE role = 'ADMIN' FOR UPDATE");
    if (administrators.equals(List.of(id))) {
      throw new RefusedInput(
          "This is the only administrator; make somebody else one first, or nobody could.");
    }
  }
}
