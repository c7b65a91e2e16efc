package dev.kinora.transcoder.jobs;

import dev.kinora.packager.publish.ClaimedSpan;
import dev.kinora.packager.publish.SpanLedger;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renews the leases of what this process works on, three times within each lease, however long a
 * segment takes. Safe for use by any thread.
 */
final class Leases implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Leases.class);

  private final SpanLedger ledger;
  private final Duration lease;
  private final Set<ClaimedSpan> held = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService clock;

  Leases(SpanLedger ledger, Duration lease) {
    this.ledger = ledger;
    this.lease = lease;
    this.clock =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("leases").factory());
    long millis = Math.max(1, lease.toMillis() / 3);
    var _ = clock.scheduleWithFixedDelay(this::renew, millis, millis, TimeUnit.MILLISECONDS);
  }

  Duration lease() {
    return lease;
  }

  void hold(Collection<ClaimedSpan> spans) {
    held.addAll(spans);
  }

  void drop(ClaimedSpan span) {
    held.remove(span);
  }

  private void renew() {
    for (ClaimedSpan span : List.copyOf(held)) {
      try {
        if (!ledger.renew(span, lease)) {
          held.remove(span);
        }
      } catch (RuntimeException e) {
        // The lease may run out, then somebody else makes the same bytes.
        LOG.warn("the lease of {} was not renewed: {}", span.span(), e.getMessage());
      }
    }
  }

  @Override
  public void close() {
    // Not shutdownNow: an interrupt would close the file under an embedded database.
    clock.shutdown();
  }
}
