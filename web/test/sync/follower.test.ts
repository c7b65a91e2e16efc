import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ClientMessage, RoomState } from '../../src/room/protocol';
import { Follower } from '../../src/sync/follower';
import { FakePlayer } from './fake-player';

const aheadOfRoomMs = 5_000;
const media = { id: 'v1', src: '/titles/v1/master.m3u8', duration: 600, fps: 25 };

let sent: ClientMessage[];
let blocked: number;
let follower: Follower;
let player: FakePlayer;
let rev: number;

const now = () => performance.now();
/** Room time, which these tests know exactly. */
const roomMs = () => now() + aheadOfRoomMs;
const target = () => follower.target() ?? Number.NaN;
const errorMs = () => (target() - player.currentTime) * 1000;
const sentOf = (t: string) => sent.filter((message) => message.t === t);

function state(over: Partial<RoomState>): RoomState {
  rev += 1;
  const rest = { epoch: 1, rev, why: '', by: '', hold: null, queue: 0 };
  return { ...rest, phase: 'paused', media, pos: 0, rate: 1, at: 0, ...over };
}

const show = (over: Partial<RoomState>) => follower.show(state(over), false);

function follow(made = new FakePlayer(now)): void {
  player = made;
  follower.attach(player);
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  sent = [];
  blocked = 0;
  rev = 0;
  follower = new Follower({
    time: { roomMs, uncertaintyMs: () => 3, rttMs: () => 5 },
    send: (message) => sent.push(message),
    fine: true,
    onBlocked: () => (blocked += 1),
    onRest: () => undefined,
    now,
    setTimer: (work, delayMs) => setTimeout(work, delayMs) as unknown as number,
    clearTimer: (timer) => clearTimeout(timer),
  });
});
afterEach(() => vi.useRealTimers());

