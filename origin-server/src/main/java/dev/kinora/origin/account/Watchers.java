package dev.kinora.origin.account;

import dev.kinora.origin.reply.Caller;
import dev.kinora.origin.reply.SessionWatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every other moment which of the sessions that keep something open have ended, in this
 * process or in another one, and ends what they kept. Thread-safe.
 */
final class Watchers implements SessionWatch, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Watchers.class);
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final Sessions sessions;
  private final ConcurrentHashMap<String, Set<Open>> open = new ConcurrentHashMap<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  /** Something open; equal to itself alone. */
  private static final class Open {
    private final Runnable end;

    Open(Runnable end) {
      this.end = end;
    }
  }

  Watchers(Sessions sessions) {
    this.sessions = sessions;
    Thread.ofVirtual().name("session-watch").start(this::run);
  }

  @Override
  public Watching onEnd(Caller caller, Runnable end) {
    Optional<String> session = caller.session();
    if (session.isEmpty()) {
      return () -> {};
    }
    Open one = new Open(end);
    open.compute(
        session.get(),
        (id, all) -> {
          Set<Open> some = all == null ? ConcurrentHashMap.newKeySet() : all;
          some.add(one);
          return some;
        });
    return () -> forget(session.get(), one);
  }

  private void forget(String session, Open one) {
    open.computeIfPresent(
        session,
        (id, all) -> {
          all.remove(one);
          return all.isEmpty() ? null : all;
        });
  }

  /** Looks now instead of at the next moment. */
  void look() {
    List<String> ids = new ArrayList<>(open.keySet());
    if (ids.isEmpty()) {
      return;
    }
    for (String ended : sessions.ended(ids)) {
      Set<Open> all = open.remove(ended);
      if (all != null) {
        LOG.debug("a session is over: {} things it kept open end", all.size());
        all.forEach(one -> one.end.run());
      }
    }
  }

  private void run() {
    try {
      while (!closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
        try {
          look();
        } catch (RuntimeException e) {
          LOG.warn("sessions could not be looked at: {}", e.toString());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
