import { readStored, writeStored } from '../storage';

/** Where a viewer left a film, in seconds, and when (milliseconds since 1970). */
export interface Position {
  readonly atSeconds: number;
  readonly savedAtMs: number;
}

const key = 'kinora.positions';
const mostKept = 200;
/** Who saw less than this has not begun; who has less than this left has finished. */
const edgeSeconds = 5;
const finishedShare = 0.95;

/** Whether leaving a film here is worth coming back to. */
export function isWorthResuming(atSeconds: number, durationSeconds: number): boolean {
  if (!(durationSeconds > 0) || atSeconds < edgeSeconds) return false;
  return atSeconds < durationSeconds * finishedShare && atSeconds < durationSeconds - edgeSeconds;
}

/** Reads what was stored; anything that is not a position is left out. */
export function parsePositions(text: string | null): Map<string, Position> {
  const positions = new Map<string, Position>();
  if (text === null) return positions;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // Written by something else: the same as nothing written.
    return positions;
  }
  if (typeof value !== 'object' || value === null) return positions;
  for (const [id, entry] of Object.entries(value)) {
    if (!Array.isArray(entry)) continue;
    const [atSeconds, savedAtMs] = entry as unknown[];
    if (Number.isFinite(atSeconds) && Number.isFinite(savedAtMs)) {
      positions.set(id, { atSeconds: atSeconds as number, savedAtMs: savedAtMs as number });
    }
  }
  return positions;
}

/** The newest `mostKept` positions as they are stored. */
export function formatPositions(positions: ReadonlyMap<string, Position>): string {
  const newest = [...positions].sort(([, a], [, b]) => b.savedAtMs - a.savedAtMs);
  const kept = newest.slice(0, mostKept).map(([id, { atSeconds, savedAtMs }]) => {
    return [id, [Math.round(atSeconds * 10) / 10, savedAtMs]] as const;
  });
  return JSON.stringify(Object.fromEntries(kept));
}

/** Where this browser's viewer left each film. Read anew each time, as other tabs write too. */
export class PositionBook {
  constructor(private readonly now: () => number = Date.now) {}

  /** Where to resume a film, or null to start it from the beginning. */
  resumeSeconds(id: string): number | null {
    return this.all().get(id)?.atSeconds ?? null;
  }

  /** Notes where the film is now, or forgets it when it is hardly begun or finished. */
  note(id: string, atSeconds: number, durationSeconds: number): void {
    const positions = this.all();
    if (isWorthResuming(atSeconds, durationSeconds)) {
      positions.set(id, { atSeconds, savedAtMs: this.now() });
    } else if (!positions.delete(id)) {
      return;
    }
    writeStored(key, formatPositions(positions));
  }

  seconds(): ReadonlyMap<string, number> {
    return new Map([...this.all()].map(([id, position]) => [id, position.atSeconds]));
  }

  /** Those of the given titles that have been begun, the last watched first. */
  mostRecentFirst<T extends { readonly id: string }>(titles: readonly T[]): T[] {
    const positions = this.all();
    const savedAt = (title: T) => positions.get(title.id)?.savedAtMs ?? 0;
    return titles
      .filter((title) => positions.has(title.id))
      .sort((a, b) => savedAt(b) - savedAt(a));
  }

  private all(): Map<string, Position> {
    return parsePositions(readStored(key));
  }
}
