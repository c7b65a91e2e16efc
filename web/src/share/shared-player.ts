import type { FollowedPlayer } from '../sync/player';

/**
 * What comes from the sharing member's own player, as a player that can follow: it is in step by
 * nature, cannot be moved from here, and is ready as soon as a picture has arrived.
 */
export function streamedVideo(
  video: HTMLVideoElement,
  target: () => number,
  duration: () => number,
): FollowedPlayer {
  let asked = false;
  return {
    get currentTime() {
      return target();
    },
    get paused() {
      return !asked;
    },
    ended: false,
    seeking: false,
    get flowing() {
      return video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA;
    },
    get ahead() {
      return video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA ? 1 : 0;
    },
    get duration() {
      return duration();
    },
    get droppedFrames() {
      return video.getVideoPlaybackQuality().droppedVideoFrames;
    },
    play: () => {
      asked = true;
      return video.play();
    },
    // The picture stands when the sharing member's does; stopping here would only lose the sound.
    pause: () => {
      asked = false;
    },
    seek: () => undefined,
    setRate: () => undefined,
  };
}
