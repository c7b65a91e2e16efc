export type Phase = 'idle' | 'preparing' | 'playing' | 'paused' | 'holding' | 'ended';

/** How a room's film moves. Positions are media seconds, `at` is room time in milliseconds. */
export interface Motion {
  readonly phase: Phase;
  readonly pos: number;
  /** Media seconds a second. */
  readonly rate: number;
  /** Since when it moves; may lie in the future, which is a start that has been set. */
  readonly at: number;
}

/** Where the film is at a moment of room time, in media seconds; `durationSeconds` is 0 if unknown. */
export function positionAt(motion: Motion, roomMs: number, durationSeconds = 0): number {
  if (motion.phase !== 'playing' || roomMs < motion.at) return motion.pos;
  const position = motion.pos + (motion.rate * (roomMs - motion.at)) / 1000;
  return durationSeconds > 0 ? Math.min(position, durationSeconds) : position;
}

/** Live media end at the newest segment: nobody is sent closer to it than three target durations. */
export function clippedToLive(
  targetSeconds: number,
  edgeSeconds: number,
  targetDurationSeconds: number,
): number {
  return Math.min(targetSeconds, edgeSeconds - 3 * targetDurationSeconds);
}
