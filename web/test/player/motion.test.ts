import { describe, expect, it } from 'vitest';
import { clampTime, frameTime, startTime, steppedRate } from '../../src/player/motion';

describe('clampTime', () => {
  it('stays inside the film', () => {
    expect(clampTime(-3, 60)).toBe(0);
    expect(clampTime(61, 60)).toBe(60);
    expect(clampTime(30, 60)).toBe(30);
  });

  it('has no end while the length is unknown', () => {
    expect(clampTime(500, Number.NaN)).toBe(500);
    expect(clampTime(500, Number.POSITIVE_INFINITY)).toBe(500);
  });
});

describe('frameTime', () => {
  const film = 24_000 / 1001;
  const frameOf = (seconds: number) => Math.floor(seconds * film);

  it('steps one frame on and one back from anywhere inside a frame', () => {
    for (const within of [0, 0.2, 0.5, 0.99]) {
      const at = (100 + within) / film;
      expect(frameOf(frameTime(at, film, 1))).toBe(101);
      expect(frameOf(frameTime(at, film, -1))).toBe(99);
    }
  });

  it('walks on through a minute of frames without missing or repeating one', () => {
    let at = 0;
    for (let frame = 1; frame <= 1440; frame += 1) {
      at = frameTime(at, film, 1);
      expect(frameOf(at)).toBe(frame);
    }
  });

  it('does not leave the start', () => expect(frameTime(0, 25, -1)).toBe(0));
});

describe('steppedRate', () => {
  it('goes along the offered speeds and stops at both ends', () => {
    expect(steppedRate(1, 1)).toBe(1.25);
    expect(steppedRate(1, -1)).toBe(0.75);
    expect(steppedRate(1.1, 1)).toBe(1.25);
    expect(steppedRate(3, 1)).toBe(3);
    expect(steppedRate(0.25, -1)).toBe(0.25);
  });
});

describe('startTime', () => {
  it('prefers the link to where the viewer left off', () => {
    expect(startTime(10, 20, 60)).toBe(10);
    expect(startTime(0, 20, 60)).toBe(0);
    expect(startTime(null, 20, 60)).toBe(20);
    expect(startTime(null, null, 60)).toBe(0);
  });

  it('starts at the beginning when the film has become shorter than that', () => {
    expect(startTime(90, null, 60)).toBe(0);
    expect(startTime(null, 60, 60)).toBe(0);
    expect(startTime(90, null, null)).toBe(90);
  });
});
