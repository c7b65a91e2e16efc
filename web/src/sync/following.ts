import type { ClientMessage } from '../room/protocol';

export interface RoomTime {
  /** Room time now; null before it is known. */
  roomMs(): number | null;
  uncertaintyMs(): number | null;
  rttMs(): number | null;
}

export interface FollowerOptions {
  readonly time: RoomTime;
  readonly send: (message: ClientMessage) => void;
  /** Whether the player can change its rate without being heard. */
  readonly fine: boolean;
  /** The browser wants a click before it plays. */
  readonly onBlocked: () => void;
  /** Too many seeks: following goes on by the rate alone. */
  readonly onRest: () => void;
  readonly now: () => number;
  readonly setTimer: (work: () => void, delayMs: number) => number;
  readonly clearTimer: (timer: number) => void;
}

/** What following is like, for the page, scripts and tests. */
export interface FollowStats {
  readonly errorMs: number | null;
  readonly factor: number;
  readonly correcting: boolean;
  readonly seekCostMs: number;
  readonly startCostMs: number;
  readonly seeks: number;
  readonly rateChanges: number;
  readonly running: boolean;
  readonly stalled: boolean;
}
