package dev.kinora.sync.tracker;

import dev.kinora.sync.hall.Bucket;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** One socket at the tracker. Confined to the tracker's lock but for {@link #tell}. */
public final class Visitor {
  /** Offers of one socket that others get, in a minute. */
  static final int OFFERS_A_MINUTE = 200;

  final String scope;

  /** The peer id this socket has in each swarm, by hash. */
  final Map<String, String> swarms = new HashMap<>();

  final Bucket offers;
  private final Consumer<String> out;

  Visitor(String scope, Consumer<String> out, long nowMicros) {
    this.scope = scope;
    this.out = out;
    this.offers = new Bucket(OFFERS_A_MINUTE, OFFERS_A_MINUTE / 60.0, nowMicros);
  }

  /** Sends a frame, or drops it when the socket reads too slowly. */
  void tell(String frame) {
    out.accept(frame);
  }
}
