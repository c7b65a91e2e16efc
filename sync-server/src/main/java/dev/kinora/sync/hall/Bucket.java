package dev.kinora.sync.hall;

/**
 * A bucket of tokens: so many at once, so many a second. Confined to whoever asks, one at a time.
 */
public final class Bucket {
  private final double most;
  private final double perMicro;
  private double tokens;
  private long lastMicros;

  /** A full bucket. */
  public Bucket(double atOnce, double perSecond, long nowMicros) {
    this.most = atOnce;
    this.perMicro = perSecond / 1_000_000;
    this.tokens = atOnce;
    this.lastMicros = nowMicros;
  }

  /** Takes a token if there is one. */
  public boolean take(long nowMicros) {
    tokens = Math.min(most, tokens + Math.max(0, nowMicros - lastMicros) * perMicro);
    lastMicros = Math.max(lastMicros, nowMicros);
    if (tokens < 1) {
      return false;
    }
    tokens -= 1;
    return true;
  }
}
