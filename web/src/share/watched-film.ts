import type { Share, Signal } from '../room/protocol';
import type { SendSignal } from './host-share';

export interface WatchedFilmOptions {
  readonly ice: readonly RTCIceServer[];
  readonly signal: SendSignal;
  readonly onChange: () => void;
}

/** Why a film that somebody shares is not shown here. */
export type Trouble = 'full' | 'unplayable';

/** A film that another member shares, on its way to this page. */
export interface WatchedFilm {
  readonly share: Share;
  /** Whether it comes at this moment. */
  readonly holds: boolean;
  readonly trouble: Trouble | null;
  /** What an element shows: the picture that arrives, or an address within this page. */
  readonly source: MediaStream | string | null;
  start(): void;
  receive(signal: Signal): void;
  /** Only these are still in the room. */
  keepOnly(members: ReadonlySet<string>): void;
  /** An element shows the source now; returns what lets go of it. */
  attach(video: HTMLVideoElement): () => void;
  stop(): void;
}