describe('Follower', () => {
  it('goes to where the room prepares and says once that it is ready', () => {
    follow();
    show({ phase: 'preparing', pos: 40 });
    vi.advanceTimersByTime(100);
    expect(sent).toEqual([]);
    vi.advanceTimersByTime(2_000);
    expect(sent).toEqual([{ t: 'ready', rev: 1, pos: 40, ahead: 20 }]);
    follower.askReady();
    vi.advanceTimersByTime(100);
    expect(sentOf('ready')).toHaveLength(2);
  });

  it('waits for a second of film before it is ready, unless the film ends there', () => {
    follow();
    player.ahead = 0.4;
    show({ phase: 'preparing', pos: 40 });
    vi.advanceTimersByTime(3_000);
    expect(sent).toEqual([]);
    player.ahead = 1;
    vi.advanceTimersByTime(100);
    expect(sentOf('ready')).toHaveLength(1);
    player.ahead = 0.8;
    show({ phase: 'preparing', pos: 599.2 });
    vi.advanceTimersByTime(300);
    expect(sentOf('ready')).toHaveLength(2);
  });

  it('starts together with the room, and better each time', () => {
    follow();
    for (let round = 0; round < 8; round += 1) {
      show({ phase: 'paused', pos: 10 });
      vi.advanceTimersByTime(500);
      show({ phase: 'playing', pos: 10, at: roomMs() + 500 });
      vi.advanceTimersByTime(800);
    }
    expect(player.paused).toBe(false);
    expect(Math.abs(errorMs())).toBeLessThan(20);
    expect(follower.stats().startCostMs).toBeLessThan(80);
  });

  it('stays inside a frame of the room for minutes, with a clock of its own', () => {
    follow(new FakePlayer(now, 60, 120, 1.0006));
    show({ phase: 'playing', pos: 0, at: roomMs() + 400 });
    vi.advanceTimersByTime(10_000);
    const worst = Array.from({ length: 600 }, () => {
      vi.advanceTimersByTime(200);
      return Math.abs(errorMs());
    });
    expect(Math.max(...worst)).toBeLessThan(30);
    expect(follower.stats().seeks).toBe(0);
    expect(follower.stats().rateChanges).toBeLessThan(20);
  });

  it('joins a film that runs', () => {
    follow();
    show({ phase: 'playing', pos: 100, at: roomMs() - 30_000 });
    vi.advanceTimersByTime(1_500);
    expect(player.currentTime).toBeGreaterThan(130);
    vi.advanceTimersByTime(6_000);
    expect(Math.abs(errorMs())).toBeLessThan(25);
  });

  it('joins in time although loading takes long', () => {
    follow();
    player.setDry(true);
    show({ phase: 'playing', pos: 100, at: roomMs() - 30_000 });
    vi.advanceTimersByTime(3_000);
    player.setDry(false);
    vi.advanceTimersByTime(2_500);
    expect(Math.abs(errorMs())).toBeLessThan(50);
    expect(player.seeks).toHaveLength(2);
  });

  it('stops where the room stops, stepping back when it ran past', () => {
    follow();
    show({ phase: 'playing', pos: 0, at: roomMs() + 400 });
    vi.advanceTimersByTime(10_000);
    const pos = player.currentTime - 0.05;
    show({ phase: 'paused', pos, at: roomMs() - 10 });
    vi.advanceTimersByTime(200);
    expect(player.paused).toBe(true);
    expect(player.currentTime).toBe(pos);
  });

  it('plays on until the moment of a pause that is set ahead', () => {
    follow();
    show({ phase: 'playing', pos: 0, at: roomMs() + 400 });
    vi.advanceTimersByTime(10_000);
    show({ phase: 'paused', pos: player.currentTime + 0.1, at: roomMs() + 100 });
    vi.advanceTimersByTime(50);
    expect(player.paused).toBe(false);
    vi.advanceTimersByTime(60);
    expect(player.paused).toBe(true);
  });

  it('tells about a stall after half a second, and when it is over', () => {
    follow();
    show({ phase: 'playing', pos: 0, at: roomMs() + 400 });
    vi.advanceTimersByTime(5_000);
    player.setDry(true);
    vi.advanceTimersByTime(400);
    expect(sentOf('stall')).toEqual([]);
    vi.advanceTimersByTime(600);
    expect(sentOf('stall')).toHaveLength(1);
    player.setDry(false);
    vi.advanceTimersByTime(500);
    expect(sentOf('ready')).toHaveLength(1);
    vi.advanceTimersByTime(10_000);
    expect(Math.abs(errorMs())).toBeLessThan(30);
  });

  it('catches up with a seek when it is far off, and goes on by itself when something stops it', () => {
    follow();
    show({ phase: 'playing', pos: 0, at: roomMs() + 400 });
    vi.advanceTimersByTime(5_000);
    player.seek(player.currentTime - 1.5);
    vi.advanceTimersByTime(6_000);
    expect(follower.stats().seeks).toBe(1);
    expect(Math.abs(errorMs())).toBeLessThan(60);
    player.pause();
    vi.advanceTimersByTime(6_000);
    expect(player.paused).toBe(false);
    expect(Math.abs(errorMs())).toBeLessThan(60);
  });

  it('follows the rate of the room', () => {
    follow();
    show({ phase: 'playing', pos: 0, at: roomMs() + 400 });
    vi.advanceTimersByTime(5_000);
    const at = roomMs();
    show({ phase: 'playing', pos: target(), at, rate: 1.5 });
    vi.advanceTimersByTime(3_000);
    expect(player.rate).toBeCloseTo(1.5, 1);
    expect(Math.abs(errorMs())).toBeLessThan(40);
    expect(player.plays).toBe(1);
  });

  it('reports every five seconds while it plays, and every second in a measuring room', () => {
    follow();
    show({ phase: 'playing', pos: 0, at: roomMs() + 400 });
    vi.advanceTimersByTime(21_500);
    expect(sentOf('report').length).toBeGreaterThanOrEqual(4);
    expect(sentOf('report').length).toBeLessThanOrEqual(5);
    expect(sentOf('report')[0]).toMatchObject({ rev: 1, unc: 3, rtt: 5, ahead: 20 });
    sent = [];
    follower.show(state({ phase: 'playing', pos: target(), at: roomMs() }), true);
    vi.advanceTimersByTime(5_000);
    expect(sentOf('report').length).toBeGreaterThanOrEqual(4);
  });

  it('waits for a click where the browser wants one, and then lands where the room is', async () => {
    follow();
    player.refusal = new DOMException('no gesture', 'NotAllowedError');
    show({ phase: 'playing', pos: 0, at: roomMs() + 400 });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(blocked).toBe(1);
    player.refusal = null;
    player.pause();
    follower.unblock();
    await vi.advanceTimersByTimeAsync(8_000);
    expect(player.paused).toBe(false);
    expect(Math.abs(errorMs())).toBeLessThan(30);
  });

  it('does nothing in the background, and one seek after it', () => {
    follow();
    show({ phase: 'playing', pos: 0, at: roomMs() + 400 });
    vi.advanceTimersByTime(5_000);
    follower.visible(false);
    player.seek(player.currentTime - 0.4);
    vi.advanceTimersByTime(5_000);
    expect(player.rate).toBe(1);
    follower.visible(true);
    vi.advanceTimersByTime(3_000);
    expect(follower.stats().seeks).toBe(1);
    expect(Math.abs(errorMs())).toBeLessThan(60);
  });

  it('lets go of its player', () => {
    player = new FakePlayer(now);
    const release = follower.attach(player);
    release();
    show({ phase: 'playing', pos: 5, at: roomMs() + 100 });
    vi.advanceTimersByTime(2_000);
    expect(player.plays).toBe(0);
  });
});
