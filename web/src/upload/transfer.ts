import type { Problem } from '../api/problem';

export interface TransferListeners {
  /** The server has a place for it: from now on it can go on after a break. */
  onPlace(url: string): void;
  onProgress(sentBytes: number): void;
  onDone(): void;
  onProblem(problem: Problem): void;
}

/** One file on its way. */
export interface Transfer {
  /** Begins, or goes on after `pause`. */
  start(): void;
  pause(): void;
  /** Ends it for good and has the server throw away what it has. */
  cancel(): Promise<void>;
}

/** Prepares to send a file, into the place that it had before where there is one. */
export type OpenTransfer = (
  file: File,
  place: string | null,
  listeners: TransferListeners,
) => Transfer;
