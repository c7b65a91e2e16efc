import type { Media, Member, RoomState, Welcome } from '../../src/room/protocol';

export const film: Media = { id: 'v1', src: '/titles/v1/master.m3u8', duration: 600, fps: 25 };

export function roomState(over: Partial<RoomState> = {}): RoomState {
  const nothing = { why: '', by: '', hold: null, queue: 0 };
  return {
    ...nothing,
    epoch: 1,
    rev: 1,
    phase: 'paused',
    media: film,
    pos: 0,
    rate: 1,
    at: 0,
    ...over,
  };
}

export function person(member: string, over: Partial<Member> = {}): Member {
  const plain = { host: false, ready: true, stalled: false, skew: null, away: false };
  return { member, name: `Name ${member}`, role: 'member', ...plain, ...over };
}

export function welcome(over: Partial<Welcome> = {}): Welcome {
  return {
    t: 'welcome',
    member: 'm1',
    secret: 's1',
    room: 'films',
    name: 'Films',
    role: 'host',
    epoch: 1,
    settings: {
      control: 'member',
      queue: 'member',
      chat: 'guest',
      share: 'member',
      takeHost: 'member',
      measuring: false,
      rates: true,
      holds: true,
    },
    members: [person('m1', { role: 'host', host: true }), person('m2')],
    state: roomState(),
    chat: [],
    shares: [],
    queue: [],
    ice: [],
    tracker: '/tracker?token=t',
    swarm: 'swarm',
    ...over,
  };
}

/** The same as it travels. */
export function wireWelcome(): object {
  return { ...welcome(), queue: { rev: 0, items: [] } };
}
