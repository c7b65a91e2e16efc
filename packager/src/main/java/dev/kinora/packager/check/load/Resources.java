package dev.kinora.packager.check.load;

import java.net.URI;
import java.util.Optional;

/**
 * Reads what lies at addresses. Implementations set limits on time and on where an address may
 * lead; every failure is an {@link Unfetched}. Used by one thread at a time.
 */
public interface Resources {
  /**
   * The bytes of a resource or of a part of it.
   *
   * @param part what of it; empty for all
   * @param mostBytes refuses more
   * @throws Unfetched if it cannot be had, or is larger
   * @throws InterruptedException if the thread is
   */
  Fetched fetch(URI address, Optional<ByteSpan> part, int mostBytes)
      throws Unfetched, InterruptedException;

  /**
   * The first bytes of a resource, fewer than asked for where it is shorter.
   *
   * @throws Unfetched if it cannot be had
   * @throws InterruptedException if the thread is
   */
  Fetched head(URI address, int mostBytes) throws Unfetched, InterruptedException;
}
