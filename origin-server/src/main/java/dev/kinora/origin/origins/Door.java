package dev.kinora.origin.origins;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where an origin's encrypted listener is.
 *
 * @param host address or name it is bound to; empty when any name of its machine reaches it
 * @param port 1 to 65535
 */
public record Door(String host, int port) {
  private static final Pattern HOST = Pattern.compile("[a-z0-9.:-]{0,253}");

  public Door {
    host = host.toLowerCase(Locale.ROOT);
    if (!HOST.matcher(host).matches() || port < 1 || port > 65_535) {
      throw new IllegalArgumentException(
          "origin: expected a host name and a port, found \"%s\":%d".formatted(host, port));
    }
  }

  /** Its address for a browser that reached this machine by {@code asked}. */
  String url(String asked) {
    String name = host.isEmpty() ? asked : host;
    boolean bare = name.contains(":") && !name.startsWith("[");
    return "https://%s:%d".formatted(bare ? "[" + name + "]" : name, port);
  }
}
