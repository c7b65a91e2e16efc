import type { LiveStream } from '../api/live';
import type { LiveMode } from '../routing/route';

export interface LiveAbilities {
  /** Whether the browser takes the relayed stream as it came. */
  readonly socket: boolean;
}

/** The ways a stream can be shown here, the fastest first. */
export function possibleModes(stream: LiveStream, abilities: LiveAbilities): readonly LiveMode[] {
  const modes: (LiveMode | false)[] = [
    stream.socket !== null && abilities.socket && 'socket',
    stream.hls !== null && 'hls',
    stream.dash !== null && 'dash',
  ];
  return modes.filter((mode) => mode !== false);
}

/** The wished way, or the best that has not failed; null when all have. */
export function nextMode(
  possible: readonly LiveMode[],
  wish: LiveMode | null,
  failed: readonly LiveMode[],
): LiveMode | null {
  const left = possible.filter((mode) => !failed.includes(mode));
  return left.find((mode) => mode === wish) ?? left[0] ?? null;
}
