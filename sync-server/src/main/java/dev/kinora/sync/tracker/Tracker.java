package dev.kinora.sync.tracker;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Who is in which swarm. One lock, held for a moment a frame and never while anything is written to
 * a socket: frames go out after it is let go. Thread-safe.
 */
public final class Tracker {
  /** Largest frame: five offers with all their candidates fit. */
  public static final int FRAME_BYTES = 256 * 1024;

  /** How often peers announce themselves. */
  static final int INTERVAL_SECONDS = 120;

  private static final int MOST_SWARMS = 20_000;
  private static final int SWARMS_A_SOCKET = 50;
  private static final int MOST_UNWRITTEN = 50_000;
  private static final long GONE_MILLIS = 2 * INTERVAL_SECONDS * 1000L;

  private record Key(String scope, String hash) {}

  /** A frame for somebody. */
  private record Letter(Visitor to, String frame) {}

  private final RandomGenerator random;

  @GuardedBy("this")
  private final Map<Key, Swarm> swarms = new HashMap<>();

  @GuardedBy("this")
  private final Map<String, PeerRow> unwritten = new LinkedHashMap<>();

  @GuardedBy("this")
  private long offers;

  @GuardedBy("this")
  private long answers;

  @GuardedBy("this")
  private long failures;

  /** A tracker that picks peers with this. */
  public Tracker(RandomGenerator random) {
    this.random = random;
  }

  /** A socket has come, with a token for this scope; {@code out} neither blocks nor throws. */
  public Visitor enter(String scope, Consumer<String> out, long nowMillis) {
    return new Visitor(scope, out, nowMillis * 1000);
  }

  /** A socket has sent a frame. */
  public void receive(Visitor from, String text, long nowMillis) {
    Words.Message message = Words.read(text);
    List<Letter> letters;
    synchronized (this) {
      letters =
          switch (message) {
            case Words.Message.Announce m -> announce(from, m, nowMillis);
            case Words.Message.Answer m -> answer(from, m);
            case Words.Message.Scrape m -> List.of(new Letter(from, scrape(from, m)));
            case Words.Message.Failure m -> failed(from, m);
          };
    }
    letters.forEach(letter -> letter.to().tell(letter.frame()));
  }

  @GuardedBy("this")
  private List<Letter> failed(Visitor from, Words.Message.Failure failure) {
    failures++;
    return List.of(new Letter(from, Words.failure(failure)));
  }

  @GuardedBy("this")
  private List<Letter> announce(Visitor from, Words.Message.Announce m, long nowMillis) {
    Key key = new Key(from.scope, m.hash());
    if (m.event().equals("stopped")) {
      leave(from, m.hash());
      Swarm rest = swarms.getOrDefault(key, new Swarm());
      return List.of(new Letter(from, announced(m.hash(), rest)));
    }
    Optional<String> refusal = refusal(from, m, key);
    if (refusal.isPresent()) {
      return failed(
          from,
          new Words.Message.Failure(refusal.get(), Optional.of("announce"), Optional.of(m.hash())));
    }
    String known = from.swarms.get(m.hash());
    if (known != null && !known.equals(m.peer())) {
      leave(from, m.hash());
    }
    Swarm swarm = swarms.computeIfAbsent(key, _ -> new Swarm());
    Swarm.Peer peer = swarm.peers().computeIfAbsent(m.peer(), _ -> new Swarm.Peer(from));
    from.swarms.put(m.hash(), m.peer());
    peer.seenMillis = nowMillis;
    if (m.event().equals("completed") && !peer.complete) {
      swarm.downloadedOnce();
    }
    peer.complete = m.complete() || m.event().equals("completed") || peer.complete;
    note(key, m.peer(), true, peer.complete, nowMillis);
    List<Letter> letters = new ArrayList<>();
    letters.add(new Letter(from, announced(m.hash(), swarm)));
    offer(from, m, swarm, nowMillis, letters);
    return letters;
  }

  @GuardedBy("this")
  private void offer(
      Visitor from, Words.Message.Announce m, Swarm swarm, long nowMillis, List<Letter> letters) {
    int most = Math.min(m.offers().size(), m.wanted().orElse(Words.OFFERS));
    List<Swarm.Peer> others = swarm.others(from, most, random);
    for (int i = 0; i < others.size() && from.offers.take(nowMillis * 1000); i++) {
      letters.add(
          new Letter(others.get(i).visitor, Words.offer(m.hash(), m.peer(), m.offers().get(i))));
      offers++;
    }
  }

