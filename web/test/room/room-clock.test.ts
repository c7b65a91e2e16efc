import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Timekeeper } from '../../src/room/room-clock';

let pings: number[];
let silences: number;
let keeper: Timekeeper;
const now = () => performance.now();

function answer(): void {
  const c0 = pings.at(-1) ?? 0;
  keeper.answered({ c0, s1: c0 + 1_000, s2: c0 + 1_000, c3: now() });
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  pings = [];
  silences = 0;
  keeper = new Timekeeper({
    ping: (_, c0) => pings.push(c0),
    onSilence: () => (silences += 1),
    playing: () => false,
    now,
    setTimer: (work, delayMs) => setTimeout(work, delayMs) as unknown as number,
    clearTimer: (timer) => clearTimeout(timer),
  });
});
afterEach(() => vi.useRealTimers());

describe('Timekeeper', () => {
  it('asks eight times at first, four times after a break, and knows the time then', () => {
    expect(keeper.roomMs()).toBeNull();
    keeper.begin(true);
    vi.advanceTimersByTime(1_000);
    expect(pings).toHaveLength(8);
    answer();
    expect(keeper.roomMs()).not.toBeNull();
    keeper.stop();
    vi.advanceTimersByTime(60_000);
    expect(pings).toHaveLength(8);
    keeper.begin(false);
    vi.advanceTimersByTime(1_000);
    expect(pings).toHaveLength(12);
  });

  it('forgets the time of another epoch', () => {
    keeper.begin(true);
    answer();
    keeper.begin(true);
    expect(keeper.roomMs()).toBeNull();
  });

  it('takes a long silence for a broken connection', () => {
    keeper.begin(true);
    vi.advanceTimersByTime(1_000);
    answer();
    vi.advanceTimersByTime(11_000);
    expect(silences).toBe(0);
    vi.advanceTimersByTime(30_000);
    expect(silences).toBe(1);
  });
});
