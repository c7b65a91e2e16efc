import type { Seat } from './connection';

const key = (room: string) => `kinora.seat.${room}`;

/** The seat that this tab had before it was loaded again; null for none. */
export function keptSeat(room: string): Seat | null {
  try {
    const { member, secret } = JSON.parse(
      sessionStorage.getItem(key(room)) ?? '{}',
    ) as Partial<Seat>;
    return typeof member === 'string' && typeof secret === 'string' ? { member, secret } : null;
  } catch (error) {
    console.info('The place in the room could not be read back.', error);
    return null;
  }
}

/** Keeps the seat for this tab alone, or forgets it. */
export function keepSeat(room: string, seat: Seat | null): void {
  try {
    if (seat === null) sessionStorage.removeItem(key(room));
    else sessionStorage.setItem(key(room), JSON.stringify(seat));
  } catch (error) {
    console.info('The place in the room could not be kept.', error);
  }
}
