import { percent } from '../format/quantity';
import { messages } from '../i18n/messages';
import type { Command } from './command';
import type { MediaRemote } from './media-remote';
import { clampTime, frameTime, steppedRate } from './motion';

export interface Stage {
  readonly video: HTMLVideoElement;
  readonly remote: MediaRemote;
  /** Of the film; null where it is not known. */
  readonly framesPerSecond: number | null;
  /** Shows a short word over the picture. */
  readonly cue: (text: string) => void;
}

/**
 * Carries out the commands that concern the video element. Answers whether it was one of those; the
 * others open panels or change the engine and are the player's. Long, but one switch over every
 * command, so that the compiler finds the one that is forgotten.
 */
export function performOnMedia(command: Command, stage: Stage): boolean {
  const { video, remote, cue } = stage;
  const texts = messages.player;
  switch (command.do) {
    case 'toggle-play':
      if (video.paused || video.ended) remote.play();
      else remote.pause();
      return true;
    case 'play':
      remote.play();
      return true;
    case 'pause':
      remote.pause();
      return true;
    case 'seek-by':
      remote.seek(clampTime(video.currentTime + command.seconds, video.duration));
      cue(
        command.seconds < 0
          ? texts.seekedBack(-command.seconds)
          : texts.seekedForward(command.seconds),
      );
      return true;
    case 'seek-to':
      remote.seek(clampTime(command.seconds, video.duration));
      return true;
    case 'seek-to-share':
      if (Number.isFinite(video.duration)) remote.seek(video.duration * command.share);
      return true;
    case 'step-frame':
      stepFrame(command.frames, stage);
      return true;
    case 'volume-by':
      setVolume((video.muted ? 0 : video.volume) + command.delta, stage);
      return true;
    case 'set-volume':
      remote.setVolume(command.volume);
      return true;
    case 'toggle-mute':
      remote.setMuted(!video.muted && video.volume > 0);
      return true;
    case 'rate-step':
      setRate(steppedRate(video.playbackRate, command.steps), stage);
      return true;
    case 'set-rate':
      setRate(command.rate, stage);
      return true;
    case 'toggle-captions':
      remote.toggleCaptions();
      return true;
    case 'toggle-fullscreen':
      remote.toggleFullscreen();
      return true;
    case 'toggle-pip':
      remote.togglePip();
      return true;
    case 'toggle-stats':
    case 'toggle-help':
    case 'toggle-settings':
    case 'close':
    case 'select-quality':
    case 'select-audio':
    case 'select-text':
    case 'select-engine':
    case 'start-over':
    case 'retry':
      return false;
  }
}

function stepFrame(frames: 1 | -1, { video, remote, framesPerSecond, cue }: Stage): void {
  if (!video.paused || framesPerSecond === null) return;
  remote.seek(clampTime(frameTime(video.currentTime, framesPerSecond, frames), video.duration));
  cue(frames > 0 ? messages.player.frameForward : messages.player.frameBack);
}

function setVolume(volume: number, { remote, cue }: Stage): void {
  const bounded = Math.min(1, Math.max(0, Math.round(volume * 100) / 100));
  remote.setVolume(bounded);
  cue(messages.player.volumeCue(percent(bounded, messages.locale)));
}

function setRate(rate: number, { remote, cue }: Stage): void {
  remote.setRate(rate);
  cue(messages.player.rateCue(rate));
}
