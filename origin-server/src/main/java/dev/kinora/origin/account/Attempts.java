package dev.kinora.origin.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * How often somebody may try: a bucket of tries for each key, which fills up again with time. Keys
 * are addresses, accounts, and both together; how many are remembered is bounded. Thread-safe.
 *
 * <p>Nobody can keep another from signing in: what guessers use up elsewhere never refuses the
 * first tries from an address that has not tried this account.
 */
final class Attempts {
  /** What tries are counted by, and how many it has. */
  record Key(String name, int most, Duration refill) {}

  private static final int KEYS = 20_000;
  private static final Duration FORGOTTEN = Duration.ofHours(1);

  private final InstantSource clock;
  private final Cache<String, Bucket> buckets =
      Caffeine.newBuilder().maximumSize(KEYS).expireAfterAccess(FORGOTTEN).build();

  private record Bucket(double tries, long atMillis) {}

  Attempts(InstantSource clock) {
    this.clock = clock;
  }

  /** Tries at one account from one address. */
  static Key account(String nameKey, InetAddress address) {
    return new Key("at " + nameKey + " " + network(address), 10, Duration.ofSeconds(20));
  }

  /** Tries at the old password by whoever is signed in. */
  static Key oldPassword(String nameKey) {
    return new Key("old " + nameKey, 10, Duration.ofSeconds(20));
  }

  /** Tries at one account from everywhere: with it used up, each address has a few of its own. */
  static Key everywhere(String nameKey) {
    return new Key("everywhere " + nameKey, 100, Duration.ofMinutes(1));
  }

  /** What one address still has at an account that is being guessed at from many. */
  static Key besieged(String nameKey, InetAddress address) {
    return new Key("besieged " + nameKey + " " + network(address), 3, Duration.ofMinutes(5));
  }

  /** Tries from one address; of IPv6 the network that one customer has. */
  static Key address(InetAddress address) {
    return new Key("address " + network(address), 30, Duration.ofSeconds(4));
  }

  private static String network(InetAddress address) {
    byte[] bytes = address.getAddress();
    byte[] network = address instanceof Inet6Address ? Arrays.copyOf(bytes, 8) : bytes;
    return HexFormat.of().formatHex(network);
  }

  /** The keys of one try to sign in, as things stand. */
  synchronized List<Key> ofSignIn(String nameKey, InetAddress address) {
    Key all = everywhere(nameKey);
    return List.of(
        address(address),
        account(nameKey, address),
        left(all) < 1 ? besieged(nameKey, address) : all);
  }

  /** Takes one try from each; or takes none and says how long to wait. */
  synchronized Optional<Duration> take(List<Key> keys) {
    Optional<Duration> wait =
        keys.stream()
            .filter(key -> left(key) < 1)
            .map(key -> key.refill().multipliedBy((long) (1000 * (1 - left(key)))).dividedBy(1000))
            .max(Duration::compareTo);
    if (wait.isEmpty()) {
      keys.forEach(key -> put(key, left(key) - 1));
    }
    return wait;
  }

  /** Gives one try back to each: it was right. */
  synchronized void giveBack(List<Key> keys) {
    keys.forEach(key -> put(key, Math.min(key.most(), left(key) + 1)));
  }

  private void put(Key key, double tries) {
    buckets.put(key.name(), new Bucket(tries, clock.millis()));
  }

  private double left(Key key) {
    Bucket bucket = buckets.getIfPresent(key.name());
    if (bucket == null) {
      return key.most();
    }
    double grown = (double) (clock.millis() - bucket.atMillis()) / key.refill().toMillis();
    return Math.min(key.most(), bucket.tries() + grown);
  }
}
