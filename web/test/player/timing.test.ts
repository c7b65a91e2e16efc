// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Activity } from '../../src/player/activity';
import type { Failure } from '../../src/player/engine';
import { Reconnect } from '../../src/player/reconnect';

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, 'random').mockReturnValue(0);
});
afterEach(() => vi.useRealTimers());

describe('Reconnect', () => {
  let tries = 0;
  let shown: boolean[] = [];
  let failures: Failure[] = [];
  let reconnect: Reconnect;

  beforeEach(() => {
    tries = 0;
    shown = [];
    failures = [];
    reconnect = new Reconnect(
      () => (tries += 1),
      (reconnecting) => shown.push(reconnecting),
      (failure) => failures.push(failure),
    );
  });
  afterEach(() => reconnect.destroy());

  it('tries again after growing pauses until it works', () => {
    reconnect.broken();
    vi.advanceTimersByTime(999);
    expect(tries).toBe(0);
    vi.advanceTimersByTime(1);
    expect(tries).toBe(1);
    reconnect.broken();
    vi.advanceTimersByTime(1_999);
    expect(tries).toBe(1);
    vi.advanceTimersByTime(1);
    expect(tries).toBe(2);
    reconnect.settled();
    expect(shown).toEqual([true, true, false]);
  });

  it('waits once however many requests break', () => {
    reconnect.broken();
    reconnect.broken();
    vi.advanceTimersByTime(60_000);
    expect(tries).toBe(1);
  });

  it('goes on at once when the browser is online again', () => {
    reconnect.broken();
    window.dispatchEvent(new Event('online'));
    expect(tries).toBe(1);
    vi.advanceTimersByTime(60_000);
    expect(tries).toBe(1);
  });

  it('gives up after ten tries', () => {
    for (let attempt = 0; attempt < 11; attempt += 1) {
      reconnect.broken();
      vi.advanceTimersByTime(60_000);
    }
    expect(tries).toBe(10);
    expect(failures).toEqual(['network']);
    expect(shown.at(-1)).toBe(false);
  });

  it('says nothing of a connection that never broke', () => {
    reconnect.settled();
    expect(shown).toEqual([]);
  });

  it('stops when its engine does', () => {
    reconnect.broken();
    reconnect.destroy();
    vi.advanceTimersByTime(60_000);
    window.dispatchEvent(new Event('online'));
    expect(tries).toBe(0);
  });
});

describe('Activity', () => {
  it('shows the controls for a while after each sign of life', () => {
    const changes: boolean[] = [];
    const activity: Activity = new Activity(() => changes.push(activity.active));
    activity.touch();
    vi.advanceTimersByTime(2_000);
    activity.touch();
    vi.advanceTimersByTime(2_000);
    expect(activity.active).toBe(true);
    vi.advanceTimersByTime(1_000);
    expect(activity.active).toBe(false);
    activity.touch();
    expect(changes).toEqual([false, true]);
    activity.quiet();
    expect(changes).toEqual([false, true, false]);
    activity.stop();
  });
});
