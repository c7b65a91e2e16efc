// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import type { Command } from '../../src/player/command';
import type { MediaRemote } from '../../src/player/media-remote';
import { performOnMedia, type Stage } from '../../src/player/performer';

interface FakeVideo {
  paused: boolean;
  ended: boolean;
  muted: boolean;
  currentTime: number;
  duration: number;
  volume: number;
  playbackRate: number;
}

let video: FakeVideo;
let asked: [string, ...unknown[]][];
let cues: string[];

/** Notes what is asked of the video element instead of asking it. */
function stage(framesPerSecond: number | null = 25): Stage {
  const remote = new Proxy({} as MediaRemote, {
    get:
      (_, name) =>
      (...details: unknown[]) =>
        asked.push([String(name), ...details]),
  });
  const cue = (text: string) => cues.push(text);
  return { video: video as unknown as HTMLVideoElement, remote, framesPerSecond, cue };
}

const perform = (command: Command, on = stage()) => performOnMedia(command, on);

beforeEach(() => {
  asked = [];
  cues = [];
  video = {
    paused: true,
    ended: false,
    muted: false,
    currentTime: 10,
    duration: 60,
    volume: 0.5,
    playbackRate: 1,
  };
});

describe('performOnMedia', () => {
  it('plays what stands still and pauses what plays', () => {
    perform({ do: 'toggle-play' });
    video.paused = false;
    perform({ do: 'toggle-play' });
    video.ended = true;
    perform({ do: 'toggle-play' });
    expect(asked).toEqual([['play'], ['pause'], ['play']]);
  });

  it('moves inside the film only', () => {
    perform({ do: 'seek-by', seconds: -15 });
    perform({ do: 'seek-by', seconds: 100 });
    perform({ do: 'seek-to-share', share: 0.7 });
    perform({ do: 'seek-to', seconds: 12.5 });
    expect(asked).toEqual([
      ['seek', 0],
      ['seek', 60],
      ['seek', 42],
      ['seek', 12.5],
    ]);
    expect(cues).toEqual(['−15 s', '+100 s']);
  });

  it('knows no share of an unknown length', () => {
    video.duration = Number.NaN;
    expect(perform({ do: 'seek-to-share', share: 0.5 })).toBe(true);
    expect(asked).toEqual([]);
  });

  it('steps frames while paused, where the rate is known', () => {
    perform({ do: 'step-frame', frames: 1 });
    expect(asked).toEqual([['seek', 251.5 / 25]]);
    perform({ do: 'step-frame', frames: 1 }, stage(null));
    video.paused = false;
    perform({ do: 'step-frame', frames: 1 });
    expect(asked).toHaveLength(1);
  });

  it('turns the sound up from silence, not from what it was', () => {
    video.muted = true;
    perform({ do: 'volume-by', delta: 0.05 });
    video.muted = false;
    video.volume = 0.98;
    perform({ do: 'volume-by', delta: 0.05 });
    expect(asked).toEqual([
      ['setVolume', 0.05],
      ['setVolume', 1],
    ]);
    expect(cues).toEqual(['Volume 5%', 'Volume 100%']);
  });

  it('takes a volume of nothing for muted', () => {
    video.volume = 0;
    perform({ do: 'toggle-mute' });
    video.volume = 0.5;
    perform({ do: 'toggle-mute' });
    expect(asked).toEqual([
      ['setMuted', false],
      ['setMuted', true],
    ]);
  });

  it('changes the speed by offered steps', () => {
    perform({ do: 'rate-step', steps: 1 });
    expect(asked).toEqual([['setRate', 1.25]]);
    expect(cues).toEqual(['1.25×']);
  });

  it.each<Command>([
    { do: 'toggle-help' },
    { do: 'close' },
    { do: 'retry' },
    { do: 'select-quality', id: null },
  ])('leaves $do to the player', (command) => {
    expect(perform(command)).toBe(false);
    expect(asked).toEqual([]);
  });
});
