import { describe, expect, it } from 'vitest';
import { bufferAhead } from '../../src/player/stats';
import { meaningOfTap } from '../../src/player/taps';
import { emptyView, viewOf } from '../../src/player/view';

describe('bufferAhead', () => {
  it.each<[readonly (readonly [number, number])[], number, number]>([
    [[], 5, 0],
    [[[0, 10]], 4, 6],
    [[[0, 10]], 12, 0],
    [
      [
        [0, 10],
        [10.05, 20],
      ],
      4,
      16,
    ],
    [
      [
        [0, 10],
        [11, 20],
      ],
      4,
      6,
    ],
    [[[30, 40]], 4, 0],
    [[[4.05, 8]], 4, 4],
  ])('%j at %d is %d', (ranges, at, ahead) => {
    expect(bufferAhead(ranges, at)).toBeCloseTo(ahead, 6);
  });
});

describe('meaningOfTap', () => {
  const tap = (atMs: number, share: number) => ({ atMs, share });

  it('jumps on two quick taps at a side', () => {
    expect(meaningOfTap(tap(200, 0.9), tap(0, 0.9))).toEqual({ do: 'seek-by', seconds: 10 });
    expect(meaningOfTap(tap(200, 0.1), tap(0, 0.1))).toEqual({ do: 'seek-by', seconds: -10 });
  });

  it('shows and hides the controls otherwise', () => {
    expect(meaningOfTap(tap(0, 0.9), null)).toBe('toggle-controls');
    expect(meaningOfTap(tap(400, 0.9), tap(0, 0.9))).toBe('toggle-controls');
    expect(meaningOfTap(tap(200, 0.5), tap(0, 0.5))).toBe('toggle-controls');
  });
});

describe('viewOf', () => {
  it('shows nothing playing before there is a state', () => {
    expect(emptyView).toMatchObject({ paused: true, duration: 0, volume: 1, hasCaptions: false });
  });

  it('knows no length of what has none', () => {
    expect(viewOf({ mediaDuration: Number.NaN }).duration).toBe(0);
    expect(viewOf({ mediaDuration: 12.5 }).duration).toBe(12.5);
  });
});
