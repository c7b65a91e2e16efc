package dev.kinora.origin.account;

import dev.kinora.origin.data.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Links that let somebody in without an account: to one title, or as a guest to one room. A link is
 * what it is for, until when, and a code over both (HMAC with SHA-256) under a key that all servers
 * over the same database share; nothing is kept of a link. Thread-safe; the first use blocks.
 */
public final class Links {
  /** How long a link to a title can be used. */
  static final Duration TITLE_LASTS = Duration.ofHours(24);

  /** How long a link to a room can be used to come in. */
  static final Duration ROOM_LASTS = Duration.ofDays(7);

  private static final Pattern LINK =
      Pattern.compile("([a-z0-9-]{1,64})\\.([0-9]{1,12})\\.([A-Za-z0-9_-]{43})");

  private final Database database;
  private final InstantSource clock;
  private volatile @Nullable String key;

  /** Over a database whose tables are up to date. */
  public Links(DataSource source, InstantSource clock) {
    this(new Database(source), clock);
  }

  Links(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** A link just made. */
  public record Link(String token, Instant expiresAt) {}

  /** A signature for a title's addresses, for {@code ?sig=}. */
  Link title(String titleId) {
    return sign("title", titleId, TITLE_LASTS);
  }

  /** What a room's guest link carries. */
  public Link room(String room) {
    return sign("room", room, ROOM_LASTS);
  }

  /** The title that a signature is for, while it is good. */
  Optional<String> titleOf(String token) {
    return verify("title", token);
  }

  /** The room that a guest link is for, while it is good. */
  public Optional<String> roomOf(String token) {
    return verify("room", token);
  }

  private Link sign(String purpose, String name, Duration lasts) {
    // Whole hours more, so that the addresses of one title stay the same for a while.
    long hours = clock.instant().plus(lasts).getEpochSecond() / 3600 + 1;
    Instant expiresAt = Instant.ofEpochSecond(hours * 3600);
    String claim = name + "." + expiresAt.getEpochSecond();
    return new Link(claim + "." + Tokens.code(key(), purpose + " " + claim), expiresAt);
  }

  private Optional<String> verify(String purpose, String token) {
    Matcher matcher = LINK.matcher(token);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String claim = matcher.group(1) + "." + matcher.group(2);
    boolean genuine = Tokens.same(matcher.group(3), Tokens.code(key(), purpose + " " + claim));
    boolean inTime = Long.parseLong(matcher.group(2)) > clock.instant().getEpochSecond();
    return genuine && inTime ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** Reads the key, so that no request has to wait for it. */
  void warm() {
    key();
  }

  private String key() {
    String known = key;
    if (known == null) {
      known = Secrets.shared(database, "links");
      key = known;
    }
    return known;
  }
}
