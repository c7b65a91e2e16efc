package dev.kinora.cli.room;

import dev.kinora.cli.settings.UnusableSetting;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a room is.
 *
 * @param hub the server's address, without a path
 * @param room its name in addresses
 * @param guestToken what a guest link carries
 */
public record RoomAddress(URI hub, String room, Optional<String> guestToken) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,40}");
  private static final Pattern PATH =
      Pattern.compile("/(?:room/([a-z0-9][a-z0-9-]{0,40})|rooms/([a-z0-9][a-z0-9-]{0,40})/socket)");

  /**
   * Reads a room's page or socket address, or its name on a hub.
   *
   * @throws UnusableSetting if it is neither
   */
  public static RoomAddress of(String text, URI hub) {
    if (NAME.matcher(text).matches()) {
      return new RoomAddress(hub, text, Optional.empty());
    }
    try {
      return of(URI.create(text));
    } catch (IllegalArgumentException notAnAddress) {
      throw wrong();
    }
  }

  private static RoomAddress of(URI address) {
    String scheme = String.valueOf(address.getScheme());
    Matcher path = PATH.matcher(String.valueOf(address.getPath()));
    if (!scheme.matches("https?|wss?") || address.getRawAuthority() == null || !path.matches()) {
      throw wrong();
    }
    String web = scheme.equals("https") || scheme.equals("wss") ? "https" : "http";
    String fragment = String.valueOf(address.getFragment());
    return new RoomAddress(
        URI.create(web + "://" + address.getRawAuthority()),
        path.group(1) != null ? path.group(1) : path.group(2),
        fragment.startsWith("g=") ? Optional.of(fragment.substring(2)) : Optional.empty());
  }

  private static UnusableSetting wrong() {
    return new UnusableSetting(
        "expected a room's name such as lounge, or its address such as"
            + " https://localhost:8080/room/lounge");
  }

  /** The socket's address. */
  URI socket() {
    String scheme = hub.getScheme().equals("https") ? "wss" : "ws";
    return URI.create(scheme + "://" + hub.getRawAuthority() + "/rooms/" + room + "/socket");
  }
}
