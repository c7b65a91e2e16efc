package dev.kinora.cli.check;

import dev.kinora.packager.check.load.Unfetched;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;

/**
 * Where a package from the web may lead: anywhere on the host that was named, and to public
 * addresses of others. A playlist of a stranger does not get to ask the services of this machine or
 * of its network. The names are resolved just before they are connected to, and the JVM keeps the
 * answer in between.
 */
final class HostRule {
  private static final Set<String> SCHEMES = Set.of("http", "https");

  private final String named;

  HostRule(URI start) {
    this.named = host(start);
  }

  private static String host(URI address) {
    return String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
  }

  /** Refuses an address that may not be asked. */
  void check(URI address) throws Unfetched {
    if (!SCHEMES.contains(String.valueOf(address.getScheme())) || address.getHost() == null) {
      throw new Unfetched(Unfetched.Reason.OUT_OF_BOUNDS, "an address that is not http or https");
    }
    if (host(address).equals(named)) {
      return;
    }
    try {
      for (InetAddress one : InetAddress.getAllByName(address.getHost())) {
        if (!isPublic(one)) {
          throw new Unfetched(
              Unfetched.Reason.OUT_OF_BOUNDS, "an address of this machine or a private network");
        }
      }
    } catch (UnknownHostException _) {
      throw new Unfetched(Unfetched.Reason.UNREACHABLE, "a host that is not known");
    }
  }

  static boolean isPublic(InetAddress address) {
    byte[] bytes = address.getAddress();
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    boolean shared = bytes.length == 4 && first == 100 && second >= 64 && second < 128;
    boolean unassigned = bytes.length == 4 && (first == 0 || first >= 240);
    boolean unique = bytes.length == 16 && (first & 0xfe) == 0xfc;
    // Of IPv6, 64:ff9b::/96 and 2002::/16 carry an IPv4 address that may be any.
    boolean carries =
        bytes.length == 16 && ((first == 0 && second == 0x64) || (first == 0x20 && second == 0x02));
    return !(address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()
        || shared
        || unassigned
        || unique
        || carries);
  }
}
