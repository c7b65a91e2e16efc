// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Meter } from '../../src/player/meter';

/** A video element whose pictures and clock the test commands. */
class FakeVideo extends EventTarget {
  currentTime = 0;
  paused = false;
  seeking = false;
  private callbacks: VideoFrameRequestCallback[] = [];

  requestVideoFrameCallback(callback: VideoFrameRequestCallback): number {
    return this.callbacks.push(callback);
  }

  cancelVideoFrameCallback(): void {
    this.callbacks = [];
  }

  show(mediaTime: number): void {
    for (const callback of this.callbacks.splice(0)) {
      callback(0, { mediaTime } as VideoFrameCallbackMetadata);
    }
  }

  send(...names: string[]): void {
    for (const name of names) this.dispatchEvent(new Event(name));
  }
}

let nowMs = 0;
let video: FakeVideo;
let meter: Meter;

beforeEach(() => {
  nowMs = 1_000;
  vi.spyOn(performance, 'now').mockImplementation(() => nowMs);
  video = new FakeVideo();
  meter = new Meter(video as unknown as HTMLVideoElement);
});

describe('Meter', () => {
  it('times the first picture, not what leads to it', () => {
    video.send('seeking', 'waiting');
    expect(meter.measurements()).toMatchObject({ firstFrameMs: null, seeks: 0, stalls: 0 });
    nowMs = 1_350;
    video.show(0);
    nowMs = 1_400;
    video.show(0.04);
    expect(meter.measurements()).toMatchObject({ firstFrameMs: 350, presentedFrames: 2 });
  });

  it('times a seek to the picture it leads to, past those still on their way', () => {
    video.show(0);
    nowMs = 2_000;
    video.currentTime = 90;
    video.send('seeking');
    nowMs = 2_010;
    video.show(0.04);
    expect(meter.measurements()).toMatchObject({ seeks: 1, lastSeekMs: null });
    nowMs = 2_600;
    video.show(90);
    expect(meter.measurements().lastSeekMs).toBe(600);
  });

  it('counts interruptions and how long they take', () => {
    video.show(0);
    nowMs = 3_000;
    video.send('waiting', 'waiting');
    nowMs = 3_400;
    expect(meter.measurements()).toMatchObject({ stalls: 1, stalledMs: 400 });
    nowMs = 3_500;
    video.send('playing');
    nowMs = 9_000;
    expect(meter.measurements()).toMatchObject({ stalls: 1, stalledMs: 500 });
  });

  it('takes no seek and no pause for an interruption', () => {
    video.show(0);
    video.send('seeking', 'waiting');
    video.show(0);
    video.paused = true;
    video.send('waiting');
    expect(meter.measurements().stalls).toBe(0);
  });

  it('measures nothing after it has been stopped', () => {
    video.show(0);
    meter.stop();
    video.show(0.04);
    video.send('seeking', 'waiting');
    expect(meter.measurements()).toMatchObject({ presentedFrames: 1, seeks: 0, stalls: 0 });
  });
});
