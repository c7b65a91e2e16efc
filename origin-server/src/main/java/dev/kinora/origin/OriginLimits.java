package dev.kinora.origin;

import java.time.Duration;

/**
 * What one client, and all together, may take of this process. Immutable.
 *
 * @param headerBytes all header fields and the request line of one request
 * @param pathCharacters a request's path and query
 * @param connections open connections on each listener
 * @param idle how long a connection may stand without a byte either way
 * @param requestHead how long a client may take to send a request line and its fields
 * @param streamsPerConnection concurrent HTTP/2 streams
 * @param cacheBytes direct memory for segments that are asked for again and again
 * @param waiters requests that wait for segments being made
 * @param longestWait how long one of them waits
 * @param eventClients open event streams
 * @param shutdown how long answers may go on when the server stops
 */
public record OriginLimits(
    int headerBytes,
    int pathCharacters,
    int connections,
    Duration idle,
    Duration requestHead,
    int streamsPerConnection,
    int cacheBytes,
    int waiters,
    Duration longestWait,
    int eventClients,
    Duration shutdown) {
  /** For one machine and its household. */
  public static final OriginLimits DEFAULTS =
      new OriginLimits(
          16 * 1024,
          2048,
          4096,
          Duration.ofSeconds(90),
          Duration.ofSeconds(10),
          128,
          48 << 20,
          256,
          Duration.ofSeconds(30),
          128,
          Duration.ofSeconds(5));

  public OriginLimits {
    if (headerBytes < 1024 || pathCharacters < 64 || connections < 1 || streamsPerConnection < 1) {
      throw new IllegalArgumentException(
          "limits: expected room for one request at least, found headerBytes %d, pathCharacters"
                  .formatted(headerBytes)
              + " %d, connections %d, streamsPerConnection %d"
                  .formatted(pathCharacters, connections, streamsPerConnection));
    }
    if (cacheBytes < 0 || waiters < 0 || eventClients < 0) {
      throw new IllegalArgumentException(
          "limits: expected 0 or more, found cacheBytes %d, waiters %d, eventClients %d"
              .formatted(cacheBytes, waiters, eventClients));
    }
  }

  /** The same with more or less memory for segments. */
  public OriginLimits withCacheBytes(int bytes) {
    return new OriginLimits(
        headerBytes,
        pathCharacters,
        connections,
        idle,
        requestHead,
        streamsPerConnection,
        bytes,
        waiters,
        longestWait,
        eventClients,
        shutdown);
  }

  /** The same with another bound on waiting for segments. */
  public OriginLimits withWaiting(int mostWaiters, Duration longest) {
    return new OriginLimits(
        headerBytes,
        pathCharacters,
        connections,
        idle,
        requestHead,
        streamsPerConnection,
        cacheBytes,
        mostWaiters,
        longest,
        eventClients,
        shutdown);
  }

  /** The same with other times for slow connections. */
  public OriginLimits withTimes(Duration idleTime, Duration requestHeadTime) {
    return new OriginLimits(
        headerBytes,
        pathCharacters,
        connections,
        idleTime,
        requestHeadTime,
        streamsPerConnection,
        cacheBytes,
        waiters,
        longestWait,
        eventClients,
        shutdown);
  }

  /** The same with more or fewer listeners to events. */
  public OriginLimits withEventClients(int clients) {
    return new OriginLimits(
        headerBytes,
        pathCharacters,
        connections,
        idle,
        requestHead,
        streamsPerConnection,
        cacheBytes,
        waiters,
        longestWait,
        clients,
        shutdown);
  }
}
