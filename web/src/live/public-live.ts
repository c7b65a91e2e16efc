import type { LiveMode } from '../routing/route';

/** A snapshot for scripts and tests: `window.kinoraLive.stats()`. */
export interface LiveStats {
  readonly mode: LiveMode | null;
  /** Name and version of what does the work. */
  readonly engineLabel: string | null;
  readonly latencySeconds: number | null;
  readonly currentTime: number;
  readonly bufferAheadSeconds: number;
  readonly playbackRate: number;
  readonly playing: boolean;
  /** Times that playing ran dry after it had begun. */
  readonly stalls: number;
  readonly jumps: number;
  /** Ways that were given up, in order. */
  readonly fallbacks: readonly LiveMode[];
  readonly decodedFrames: number;
  readonly droppedFrames: number;
  readonly width: number;
  readonly height: number;
  /** Milliseconds from opening to the first picture; null before it. */
  readonly firstFrameMs: number | null;
}

/** `window.kinoraLive`: what scripts and tests may rely on while a broadcast is shown. */
export interface PublicLive {
  readonly mode: LiveMode | null;
  readonly video: HTMLVideoElement;
  latencySeconds(): number | null;
  stats(): LiveStats;
}

declare global {
  interface Window {
    kinoraLive?: PublicLive;
  }
}

/** Publishes a live player; returns what withdraws it, unless another one has taken its place. */
export function publishLive(player: PublicLive): () => void {
  window.kinoraLive = player;
  return () => {
    if (window.kinoraLive === player) delete window.kinoraLive;
  };
}
