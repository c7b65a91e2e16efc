package dev.kinora.origin.account;

import dev.kinora.origin.data.Database;
import dev.kinora.origin.data.DatabaseFailure;
import java.util.Optional;

/** Keys that every server over one database shares. No state. */
final class Secrets {
  private Secrets() {}

  /** The key of that name; the first who asks makes it. */
  static String shared(Database database, String name) {
    Optional<String> there = find(database, name);
    if (there.isPresent()) {
      return there.get();
    }
    try {
      database.update(
          "make a key",
          "INSERT INTO origin_secret (name, secret) VALUES (?, ?)",
          name,
          Tokens.secret());
    } catch (DatabaseFailure e) {
      if (!e.isDuplicate()) {
        throw e;
      }
    }
    return find(database, name).orElseThrow();
  }

  private static Optional<String> find(Database database, String name) {
    return database.find(
        "find a key",
        row -> row.getString(1),
        "SELECT secret FROM origin_secret WHERE name = ?",
        name);
  }
}
