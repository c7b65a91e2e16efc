import { describe, expect, it } from 'vitest';
import { RoomClock } from '../../src/sync/clock';
import { PingSchedule } from '../../src/sync/ping-schedule';

/** The moments at which pings go out until `untilMs`. */
function moments(schedule: PingSchedule, untilMs: number): number[] {
  const sent: number[] = [];
  while (schedule.dueAtMs <= untilMs) {
    const now = schedule.dueAtMs;
    sent.push(now);
    schedule.sent(now);
  }
  return sent;
}

describe('PingSchedule', () => {
  it('asks eight times, then every ten seconds', () => {
    const expected = [0, 100, 200, 300, 400, 500, 600, 700, 10_700, 20_700];
    expect(moments(new PingSchedule(0, true), 25_000)).toEqual(expected);
  });

  it('asks four times after a reconnect and when something has changed', () => {
    const schedule = new PingSchedule(0, false);
    expect(moments(schedule, 5_000)).toEqual([0, 100, 200, 300]);
    schedule.disturbed(6_000);
    expect(moments(schedule, 7_000)).toEqual([6_000, 6_100, 6_200, 6_300]);
  });

  it('takes an answer three times as slow as usual for a change, once in ten seconds', () => {
    const schedule = new PingSchedule(0, false);
    moments(schedule, 11_000);
    schedule.answered(31, 10, 11_000);
    expect(moments(schedule, 11_500)).toHaveLength(4);
    schedule.answered(31, 10, 12_000);
    schedule.answered(30, 10, 30_000);
    schedule.answered(500, null, 30_000);
    expect(moments(schedule, 12_000)).toEqual([]);
  });
});

describe('RoomClock', () => {
  it('knows nothing before the first answer and nothing after a reset', () => {
    const clock = new RoomClock();
    expect(clock.roomMs(5, false)).toBeNull();
    clock.add({ c0: 0, s1: 105, s2: 105, c3: 10 });
    expect(clock.roomMs(20, false)).toBe(120);
    clock.reset();
    expect(clock.roomMs(30, false)).toBeNull();
    expect(clock.uncertaintyMs(30)).toBeNull();
  });

  it('moves slowly to a better estimate while the film plays', () => {
    const clock = new RoomClock();
    clock.add({ c0: 0, s1: 120, s2: 120, c3: 40 });
    expect(clock.roomMs(40, true)).toBe(140);
    for (const c0 of [100, 200, 300]) clock.add({ c0, s1: c0 + 91, s2: c0 + 91, c3: c0 + 2 });
    expect(clock.roomMs(1_040, true)).toBe(1_135);
    expect(clock.roomMs(5_000, false)).toBe(5_090);
  });

  it('has the median way there and back', () => {
    const clock = new RoomClock();
    expect(clock.medianRttMs()).toBeNull();
    for (const rtt of [5, 100, 7]) clock.add({ c0: 0, s1: 0, s2: 0, c3: rtt });
    expect(clock.medianRttMs()).toBe(7);
  });
});
