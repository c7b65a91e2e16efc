import type { LiveMode } from '../routing/route';

export interface LiveEngineListeners {
  /** The connection ended, maybe because the stream did; another engine may be opened. */
  onLost(): void;
  /** This way does not work here. */
  onFailure(): void;
}

/** Brings a running stream into a video element by one way. */
export interface LiveEngine {
  readonly mode: LiveMode;
  readonly label: string;
  /** Seconds behind the newest data; null before it is known. */
  latencySeconds(): number | null;
  jumpToLive(): void;
  /** How often it had to jump rather than hurry. */
  readonly jumps: number;
  destroy(): void;
}
