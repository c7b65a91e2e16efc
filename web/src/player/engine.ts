import type { Origins } from './origins';
import type { MakeHls } from './pilot';

/** How a film reaches the video element. `native` is the browser's own HLS, where MSE is missing. */
export type EngineKind = 'hls' | 'dash' | 'native';

/** Why playing ended for good, until somebody tries again. */
export type Failure =
  'network' | 'missing' | 'segment' | 'busy' | 'decode' | 'unsupported' | 'engine';

export interface Quality {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  readonly bitsPerSecond: number;
}

export interface AudioChoice {
  readonly id: string;
  readonly label: string | null;
  readonly language: string | null;
}

/** A track of subtitles. */
export interface TextChoice {
  readonly id: string;
  readonly label: string | null;
  readonly language: string | null;
  /** For all, also those who want none: what is said in another language. */
  readonly forced: boolean;
}

/** What can be chosen and what is chosen, as the engine sees it right now. */
export interface Choices {
  readonly qualities: readonly Quality[];
  /** The quality being played, or null before the first picture. */
  readonly currentQualityId: string | null;
  /** Whether the engine picks the quality by itself. */
  readonly autoQuality: boolean;
  readonly audioTracks: readonly AudioChoice[];
  readonly currentAudioId: string | null;
  readonly textTracks: readonly TextChoice[];
  /** What is shown, or null while nothing is. */
  readonly currentTextId: string | null;
}

export const noChoices: Choices = {
  qualities: [],
  currentQualityId: null,
  autoQuality: true,
  audioTracks: [],
  currentAudioId: null,
  textTracks: [],
  currentTextId: null,
};

export interface EngineSource {
  readonly url: string;
  readonly startSeconds: number;
  /** Another hls.js than the plain one; for the engine that uses it. */
  readonly makeHls?: MakeHls | null;
  /** Where else the film can come from; absent where there is one server only. */
  readonly origins?: Origins | null;
  /** A running stream, which has no end yet and is watched near its edge. */
  readonly live?: boolean;
}

export interface EngineListeners {
  /** What `choices()` answers has changed. */
  onChoices(): void;
  /** The connection is broken (true) and being retried, or works again (false). */
  onReconnecting(reconnecting: boolean): void;
  onFailure(failure: Failure): void;
}

/**
 * Brings a film into a video element. Made for one film and one element; `destroy` ends it and frees
 * the element for another engine.
 */
export interface Engine {
  readonly kind: EngineKind;
  /** Name and version of what does the work, for the statistics. */
  readonly label: string;
  choices(): Choices;
  /** Null lets the engine pick. */
  selectQuality(id: string | null): void;
  selectAudio(id: string): void;
  /** Null shows none. */
  selectText(id: string | null): void;
  /** Estimated, in bits per second; null before the first measurement. */
  bandwidth(): number | null;
  /** Seconds behind the edge of a running stream; null for a film, or before it is known. */
  latencySeconds(): number | null;
  /** To where a running stream is watched from; nothing for a film. */
  jumpToLive(): void;
  destroy(): void;
}

export type OpenEngine = (
  video: HTMLVideoElement,
  source: EngineSource,
  listeners: EngineListeners,
) => Promise<Engine>;
