import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  RoomConnection,
  type ConnectionStatus,
  type Socket,
  type SocketListeners,
} from '../../src/room/connection';
import type { ServerFrame } from '../../src/room/protocol';
import { wireWelcome } from './fixtures';

/** A socket whose other end the test is. */
class FakeSocket implements Socket {
  sent: Record<string, unknown>[] = [];
  closed = false;
  bufferedAmount = 0;

  constructor(
    readonly path: string,
    readonly listeners: SocketListeners,
  ) {}

  send(text: string): void {
    this.sent.push(JSON.parse(text) as Record<string, unknown>);
  }

  close(): void {
    this.closed = true;
  }

  say(frame: object): void {
    this.listeners.onText(JSON.stringify(frame));
  }
}

let sockets: FakeSocket[];
let frames: ServerFrame[];
let statuses: ConnectionStatus[];
let refuseTickets: boolean;
let seen: { epoch: number; rev: number } | null;
let connection: RoomConnection;

const last = () => sockets.at(-1) as FakeSocket;
const phases = () => statuses.map((status) => status.phase);

async function join(): Promise<void> {
  await vi.advanceTimersByTimeAsync(0);
  last().listeners.onOpen();
  last().say(wireWelcome());
}

beforeEach(() => {
  vi.useFakeTimers();
  sockets = [];
  frames = [];
  statuses = [];
  refuseTickets = false;
  seen = null;
  connection = new RoomConnection({
    name: () => 'Ada',
    capabilities: { rate: [0.5, 2], hls: true, webrtc: true, coarse: false },
    askTicket: async () => {
      if (refuseTickets) throw new Error('refused');
      return { token: 'ticket', socket: '/rooms/films/socket' };
    },
    finalRefusal: () => null,
    openSocket: (path, listeners) => {
      const socket = new FakeSocket(path, listeners);
      sockets.push(socket);
      return socket;
    },
    onFrame: (frame) => frames.push(frame),
    onStatus: (status) => statuses.push(status),
    seen: () => seen,
    seat: null,
    onSeat: () => undefined,
    setTimer: (work, delayMs) => setTimeout(work, delayMs) as unknown as number,
    clearTimer: (timer) => clearTimeout(timer),
    random: () => 0,
  });
  connection.start();
});
afterEach(() => vi.useRealTimers());

