package dev.kinora.origin.rooms;

import dev.kinora.origin.reply.Call;
import io.undertow.attribute.ExchangeAttributes;
import io.undertow.server.handlers.ResponseCodeHandler;
import io.undertow.server.handlers.proxy.ProxyHandler;
import io.undertow.util.HttpString;
import java.io.IOException;

/**
 * Passes sockets on to the server of rooms, byte for byte after the handshake, so that frames,
 * pings and closes are those of the two ends. What one end does not take waits at the other:
 * nothing is kept here but a buffer for each direction. Thread-safe.
 */
final class RoomSockets {
  private static final HttpString RELAY = new HttpString("Kinora-Relay");

  /** The handshake has to be over by then; an open socket has no limit. */
  private static final int HANDSHAKE_MILLIS = 10_000;

  private final ProxyHandler proxy;

  RoomSockets(Rooms rooms) {
    proxy =
        ProxyHandler.builder()
            .setProxyClient(new Upstream(rooms))
            .setMaxRequestTime(HANDSHAKE_MILLIS)
            .setNext(ResponseCodeHandler.HANDLE_404)
            .addRequestHeader(RELAY, ExchangeAttributes.constant(rooms.relayMark()))
            .build();
  }

  /** {@code /rooms/{room}/socket} and {@code /tracker}. */
  void relay(Call call) throws IOException {
    try {
      proxy.handleRequest(call.exchange());
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException("a room's socket could not be passed on", e);
    }
  }
}