  private static String announced(String hash, Swarm swarm) {
    int complete = swarm.complete();
    return Words.announced(hash, INTERVAL_SECONDS, complete, swarm.peers().size() - complete);
  }

  @GuardedBy("this")
  private Optional<String> refusal(Visitor from, Words.Message.Announce m, Key key) {
    boolean newForSocket = !from.swarms.containsKey(m.hash());
    if (newForSocket && from.swarms.size() >= SWARMS_A_SOCKET) {
      return Optional.of("a socket is in at most " + SWARMS_A_SOCKET + " swarms");
    }
    Swarm swarm = swarms.get(key);
    if (swarm == null) {
      return swarms.size() >= MOST_SWARMS
          ? Optional.of("the tracker has all the swarms it can take")
          : Optional.empty();
    }
    Swarm.Peer other = swarm.peers().get(m.peer());
    if (other != null && !other.visitor.equals(from)) {
      return Optional.of("peer_id: another socket uses it");
    }
    return other == null && swarm.peers().size() >= Swarm.MOST
        ? Optional.of("this swarm has all the peers it can take")
        : Optional.empty();
  }

  @GuardedBy("this")
  private List<Letter> answer(Visitor from, Words.Message.Answer m) {
    Swarm swarm = swarms.get(new Key(from.scope, m.hash()));
    Swarm.Peer to = swarm == null ? null : swarm.peers().get(m.to());
    boolean member = m.peer().equals(from.swarms.get(m.hash()));
    if (!member || to == null || to.visitor.equals(from)) {
      return List.of();
    }
    answers++;
    return List.of(new Letter(to.visitor, Words.answer(m)));
  }

  @GuardedBy("this")
  private String scrape(Visitor from, Words.Message.Scrape m) {
    // Without hashes: those the socket is in. Others' are nobody's to know.
    List<String> hashes = m.hashes().isEmpty() ? List.copyOf(from.swarms.keySet()) : m.hashes();
    List<Words.Count> counts = new ArrayList<>();
    for (String hash : hashes) {
      counts.add(swarms.getOrDefault(new Key(from.scope, hash), new Swarm()).count(hash));
    }
    return Words.scraped(counts);
  }

  /** A socket is gone, and its peers with it. */
  public synchronized void leave(Visitor visitor) {
    List.copyOf(visitor.swarms.keySet()).forEach(hash -> leave(visitor, hash));
  }

  @GuardedBy("this")
  private void leave(Visitor visitor, String hash) {
    String peer = visitor.swarms.remove(hash);
    Key key = new Key(visitor.scope, hash);
    Swarm swarm = swarms.get(key);
    if (peer == null || swarm == null) {
      return;
    }
    swarm.peers().remove(peer);
    note(key, peer, false, false, 0);
    if (swarm.peers().isEmpty()) {
      swarms.remove(key);
    }
  }

  /** Takes out peers that have not announced themselves for two intervals. */
  public synchronized void sweep(long nowMillis) {
    for (Map.Entry<Key, Swarm> swarm : List.copyOf(swarms.entrySet())) {
      for (Swarm.Peer peer : List.copyOf(swarm.getValue().peers().values())) {
        if (nowMillis - peer.seenMillis >= GONE_MILLIS) {
          leave(peer.visitor, swarm.getKey().hash());
        }
      }
    }
  }

  @GuardedBy("this")
  private void note(Key key, String peer, boolean here, boolean complete, long nowMillis) {
    if (unwritten.size() < MOST_UNWRITTEN) {
      PeerRow row =
          new PeerRow(
              key.scope(), Words.hex(key.hash()), Words.hex(peer), here, complete, nowMillis);
      unwritten.put(row.scope() + row.infoHash() + row.peerId(), row);
    }
  }

  /** Peers that came, changed or went since the last call. */
  public synchronized List<PeerRow> takeChanges() {
    List<PeerRow> rows = List.copyOf(unwritten.values());
    unwritten.clear();
    return rows;
  }

  /** It in numbers. */
  public synchronized TrackerFacts facts() {
    int peers = swarms.values().stream().mapToInt(s -> s.peers().size()).sum();
    return new TrackerFacts(swarms.size(), peers, offers, answers, failures);
  }
}
