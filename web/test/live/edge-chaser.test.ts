import { describe, expect, it } from 'vitest';
import { beyondHole, chase, fastestRate, removable, Target } from '../../src/live/edge-chaser';

describe('chasing the edge', () => {
  it('leaves well alone', () => expect(chase(0.7, 0.6)).toEqual({ rate: 1, jumpBehind: null }));

  it('hurries by rate, never above 1.1, and slows down a little when too near', () => {
    expect(chase(1.1, 0.6).rate).toBeCloseTo(1.05);
    expect(chase(4.5, 0.6)).toEqual({ rate: fastestRate, jumpBehind: null });
    expect(chase(0.1, 0.6).rate).toBeCloseTo(0.95);
    expect(chase(0, 3).rate).toBeCloseTo(0.95);
  });

  it('jumps when rate would take too long', () =>
    expect(chase(9, 0.6)).toEqual({ rate: 1, jumpBehind: 0.6 }));

  it('comes to rest at its target', () => {
    let behind = 4;
    for (let at = 0; at < 2_000; at += 1) behind -= (chase(behind, 0.6).rate - 1) * 0.2;
    expect(Math.abs(behind - 0.6)).toBeLessThan(0.2);
  });
});

describe('target', () => {
  it('grows when playing runs dry and shrinks while it does not', () => {
    const target = new Target();
    const before = target.value;
    target.ranDry();
    expect(target.value).toBeGreaterThan(before);
    for (let at = 0; at < 20; at += 1) target.ranDry();
    expect(target.value).toBe(3);
    for (let at = 0; at < 1_000; at += 1) target.ranWell(1, 0.1);
    expect(target.value).toBeCloseTo(0.3);
  });

  it('stays a lump behind where data comes in lumps', () => {
    const target = new Target();
    target.ranWell(1_000, 1);
    expect(target.value).toBeCloseTo(1.2);
  });
});

describe('buffer', () => {
  it('skips a hole that playing stands before, and nothing else', () => {
    const ranges = [
      [10, 20],
      [21, 30],
    ] as const;
    expect(beyondHole(ranges, 15)).toBeNull();
    expect(beyondHole(ranges, 20)).toBeCloseTo(21.01);
    expect(beyondHole(ranges, 3)).toBeCloseTo(10.01);
    expect(beyondHole(ranges, 30)).toBeNull();
    expect(beyondHole([], 5)).toBeNull();
  });

  it('throws away what has been played, in lumps', () => {
    expect(removable([[0, 30]], 25, 10)).toEqual([0, 15]);
    expect(removable([[0, 30]], 15, 10)).toBeNull();
    expect(removable([], 15, 10)).toBeNull();
  });
});
