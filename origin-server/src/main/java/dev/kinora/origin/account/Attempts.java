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
 * are accounts and addresses; how many are remembered is bounded. Thread-safe.
 */
final class Attempts {
  /** An account or an address, and how many tries it has. */
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

  /** Tries at one account, wherever they come from. */
  static Key account(String nameKey) {
    return new Key("account " + nameKey, 10, Duration.ofSeconds(20));
  }

  /** Tries from one address; of IPv6 the network that one customer has. */
  static Key address(InetAddress address) {
    byte[] bytes = address.getAddress();
    byte[] network = address instanceof Inet6Address ? Arrays.copyOf(bytes, 8) : bytes;
    return new Key("address " + HexFormat.of().formatHex(network), 30, Duration.ofSeconds(4));
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
