const firstDelayMs = 1_000;
const longestDelayMs = 30_000;

/**
 * Milliseconds to wait before attempt number `attempt` (1 is the first repeat): doubling up to half
 * a minute, of which a random half is taken off so that many pages do not come back at once.
 * `random` is 0 to 1.
 */
export function backoffDelayMs(attempt: number, random: number): number {
  const exponent = Math.max(0, attempt - 1);
  const ceiling = Math.min(longestDelayMs, firstDelayMs * 2 ** Math.min(exponent, 16));
  return Math.round(ceiling * (1 - random / 2));
}