describe('RoomConnection', () => {
  it('says hello with its ticket and sends nothing else before the welcome', async () => {
    await vi.advanceTimersByTimeAsync(0);
    expect(last().path).toBe('/rooms/films/socket');
    expect(connection.send({ t: 'play', base: 1 })).toBe(false);
    last().listeners.onOpen();
    expect(last().sent).toMatchObject([{ t: 'hello', token: 'ticket', name: 'Ada' }]);
    last().say(wireWelcome());
    expect(phases()).toEqual(['connecting', 'open']);
    expect(connection.send({ t: 'play', base: 1 }, 'c1')).toBe(true);
    expect(last().sent.at(-1)).toEqual({ t: 'play', base: 1, id: 'c1' });
  });

  it('comes back as the same member, after growing pauses', async () => {
    await join();
    seen = { epoch: 1, rev: 7 };
    last().listeners.onClosed(1006);
    expect(statuses.at(-1)).toEqual({ phase: 'waiting', attempt: 1 });
    await vi.advanceTimersByTimeAsync(999);
    expect(sockets).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    last().listeners.onOpen();
    expect(last().sent[0]).toMatchObject({
      resume: { member: 'm1', secret: 's1', epoch: 1, rev: 7 },
    });
    last().listeners.onClosed(1006);
    await vi.advanceTimersByTimeAsync(2_000);
    last().listeners.onOpen();
    last().say(wireWelcome());
    last().listeners.onClosed(1006);
    expect(statuses.at(-1)).toEqual({ phase: 'waiting', attempt: 1 });
  });

  it('takes a seat of its own when the old one is gone', async () => {
    await join();
    seen = { epoch: 1, rev: 7 };
    last().listeners.onClosed(1006);
    await vi.advanceTimersByTimeAsync(1_000);
    last().listeners.onOpen();
    last().say({ t: 'error', code: 'gone', msg: 'x' });
    await vi.advanceTimersByTimeAsync(2_000);
    last().listeners.onOpen();
    expect(last().sent[0]).not.toHaveProperty('resume');
  });

  it.each(['full', 'forbidden', 'gone'] as const)(
    'stays away when the room says %s',
    async (code) => {
      await vi.advanceTimersByTimeAsync(0);
      last().listeners.onOpen();
      last().say({ t: 'error', code, msg: '' });
      last().listeners.onClosed(1006);
      await vi.advanceTimersByTimeAsync(60_000);
      expect(statuses.at(-1)).toEqual({ phase: 'over', why: code });
      expect(sockets).toHaveLength(1);
    },
  );

  it.each([
    [4003, 'kicked'],
    [4004, 'gone'],
    [4007, 'full'],
    [4009, 'elsewhere'],
  ] as const)('stays away after close code %i', async (code, why) => {
    await join();
    last().listeners.onClosed(code);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(statuses.at(-1)).toEqual({ phase: 'over', why });
    expect(sockets).toHaveLength(1);
  });

  it('does not come back after being put out or leaving', async () => {
    await join();
    last().say({ t: 'kicked' });
    expect(statuses.at(-1)).toEqual({ phase: 'over', why: 'kicked' });
    expect(last().closed).toBe(true);
    connection.start();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sockets).toHaveLength(1);
  });

  it('says goodbye', async () => {
    await join();
    connection.stop();
    expect(last().sent.at(-1)).toEqual({ t: 'bye' });
    expect(last().closed).toBe(true);
  });

  it('goes where the room has moved', async () => {
    await join();
    last().say({ t: 'moving', url: '/rooms/films/socket?node=b' });
    last().listeners.onClosed(1006);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(last().path).toBe('/rooms/films/socket?node=b');
  });

  it('gives up a socket that is silent', async () => {
    await vi.advanceTimersByTimeAsync(0);
    last().listeners.onOpen();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(last().closed).toBe(true);
    expect(statuses.at(-1)?.phase).toBe('waiting');
    await vi.advanceTimersByTimeAsync(1_000);
    last().listeners.onOpen();
    last().say(wireWelcome());
    connection.broken();
    expect(statuses.at(-1)?.phase).toBe('waiting');
  });

  it('tries again when there is no ticket, at once when asked to', async () => {
    refuseTickets = true;
    await join();
    last().listeners.onClosed(1006);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(statuses.at(-1)).toEqual({ phase: 'waiting', attempt: 3 });
    refuseTickets = false;
    connection.retryNow();
    await vi.advanceTimersByTimeAsync(0);
    expect(sockets).toHaveLength(2);
  });

  it('lets nothing pile up on a slow network', async () => {
    await join();
    last().bufferedAmount = 300 * 1024;
    expect(connection.send({ t: 'typing' })).toBe(false);
  });

  it('passes over what it cannot read and ignores what it does not know', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    await join();
    last().listeners.onText('{');
    last().say({ t: 'chat', n: 'x', text: 5 });
    last().say({ t: 'something-new' });
    expect(warn).toHaveBeenCalledTimes(2);
    expect(frames.map((frame) => frame.t)).toEqual(['welcome']);
  });

  it('hears nothing more from a socket that was given up', async () => {
    await join();
    const old = last();
    old.listeners.onClosed(1006);
    old.say({ t: 'typing', from: 'm2' });
    old.listeners.onClosed(1006);
    expect(frames).toHaveLength(1);
    expect(statuses.at(-1)).toEqual({ phase: 'waiting', attempt: 1 });
  });
});
