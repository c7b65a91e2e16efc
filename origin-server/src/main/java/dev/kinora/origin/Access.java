package dev.kinora.origin;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Whom the server answers.
 *
 * @param localOnly whether only people at this machine are answered at all: the server is bound to
 *     loopback and open to them
 * @param mode who may watch
 */
record Access(boolean localOnly, AccessMode mode) {

  /**
   * What follows from the settings.
   *
   * @throws UnknownHostException if the host cannot be bound because it has no address
   */
  static Access of(OriginSettings settings) throws UnknownHostException {
    boolean loopback = InetAddress.getByName(settings.host()).isLoopbackAddress();
    // With accounts a request may come by a proxy on this machine: the session counts then.
    return new Access(loopback && settings.access() == AccessMode.OPEN, settings.access());
  }
}
