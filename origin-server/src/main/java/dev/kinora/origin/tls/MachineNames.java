package dev.kinora.origin.tls;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What this machine can be called in an address. Immutable.
 *
 * @param dns names, {@code localhost} among them
 * @param addresses IP addresses in text form, loopback and the machine's own
 */
public record MachineNames(Set<String> dns, Set<String> addresses) {
  private static final Pattern NAME =
      Pattern.compile("(?!-)[A-Za-z0-9-]{1,63}(?<!-)(\\.(?!-)[A-Za-z0-9-]{1,63}(?<!-))*");

  public MachineNames {
    dns = Collections.unmodifiableSet(new TreeSet<>(dns));
    addresses = Collections.unmodifiableSet(new TreeSet<>(addresses));
  }

  /** The names at this moment. */
  public static MachineNames current() throws SocketException {
    Set<String> dns = new TreeSet<>(Set.of("localhost"));
    Set<String> addresses = new TreeSet<>(Set.of("127.0.0.1", "0:0:0:0:0:0:0:1"));
    hostName(dns);
    for (NetworkInterface network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
      if (network.isUp()) {
        network.inetAddresses().filter(MachineNames::lasts).forEach(a -> addresses.add(text(a)));
      }
    }
    return new MachineNames(dns, addresses);
  }

  private static void hostName(Set<String> dns) {
    try {
      String name = InetAddress.getLocalHost().getHostName();
      if (NAME.matcher(name).matches()) {
        List<String> names = name.contains(".") ? List.of(name) : List.of(name, name + ".local");
        dns.addAll(names);
      }
    } catch (UnknownHostException nameless) {
      // A machine without a name of its own is reached by its addresses.
      dns.add("localhost");
    }
  }

  /** Temporary and link-local IPv6 addresses change too often to have a certificate. */
  private static boolean lasts(InetAddress address) {
    return !address.isLinkLocalAddress()
        && (!(address instanceof Inet6Address)
            || address.isSiteLocalAddress()
            || isUniqueLocal(address));
  }

  /** RFC 4193: fc00::/7. */
  private static boolean isUniqueLocal(InetAddress address) {
    return (address.getAddress()[0] & 0xfe) == 0xfc;
  }

  private static String text(InetAddress address) {
    String text = address.getHostAddress();
    int zone = text.indexOf('%');
    return zone < 0 ? text : text.substring(0, zone);
  }
}
