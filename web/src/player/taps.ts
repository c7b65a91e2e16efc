import type { Command } from './command';

export interface Tap {
  readonly atMs: number;
  /** Where across the picture, 0 to 1. */
  readonly share: number;
}

export type TapMeaning = Command | 'toggle-controls';

const doubleTapMs = 300;

/**
 * What a finger's tap means: two quick ones on the left or right third jump ten seconds, anything
 * else shows or hides the controls.
 */
export function meaningOfTap(tap: Tap, before: Tap | null): TapMeaning {
  const side = tap.share < 1 / 3 ? -10 : tap.share > 2 / 3 ? 10 : 0;
  const quick = before !== null && tap.atMs - before.atMs < doubleTapMs;
  return quick && side !== 0 ? { do: 'seek-by', seconds: side } : 'toggle-controls';
}
