const windowMs = 8_000;
const leastMs = 500;

/**
 * Bytes per second over the last seconds, from how much has been sent by when. Short breaks lower
 * it, a long one empties it.
 */
export class SpeedMeter {
  private samples: { readonly atMs: number; readonly bytes: number }[] = [];

  constructor(private readonly now: () => number) {}

  /** `bytes` have been sent in all by now. */
  note(bytes: number): void {
    const atMs = this.now();
    this.samples.push({ atMs, bytes });
    this.forget(atMs);
  }

  restart(): void {
    this.samples = [];
  }

  /** Null until there is enough to tell. */
  bytesPerSecond(): number | null {
    const atMs = this.now();
    this.forget(atMs);
    const first = this.samples[0];
    const last = this.samples.at(-1);
    if (first === undefined || last === undefined || atMs - first.atMs < leastMs) return null;
    return Math.max(0, ((last.bytes - first.bytes) * 1_000) / (atMs - first.atMs));
  }

  private forget(atMs: number): void {
    this.samples = this.samples.filter((sample) => sample.atMs > atMs - windowMs);
  }
}

/** Whole seconds until the rest is there; null while nobody can tell. */
export function secondsLeft(leftBytes: number, bytesPerSecond: number | null): number | null {
  if (bytesPerSecond === null || bytesPerSecond <= 0) return null;
  return Math.ceil(leftBytes / bytesPerSecond);
}
