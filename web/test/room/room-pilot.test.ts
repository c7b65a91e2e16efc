// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import type { Command } from '../../src/player/command';
import type { ClientMessage, RoomState } from '../../src/room/protocol';
import { RoomPilot } from '../../src/room/room-pilot';
import type { Follower } from '../../src/sync/follower';
import { roomState } from './fixtures';

let state: RoomState;
let may: boolean;
let sent: ClientMessage[];
let timers: (() => void)[];
let unblocked: number;
let pilot: RoomPilot;

const video = { duration: 600 } as HTMLVideoElement;
const take = (command: Command) => pilot.take(command, video);
const fire = () => timers.splice(0).at(-1)?.();

beforeEach(() => {
  state = roomState({ rev: 5, pos: 100 });
  may = true;
  sent = [];
  timers = [];
  unblocked = 0;
  const follower = {
    target: () => 100,
    unblock: () => (unblocked += 1),
    attach: () => () => undefined,
  } as unknown as Follower;
  pilot = new RoomPilot(
    {
      follower,
      state: () => state,
      mayControl: () => may,
      send: (message) => sent.push(message),
      setTimer: (work) => timers.push(work),
      clearTimer: () => timers.pop(),
    },
    null,
  );
});

describe('RoomPilot', () => {
  it('asks the room to play what stands and to pause what runs', () => {
    expect(take({ do: 'toggle-play' })).toBe(true);
    for (const phase of ['playing', 'preparing', 'holding'] as const) {
      state = roomState({ rev: 6, phase });
      take({ do: 'toggle-play' });
    }
    const pause = { t: 'pause', base: 6 };
    expect(sent).toEqual([{ t: 'play', base: 5 }, pause, pause, pause]);
    expect(unblocked).toBe(4);
  });

  it('makes one jump of many keys, from where the room is', () => {
    for (let press = 0; press < 3; press += 1) take({ do: 'seek-by', seconds: 10 });
    expect(sent).toEqual([]);
    fire();
    expect(sent).toEqual([{ t: 'seek', base: 5, pos: 130 }]);
    take({ do: 'seek-by', seconds: -200 });
    fire();
    expect(sent.at(-1)).toEqual({ t: 'seek', base: 5, pos: 0 });
  });

  it('goes to a place, a share and the start', () => {
    take({ do: 'seek-to', seconds: 42 });
    fire();
    take({ do: 'seek-to-share', share: 0.5 });
    fire();
    take({ do: 'start-over' });
    fire();
    expect(sent.map((one) => (one.t === 'seek' ? one.pos : null))).toEqual([42, 300, 0]);
  });

  it('steps by pictures while the room stands', () => {
    take({ do: 'step-frame', frames: 1 });
    fire();
    expect(sent).toEqual([{ t: 'seek', base: 5, pos: 2501.5 / 25 }]);
    state = roomState({ phase: 'playing' });
    take({ do: 'step-frame', frames: 1 });
    expect(timers).toEqual([]);
  });

  it('keeps the rate inside what rooms allow', () => {
    take({ do: 'set-rate', rate: 3 });
    take({ do: 'set-rate', rate: 0.25 });
    take({ do: 'rate-step', steps: 1 });
    expect(sent.map((one) => (one.t === 'rate' ? one.rate : null))).toEqual([2, 0.5, 1.25]);
  });

  it('asks for nothing that the viewer may not', () => {
    may = false;
    take({ do: 'play' });
    take({ do: 'seek-to', seconds: 5 });
    expect([sent, timers]).toEqual([[], []]);
  });

  it('leaves sound, size and panels to the player', () => {
    expect(take({ do: 'toggle-mute' })).toBe(false);
    expect(take({ do: 'toggle-fullscreen' })).toBe(false);
    expect(take({ do: 'toggle-settings' })).toBe(false);
    expect(sent).toEqual([]);
  });
});
