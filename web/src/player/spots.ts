import type { SpotsApi } from '../api/spots';
import { readStored, writeStored } from '../storage';
import { formatPositions, parsePositions } from './positions';

/** Where a viewer wants to come back to in a title, in seconds. */
export interface SpotBook {
  read(id: string): Promise<number | null>;
  save(id: string, seconds: number): Promise<void>;
}

const key = 'kinora.spots';

/** Spots of whoever has no account: kept in this browser. */
export const localSpots: SpotBook = {
  read: async (id) => parsePositions(readStored(key)).get(id)?.atSeconds ?? null,
  save: async (id, atSeconds) => {
    const spots = parsePositions(readStored(key));
    spots.set(id, { atSeconds, savedAtMs: Date.now() });
    writeStored(key, formatPositions(spots));
  },
};

/** Spots of an account are on the server, the same on every device. */
export function spotBook(hasAccount: boolean, server: SpotsApi): SpotBook {
  return hasAccount ? server : localSpots;
}
