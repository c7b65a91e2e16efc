import { describe, expect, it } from 'vitest';
import { backoffDelayMs } from '../../src/api/backoff';
import type { EventListeners } from '../../src/api/events';
import { LiveUpdates, type Connection } from '../../src/api/live-updates';

describe('backoffDelayMs', () => {
  it('doubles up to half a minute', () => {
    expect([1, 2, 3, 4, 5, 6, 7].map((attempt) => backoffDelayMs(attempt, 0))).toEqual([
      1000, 2000, 4000, 8000, 16000, 30000, 30000,
    ]);
    expect(backoffDelayMs(10_000, 0)).toBe(30_000);
  });

  it('takes off up to half, at random', () => {
    expect(backoffDelayMs(3, 1)).toBe(2000);
    expect(backoffDelayMs(3, 0.5)).toBe(3000);
  });
});

/** A server whose stream and answers the test commands. */
class FakeServer {
  streams: EventListeners[] = [];
  closed = 0;
  answers = true;
  refreshes = 0;
  timers: { work: () => void; delayMs: number }[] = [];
  connections: Connection[] = [];
  readonly updates = new LiveUpdates({
    openEvents: (listeners) => {
      this.streams.push(listeners);
      return () => (this.closed += 1);
    },
    refresh: async () => {
      this.refreshes += 1;
      return this.answers;
    },
    onEvent: () => undefined,
    onConnection: (connection) => this.connections.push(connection),
    setTimer: (work, delayMs) => this.timers.push({ work, delayMs }) - 1,
    clearTimer: (timer) => (this.timers[timer] = { work: () => undefined, delayMs: -1 }),
    random: () => 0,
  });

  async lose(): Promise<void> {
    this.streams.at(-1)?.onLost();
    await Promise.resolve();
    await Promise.resolve();
  }
}

describe('LiveUpdates', () => {
  it('is live once the stream opens, without asking for the list again', () => {
    const server = new FakeServer();
    server.updates.start();
    server.streams[0]?.onOpen();
    expect(server.connections).toEqual(['live']);
    expect(server.refreshes).toBe(0);
  });

  it('polls with growing pauses while the stream is down, then refreshes once', async () => {
    const server = new FakeServer();
    server.updates.start();
    await server.lose();
    server.timers[0]?.work();
    await server.lose();
    expect(server.timers.map((timer) => timer.delayMs)).toEqual([1000, 2000]);
    expect(server.connections).toEqual(['polling', 'polling']);
    expect(server.refreshes).toBe(2);
    server.timers[1]?.work();
    server.streams.at(-1)?.onOpen();
    expect(server.connections.at(-1)).toBe('live');
    expect(server.refreshes).toBe(3);
  });

  it('says offline when the server does not answer either', async () => {
    const server = new FakeServer();
    server.answers = false;
    server.updates.start();
    await server.lose();
    expect(server.connections).toEqual(['offline']);
  });

  it('tries at once when asked, and begins the pauses anew', async () => {
    const server = new FakeServer();
    server.updates.start();
    await server.lose();
    server.updates.retryNow();
    expect(server.streams).toHaveLength(2);
    await server.lose();
    expect(server.timers.at(-1)?.delayMs).toBe(1000);
  });

  it('does not open a second stream while one is open', () => {
    const server = new FakeServer();
    server.updates.start();
    server.updates.start();
    server.updates.retryNow();
    expect(server.streams).toHaveLength(1);
  });

  it('ends with the stream closed and no timer left', async () => {
    const server = new FakeServer();
    server.updates.start();
    server.updates.stop();
    expect(server.closed).toBe(1);
    server.updates.start();
    await server.lose();
    server.updates.stop();
    expect(server.timers.at(-1)?.delayMs).toBe(-1);
  });
});
