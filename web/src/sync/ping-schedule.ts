const everyMs = 10_000;
const burstGapMs = 100;
const firstBurst = 8;
const laterBurst = 4;
const oddFactor = 3;

/**
 * When to ask for the time: eight times at first, then every ten seconds, and four times more when
 * something may have changed. Pure: moments come in and go out.
 */
export class PingSchedule {
  private inBurst = firstBurst;
  private lastBurstAtMs: number;
  private nextMs: number;

  constructor(nowMs: number, first: boolean) {
    this.inBurst = first ? firstBurst : laterBurst;
    this.lastBurstAtMs = nowMs;
    this.nextMs = nowMs;
  }

  get dueAtMs(): number {
    return this.nextMs;
  }

  sent(nowMs: number): void {
    this.inBurst = Math.max(0, this.inBurst - 1);
    this.nextMs = nowMs + (this.inBurst > 0 ? burstGapMs : everyMs);
  }

  /** The network changed, the page came back from the background: what was measured may be off. */
  disturbed(nowMs: number): void {
    if (this.inBurst > 0) return;
    this.inBurst = laterBurst;
    this.lastBurstAtMs = nowMs;
    this.nextMs = nowMs;
  }

  /** An answer that took three times as long as usual says that the way there has changed. */
  answered(rttMs: number, medianRttMs: number | null, nowMs: number): void {
    if (medianRttMs === null || rttMs <= oddFactor * medianRttMs) return;
    if (nowMs - this.lastBurstAtMs >= everyMs) this.disturbed(nowMs);
  }
}
