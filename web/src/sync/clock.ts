/**
 * One question about the time and its answer: sent at `c0` and answered at `c3` on this device's
 * monotonic clock, received at `s1` and sent at `s2` in room time. Milliseconds with fraction.
 */
export interface Exchange {
  readonly c0: number;
  readonly s1: number;
  readonly s2: number;
  readonly c3: number;
}

export interface ClockSample {
  /** What has to be added to this device's clock to get room time. */
  readonly thetaMs: number;
  readonly rttMs: number;
  readonly takenAtMs: number;
}

export interface ClockEstimate {
  readonly thetaMs: number;
  readonly uncertaintyMs: number;
}

const keptSamples = 24;
const bestSamples = 3;
const driftShare = 60e-6;
const slewMsPerSecond = 5;
const jumpAboveMs = 50;

export function sampleOf({ c0, s1, s2, c3 }: Exchange): ClockSample {
  return { thetaMs: (s1 - c0 + (s2 - c3)) / 2, rttMs: c3 - c0 - (s2 - s1), takenAtMs: c3 };
}

/** How wrong a sample may be by now: half its way there and back, and what clocks drift apart. */
export function dispersionMs(sample: ClockSample, nowMs: number): number {
  return sample.rttMs / 2 + driftShare * (nowMs - sample.takenAtMs);
}

/** The mean of the three samples with the least dispersion; null without any. */
export function estimateOf(samples: readonly ClockSample[], nowMs: number): ClockEstimate | null {
  const best = samples
    .map((sample) => ({ sample, dispersion: dispersionMs(sample, nowMs) }))
    .sort((one, other) => one.dispersion - other.dispersion)
    .slice(0, bestSamples);
  const [least] = best;
  if (least === undefined) return null;
  const sum = best.reduce((total, { sample }) => total + sample.thetaMs, 0);
  return { thetaMs: sum / best.length, uncertaintyMs: least.dispersion };
}

/**
 * The next difference to use: towards the estimate by 5 ms a second while a film plays, so that
 * nobody sees it; all at once where it is far off or nothing plays.
 */
export function slewed(
  appliedMs: number,
  targetMs: number,
  elapsedMs: number,
  playing: boolean,
): number {
  const missing = targetMs - appliedMs;
  if (!playing || Math.abs(missing) > jumpAboveMs) return targetMs;
  const most = (slewMsPerSecond * elapsedMs) / 1000;
  return appliedMs + Math.min(most, Math.max(-most, missing));
}

/** The room's clock as this page knows it. Times come in, so that tests decide about them. */
export class RoomClock {
  private samples: ClockSample[] = [];
  private estimate: ClockEstimate | null = null;
  private appliedMs: number | null = null;
  private appliedAtMs = 0;

  /** Forgets everything: another server counts from another beginning. */
  reset(): void {
    this.samples = [];
    this.estimate = null;
    this.appliedMs = null;
  }

  add(exchange: Exchange): ClockSample {
    const sample = sampleOf(exchange);
    this.samples = [...this.samples, sample].slice(-keptSamples);
    this.estimate = estimateOf(this.samples, exchange.c3);
    return sample;
  }

  get measured(): number {
    return this.samples.length;
  }

  /** Room time at a moment of this device's clock; null before the first answer. */
  roomMs(nowMs: number, playing: boolean): number | null {
    const { estimate } = this;
    if (estimate === null) return null;
    const before = this.appliedMs ?? estimate.thetaMs;
    const elapsed = Math.max(0, nowMs - this.appliedAtMs);
    this.appliedMs = slewed(before, estimate.thetaMs, elapsed, playing);
    this.appliedAtMs = nowMs;
    return nowMs + this.appliedMs;
  }

  /** How wrong room time may be at a moment; null before the first answer. */
  uncertaintyMs(nowMs: number): number | null {
    return estimateOf(this.samples, nowMs)?.uncertaintyMs ?? null;
  }

  get thetaMs(): number | null {
    return this.appliedMs ?? this.estimate?.thetaMs ?? null;
  }

  medianRttMs(): number | null {
    const sorted = this.samples.map((sample) => sample.rttMs).sort((a, b) => a - b);
    return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
  }
}
