import type { MediaState } from 'media-chrome/dist/media-store/media-store.js';
import type { Choices } from './engine';

/** What the controls show: the video element's own truth, taken from media-chrome's store. */
export interface View {
  readonly paused: boolean;
  readonly ended: boolean;
  /** Whether anything of the film has been played yet. */
  readonly begun: boolean;
  readonly loading: boolean;
  readonly currentTime: number;
  /** 0 until known. */
  readonly duration: number;
  /** Start and end of each buffered span. */
  readonly buffered: readonly (readonly [number, number])[];
  readonly muted: boolean;
  readonly volume: number;
  readonly canSetVolume: boolean;
  readonly rate: number;
  readonly fullscreen: boolean;
  readonly canFullscreen: boolean;
  readonly pip: boolean;
  readonly canPip: boolean;
  readonly hasCaptions: boolean;
  readonly captionsShown: boolean;
}

export function viewOf(state: Partial<MediaState>): View {
  const buffered = (state.mediaBuffered ?? []) as unknown as (readonly [number, number])[];
  return {
    paused: state.mediaPaused ?? true,
    ended: state.mediaEnded ?? false,
    begun: state.mediaHasPlayed ?? false,
    loading: state.mediaLoading ?? false,
    currentTime: state.mediaCurrentTime ?? 0,
    duration: Number.isFinite(state.mediaDuration) ? (state.mediaDuration ?? 0) : 0,
    buffered,
    muted: state.mediaMuted ?? false,
    volume: state.mediaVolume ?? 1,
    canSetVolume: state.mediaVolumeUnavailable === undefined,
    rate: state.mediaPlaybackRate ?? 1,
    fullscreen: state.mediaIsFullscreen ?? false,
    canFullscreen: state.mediaFullscreenUnavailable === undefined,
    pip: state.mediaIsPip ?? false,
    canPip: state.mediaPipUnavailable === undefined,
    hasCaptions: (state.mediaSubtitlesList ?? []).length > 0,
    captionsShown: (state.mediaSubtitlesShowing ?? []).length > 0,
  };
}

/** The view with what the engine knows of captions; without that, the browser's own stay. */
export function withCaptions(view: View, choices: Choices | undefined): View {
  return choices === undefined || choices.textTracks.length === 0
    ? view
    : { ...view, hasCaptions: true, captionsShown: choices.currentTextId !== null };
}

export const emptyView: View = viewOf({});
