package dev.kinora.origin.origins;

import dev.kinora.origin.data.DatabaseFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Announces this origin and keeps the list of all, so that a request never waits for the database.
 * Thread-safe.
 */
public final class Neighbours implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Neighbours.class);
  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9._-]{1,253}|\\[[0-9a-fA-F:.]{2,45}]");
  private static final Pattern PORT = Pattern.compile(":[0-9]{1,5}$");
  private static final Duration BEAT = Duration.ofSeconds(3);

  private final OriginBook book;
  private volatile List<Door> present = List.of();
  private volatile @Nullable Door own;
  private @Nullable Thread heart;

  /** Neighbours by a book; nothing is announced before {@link #announce}. */
  public Neighbours(OriginBook book) {
    this.book = book;
  }

  /**
   * Announces an origin from now on until {@link #close}.
   *
   * @param bound host name or address that the listener is bound to
   * @param sameMachine whether it is bound to loopback or to every address, so that the name by
   *     which a browser reached another origin of this machine reaches this one too
   */
  public synchronized void announce(String bound, int port, boolean sameMachine) {
    own = new Door(sameMachine ? "" : bound, port);
    beat();
    heart = Thread.ofPlatform().daemon().name("origin-announcements").start(this::live);
  }

  private void live() {
    try {
      while (true) {
        Thread.sleep(BEAT);
        beat();
      }
    } catch (InterruptedException _) {
      LOG.debug("announcements end");
    }
  }

  private void beat() {
    Door door = own;
    try {
      if (door != null) {
        book.announce(door);
      }
      present = book.present();
    } catch (DatabaseFailure e) {
      // The next beat tries again; what is known of the others stays for as long.
      LOG.warn("origins could not be announced: {}", e.getMessage());
    }
  }

  /**
   * Addresses of all origins, this one first; none when the host is no host.
   *
   * @param host the request's {@code Host}, with or without a port
   */
  public List<String> addresses(String host) {
    String name = nameOf(host);
    if (!HOST.matcher(name).matches()) {
      // It goes into a header field and a document: nothing but a name may.
      return List.of();
    }
    List<String> addresses = new ArrayList<>();
    Optional.ofNullable(own).ifPresent(door -> addresses.add(door.url(name)));
    for (Door door : present) {
      String address = door.url(name);
      if (!addresses.contains(address)) {
        addresses.add(address);
      }
    }
    return addresses;
  }

  /** Addresses of the others, for pages that may have to move. */
  public List<String> others(String host) {
    return addresses(host).stream().skip(1).toList();
  }

  /** The host of a {@code Host} field without its port (RFC 9110, 7.2). */
  static String nameOf(String host) {
    return PORT.matcher(host).replaceFirst("");
  }

  @Override
  public synchronized void close() {
    if (heart != null) {
      heart.interrupt();
    }
    Door door = own;
    if (door != null) {
      try {
        book.withdraw(door);
      } catch (DatabaseFailure e) {
        LOG.warn("this origin could not be taken from the list: {}", e.getMessage());
      }
    }
  }
}
