import type { Choices, Engine, EngineKind, Failure } from './engine';
import type { Measurements } from './meter';

export type PlayState =
  'loading' | 'paused' | 'playing' | 'buffering' | 'seeking' | 'ended' | 'failed';

/** A snapshot for the statistics panel, scripts and tests: `window.kinoraPlayer.stats()`. */
export interface Stats extends Measurements {
  readonly engine: EngineKind | null;
  readonly engineLabel: string | null;
  readonly state: PlayState;
  readonly failure: Failure | null;
  readonly reconnecting: boolean;
  readonly currentTime: number;
  readonly duration: number | null;
  /** Size of the picture being shown. */
  readonly width: number;
  readonly height: number;
  readonly autoQuality: boolean;
  readonly qualities: Choices['qualities'];
  readonly currentQualityId: string | null;
  readonly audioTracks: Choices['audioTracks'];
  readonly bandwidthBitsPerSecond: number | null;
  readonly bufferAheadSeconds: number;
  readonly droppedFrames: number;
  readonly decodedFrames: number;
}

type Ranges = readonly (readonly [number, number])[];

/** Seconds from `at` to the end of the buffered span around it; gaps under 0.1 s are bridged. */
export function bufferAhead(buffered: Ranges, at: number): number {
  let end = at;
  for (const [from, to] of buffered) {
    if (from <= end + 0.1 && to > end) end = to;
  }
  return end - at;
}

export function rangesOf(ranges: TimeRanges): Ranges {
  return Array.from({ length: ranges.length }, (_, at) => [ranges.start(at), ranges.end(at)]);
}

export function playState(video: HTMLVideoElement, failure: Failure | null): PlayState {
  if (failure !== null) return 'failed';
  if (video.ended) return 'ended';
  if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA && !video.seeking) return 'loading';
  if (video.seeking) return 'seeking';
  if (video.paused) return 'paused';
  return video.readyState < HTMLMediaElement.HAVE_FUTURE_DATA ? 'buffering' : 'playing';
}

export interface StatsSource {
  readonly video: HTMLVideoElement;
  readonly engine: Engine | null;
  readonly choices: Choices;
  readonly failure: Failure | null;
  readonly reconnecting: boolean;
  readonly measurements: Measurements;
}

export function collectStats(source: StatsSource): Stats {
  const { video, engine, choices, failure, reconnecting, measurements } = source;
  const frames = video.getVideoPlaybackQuality();
  return {
    ...measurements,
    engine: engine?.kind ?? null,
    engineLabel: engine?.label ?? null,
    state: playState(video, failure),
    failure,
    reconnecting,
    currentTime: video.currentTime,
    duration: Number.isFinite(video.duration) ? video.duration : null,
    width: video.videoWidth,
    height: video.videoHeight,
    autoQuality: choices.autoQuality,
    qualities: choices.qualities,
    currentQualityId: choices.currentQualityId,
    audioTracks: choices.audioTracks,
    bandwidthBitsPerSecond: engine?.bandwidth() ?? null,
    bufferAheadSeconds: bufferAhead(rangesOf(video.buffered), video.currentTime),
    droppedFrames: frames.droppedVideoFrames,
    decodedFrames: frames.totalVideoFrames,
  };
}
