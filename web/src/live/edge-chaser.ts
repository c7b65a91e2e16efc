/** How far behind the newest data playing stays, and how it gets there. Pure: seconds in and out. */

/** What to do about where playing is. `jumpTo` is a distance behind the edge, or null. */
export interface Chase {
  readonly rate: number;
  readonly jumpBehind: number | null;
}

export const fastestRate = 1.1;
const slowestRate = 0.95;
/** Further behind than this, rate alone would take too long. */
const jumpBeyondSeconds = 4;
/** Within this of the target nothing is done. */
const toleranceSeconds = 0.15;
/** A surplus of one second is worth a tenth of speed. */
const ratePerSecond = 0.1;

export function chase(behindSeconds: number, targetSeconds: number): Chase {
  const surplus = behindSeconds - targetSeconds;
  if (surplus > jumpBeyondSeconds) return { rate: 1, jumpBehind: targetSeconds };
  if (Math.abs(surplus) <= toleranceSeconds) return { rate: 1, jumpBehind: null };
  const rate = 1 + surplus * ratePerSecond;
  return { rate: Math.min(fastestRate, Math.max(slowestRate, rate)), jumpBehind: null };
}

const leastTarget = 0.3;
const mostTarget = 3;
const growthPerStall = 1.5;
const shrinkPerSecond = 0.99;

/**
 * The distance that has been enough lately: grows when playing ran dry, shrinks slowly while it does
 * not. Data that comes in lumps needs about a lump.
 */
export class Target {
  private seconds = 0.5;

  get value(): number {
    return this.seconds;
  }

  ranDry(): void {
    this.seconds = Math.min(mostTarget, this.seconds * growthPerStall);
  }

  /** `lumpSeconds` is what one message of late brings. */
  ranWell(elapsedSeconds: number, lumpSeconds: number): void {
    const floor = Math.max(leastTarget, Math.min(mostTarget, lumpSeconds * 1.2));
    this.seconds = Math.max(floor, this.seconds * shrinkPerSecond ** elapsedSeconds);
  }
}

type Ranges = readonly (readonly [number, number])[];

/** Where the data goes on after a hole that playing stands before; null where there is none. */
export function beyondHole(buffered: Ranges, at: number): number | null {
  const inside = buffered.some(([from, to]) => from <= at && at < to - 0.05);
  if (inside) return null;
  const next = buffered.find(([from]) => from > at);
  return next === undefined ? null : next[0] + 0.01;
}

/** What may be thrown away of what has been played: a span, or null while it is not worth it. */
export function removable(
  buffered: Ranges,
  at: number,
  keepSeconds: number,
): readonly [number, number] | null {
  const start = buffered[0]?.[0];
  if (start === undefined || at - start < keepSeconds * 2) return null;
  return [start, at - keepSeconds];
}
