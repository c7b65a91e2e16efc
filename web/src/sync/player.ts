import { bufferAhead, rangesOf } from '../player/stats';

/** What following a room needs of a player. Seconds throughout. */
export interface FollowedPlayer {
  readonly currentTime: number;
  readonly paused: boolean;
  readonly ended: boolean;
  /** A seek is under way. */
  readonly seeking: boolean;
  /** There is something to play right now and for a moment on. */
  readonly flowing: boolean;
  /** Buffered seconds after the current time. */
  readonly ahead: number;
  /** 0 while unknown. */
  readonly duration: number;
  readonly droppedFrames: number;
  /** Rejects with a `DOMException` where the browser wants a click first. */
  play(): Promise<void>;
  pause(): void;
  seek(seconds: number): void;
  setRate(rate: number): void;
}

/** A video element as a player that can follow. */
export function followedVideo(video: HTMLVideoElement): FollowedPlayer {
  return {
    get currentTime() {
      return video.currentTime;
    },
    get paused() {
      return video.paused;
    },
    get ended() {
      return video.ended;
    },
    get seeking() {
      return video.seeking;
    },
    get flowing() {
      return !video.seeking && video.readyState >= HTMLMediaElement.HAVE_FUTURE_DATA;
    },
    get ahead() {
      return bufferAhead(rangesOf(video.buffered), video.currentTime);
    },
    get duration() {
      return Number.isFinite(video.duration) ? video.duration : 0;
    },
    get droppedFrames() {
      return video.getVideoPlaybackQuality().droppedVideoFrames;
    },
    play: () => video.play(),
    pause: () => video.pause(),
    seek: (seconds) => {
      video.currentTime = seconds;
    },
    setRate: (rate) => {
      if (video.playbackRate !== rate) video.playbackRate = rate;
    },
  };
}
