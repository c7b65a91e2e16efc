// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Room, type Word } from '../../src/room/room';
import { FakePlayer } from '../sync/fake-player';
import { film, person, wireWelcome } from './fixtures';

/** The socket that the room opens; the test is the server. */
class FakeWebSocket extends EventTarget {
  static all: FakeWebSocket[] = [];
  sent: Record<string, unknown>[] = [];
  bufferedAmount = 0;

  constructor(
    readonly address: URL,
    readonly protocol: string,
  ) {
    super();
    FakeWebSocket.all.push(this);
  }

  send(text: string): void {
    this.sent.push(JSON.parse(text) as Record<string, unknown>);
  }

  close(): void {
    this.dispatchEvent(Object.assign(new Event('close'), { code: 1000 }));
  }

  say(frame: object): void {
    this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(frame) }));
  }

  of(t: string): Record<string, unknown>[] {
    return this.sent.filter((message) => message['t'] === t);
  }
}

let room: Room;
let words: Word[];
let seats: unknown[];

const socket = () => FakeWebSocket.all.at(-1) as FakeWebSocket;
const state = (over: object) => ({
  t: 'state',
  epoch: 1,
  rev: 2,
  phase: 'paused',
  media: film,
  pos: 0,
  rate: 1,
  at: 0,
  ...over,
});

/** Answers pings as a server one hour ahead. */
async function settle(ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 20) {
    const before = socket().of('ping').length;
    await vi.advanceTimersByTimeAsync(20);
    for (const { n, c0 } of socket().of('ping').slice(before)) {
      const at = Number(c0) + 3_600_000;
      socket().say({ t: 'pong', n, c0, s1: at, s2: at });
    }
  }
}

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] });
  vi.stubGlobal('WebSocket', FakeWebSocket);
  FakeWebSocket.all = [];
  words = [];
  seats = [];
  room = new Room({
    name: 'Ada',
    askTicket: async () => ({ token: 't', socket: '/rooms/films/socket' }),
    seat: null,
    onSeat: (seat) => seats.push(seat),
    onChange: () => undefined,
    onWord: (word) => words.push(word),
    onSignal: () => undefined,
  });
  room.start();
  await vi.advanceTimersByTimeAsync(0);
  socket().dispatchEvent(new Event('open'));
  socket().say(wireWelcome());
});
afterEach(() => {
  room.stop();
  vi.useRealTimers();
});

describe('Room', () => {
  it('speaks the room’s protocol with its own host only', () => {
    expect(socket().protocol).toBe('room.v1');
    expect(socket().address.host).toBe(location.host);
    expect(seats).toEqual([{ member: 'm1', secret: 's1' }]);
  });

  it('never sends back what the room did to the player', async () => {
    const player = new FakePlayer(() => performance.now());
    room.follower.attach(player);
    await settle(1_000);
    const at = () => room.time.roomMs() ?? 0;
    socket().say(state({ rev: 2, phase: 'preparing', pos: 30 }));
    socket().say({ t: 'prepare', rev: 2, pos: 30, media: film });
    await settle(500);
    socket().say(state({ rev: 3, phase: 'playing', pos: 30, at: at() + 300 }));
    await settle(6_000);
    socket().say(state({ rev: 4, phase: 'playing', pos: 36, at: at(), rate: 1.5 }));
    await settle(1_000);
    socket().say(state({ rev: 5, phase: 'paused', pos: 37.5, at: at() }));
    await settle(500);
    expect(player.currentTime).toBe(37.5);
    const kinds = new Set(socket().sent.map((message) => message['t']));
    expect([...kinds].sort()).toEqual(['hello', 'ping', 'ready', 'report']);
  });

  it('follows as soon as it knows the time', async () => {
    const player = new FakePlayer(() => performance.now());
    room.follower.attach(player);
    socket().say(state({ rev: 2, phase: 'playing', pos: 100, at: 3_600_000 - 5_000 }));
    expect(player.seeks).toEqual([]);
    await settle(4_000);
    expect(player.paused).toBe(false);
    expect(player.currentTime).toBeGreaterThan(105);
  });

  it('says in words what the room refused, and marks the line that was not taken', () => {
    room.chat('  hello ');
    const [line] = socket().of('chat');
    expect(line).toMatchObject({ text: 'hello' });
    socket().say({ t: 'error', id: line?.['id'], code: 'rate', msg: 'slow down' });
    expect(room.model?.chat.at(-1)).toMatchObject({ n: null, failed: 'rate' });
    expect(words).toEqual([]);
    room.chatAgain(room.model?.chat.at(-1)?.key ?? '');
    expect(socket().of('chat')).toHaveLength(2);
    expect(room.model?.chat).toHaveLength(1);
  });

  it('keeps a line for later while there is no connection, and says so', () => {
    socket().close();
    room.chat('hello');
    expect(room.model?.chat.at(-1)?.failed).toBe('unsent');
    room.send({ t: 'play', base: 1 });
    expect(words).toEqual([{ say: 'away-from-room' }]);
  });

  it('tells who comes and goes, and who writes', async () => {
    socket().say({ t: 'members', joined: [person('m3')], left: ['m2'] });
    expect(words).toEqual([
      { say: 'joined', name: 'Name m3' },
      { say: 'left', name: 'Name m2' },
    ]);
    socket().say({ t: 'typing', from: 'm3' });
    expect(room.typing).toEqual(['Name m3']);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(room.typing).toEqual([]);
    socket().say({ t: 'typing', from: 'm3' });
    socket().say({ t: 'chat', n: 1, from: 'm3', name: 'Name m3', at: 1, text: 'x' });
    expect(room.typing).toEqual([]);
  });

  it('measures the time anew in another epoch', async () => {
    await settle(1_000);
    expect(room.time.roomMs()).not.toBeNull();
    const pings = socket().of('ping').length;
    socket().say(state({ epoch: 2, rev: 1 }));
    expect(room.time.roomMs()).toBeNull();
    await settle(1_000);
    expect(socket().of('ping').length - pings).toBe(8);
  });

  it('allows what the role allows', () => {
    expect(room.may('host')).toBe(true);
    expect(room.may('owner')).toBe(false);
  });

  it('writes at most every three seconds that somebody is writing', async () => {
    room.noteTyping();
    room.noteTyping();
    await vi.advanceTimersByTimeAsync(3_100);
    room.noteTyping();
    expect(socket().of('typing')).toHaveLength(2);
  });
});
