/** Pure rules of moving through a film. Seconds throughout. */

/** Speeds that `<` and `>` and the menu offer. */
export const rates: readonly number[] = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2, 3];

export function clampTime(seconds: number, duration: number): number {
  const end = Number.isFinite(duration) && duration > 0 ? duration : Number.MAX_VALUE;
  return Math.min(end, Math.max(0, seconds));
}

/**
 * The middle of the frame before or after the one shown at `at`. The middle, because a time on the
 * edge between two frames may show either.
 */
export function frameTime(at: number, framesPerSecond: number, frames: number): number {
  const shown = Math.floor(at * framesPerSecond + 1e-3);
  return Math.max(0, (shown + frames + 0.5) / framesPerSecond);
}

/** The next offered speed above (1) or below (-1) the current one. */
export function steppedRate(rate: number, steps: 1 | -1): number {
  const next =
    steps > 0
      ? rates.find((offered) => offered > rate + 1e-6)
      : rates.findLast((offered) => offered < rate - 1e-6);
  return next ?? rate;
}

/** Where to begin: what the link says, else where the viewer left off, else the start. */
export function startTime(
  asked: number | null,
  resume: number | null,
  duration: number | null,
): number {
  const wished = asked ?? resume ?? 0;
  if (duration === null) return wished;
  return wished < duration ? wished : 0;
}
