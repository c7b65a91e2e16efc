package dev.kinora.origin;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Decides, before anything listens, whom the server may answer. */
final class Access {
  private Access() {}

  /**
   * Whether only people at this machine are answered: the server is bound to loopback.
   *
   * @throws IllegalArgumentException if the settings ask for what cannot be kept
   * @throws UnknownHostException if the host cannot be bound because it has no address
   */
  static boolean isLocalOnly(OriginSettings settings) throws UnknownHostException {
    if (InetAddress.getByName(settings.host()).isLoopbackAddress()) {
      return true;
    }
    return switch (settings.access()) {
      case OPEN -> false;
      case MEMBERS ->
          throw new IllegalArgumentException(
              "--host %s lets other machines in, and --access members needs accounts, which this"
                      .formatted(settings.host())
                  + " version does not have; use --access open if everybody who reaches this"
                  + " machine may watch, or leave out --host");
    };
  }
}
