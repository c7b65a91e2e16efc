package dev.kinora.cli.verb;

import dev.kinora.cli.terminal.Terminal;
import dev.kinora.cli.wiring.Node;
import dev.kinora.origin.OriginServer;
import java.net.InetSocketAddress;
import java.util.Optional;

/** How somebody gets the very first account. */
final class FirstAccount {
  private FirstAccount() {}

  /**
   * Says where to make it, while there is none: by a one-time link where only members are let in,
   * since whoever came first would be the administrator; without one at this machine.
   */
  static void mention(Node node, OriginServer origin, Terminal terminal) {
    Optional<InetSocketAddress> https = origin.https();
    if (https.isEmpty() || !node.accounts().isEmpty()) {
      return;
    }
    String address = ServeVerb.address("https", https.get());
    String hub = address.substring(0, address.length() - 1);
    switch (origin.access()) {
      case MEMBERS -> {
        terminal.say("Nobody has an account yet. This link makes the first, once:");
        terminal.print(hub + node.invitations().forTheFirst().path());
      }
      case OPEN ->
          terminal.say("Accounts are for letting others in: make the first at " + hub + "/welcome");
    }
  }
}
