package dev.kinora.sync.tracker;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Peers that want the same bytes. Confined to the tracker's lock. */
final class Swarm {
  /** Most peers. */
  static final int MOST = 2000;

  private final Map<String, Peer> peers = new LinkedHashMap<>();
  private long downloaded;

  /** One peer: a socket's place in a swarm. */
  static final class Peer {
    final Visitor visitor;
    boolean complete;
    long seenMillis;

    Peer(Visitor visitor) {
      this.visitor = visitor;
    }
  }

  Map<String, Peer> peers() {
    return peers;
  }

  void downloadedOnce() {
    downloaded++;
  }

  int complete() {
    return (int) peers.values().stream().filter(p -> p.complete).count();
  }

  Words.Count count(String hash) {
    int complete = complete();
    return new Words.Count(hash, complete, peers.size() - complete, downloaded);
  }

  /** Different random peers of other sockets. */
  List<Peer> others(Visitor self, int most, RandomGenerator random) {
    List<Peer> others = new ArrayList<>();
    for (Peer peer : peers.values()) {
      if (!peer.visitor.equals(self)) {
        others.add(peer);
      }
    }
    int count = Math.min(most, others.size());
    for (int i = 0; i < count; i++) {
      int from = i + random.nextInt(others.size() - i);
      Peer chosen = others.get(from);
      others.set(from, others.get(i));
      others.set(i, chosen);
    }
    return others.subList(0, count);
  }
}
