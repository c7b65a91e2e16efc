import { describe, expect, it } from 'vitest';
import type { ChatLine, ServerFrame } from '../../src/room/protocol';
import {
  hostOf,
  isNewer,
  presentCount,
  reduceRoom,
  welcomed,
  withFailedLine,
  withoutLine,
  withOwnLine,
  type RoomModel,
} from '../../src/room/room-model';
import { film, person, roomState, welcome } from './fixtures';

const model = (): RoomModel => welcomed(null, welcome());
const line = (n: number, from: string, text: string): ChatLine => ({
  n,
  from,
  name: '',
  at: n,
  text,
  reply: null,
});
const after = (from: RoomModel, ...frames: ServerFrame[]) => frames.reduce(reduceRoom, from);

describe('the state of a room', () => {
  it('is replaced by newer ones only, and by any of a later epoch', () => {
    expect(isNewer(roomState({ rev: 2 }), roomState({ rev: 2 }))).toBe(false);
    expect(isNewer(roomState({ rev: 3 }), roomState({ rev: 2 }))).toBe(true);
    expect(isNewer(roomState({ epoch: 2, rev: 1 }), roomState({ epoch: 1, rev: 9 }))).toBe(true);
    const newer = roomState({ rev: 5, pos: 50 });
    const older = roomState({ rev: 4, pos: 40 });
    const shown = after(model(), { t: 'state', state: newer }, { t: 'state', state: older });
    expect(shown.state).toBe(newer);
  });

  it('comes with a refusal too', () => {
    const state = roomState({ rev: 7 });
    const refused = { t: 'error', id: '1', code: 'stale', msg: '', state } as const;
    expect(after(model(), refused).state).toBe(state);
  });

  it('is preparing as soon as the room asks for it', () => {
    const prepare = { rev: 9, pos: 30, media: film };
    const asked = after(model(), { t: 'prepare', prepare });
    expect(asked.state).toMatchObject({ rev: 9, pos: 30, phase: 'preparing', media: film });
    const again = { rev: 9, pos: 31, media: film };
    expect(after(asked, { t: 'prepare', prepare: again })).toBe(asked);
  });
});

describe('the people of a room', () => {
  it('come, go and change', () => {
    const changed = after(model(), {
      t: 'members',
      joined: [person('m3')],
      left: ['m2'],
      changed: [person('m1', { host: true, away: true })],
    });
    expect(changed.members.map((one) => one.member)).toEqual(['m1', 'm3']);
    expect(presentCount(changed)).toBe(1);
    expect(hostOf(changed)?.member).toBe('m1');
  });
});

describe('the chat of a room', () => {
  it('shows an own line at once and turns it into the room’s', () => {
    const sent = withOwnLine(model(), { key: 'k1', text: 'hello', reply: null }, 5);
    expect(sent.chat.at(-1)).toMatchObject({ n: null, text: 'hello', name: 'Name m1' });
    const other = after(sent, { t: 'chat', line: line(1, 'm2', 'hi'), id: null });
    expect(other.chat.map((one) => one.text)).toEqual(['hi', 'hello']);
    const confirmed = after(other, { t: 'chat', line: line(2, 'm1', 'hello'), id: null });
    expect(confirmed.chat.map((one) => one.n)).toEqual([1, 2]);
  });

  it('takes the key where the room gives it back, and another page’s line for another', () => {
    const sent = withOwnLine(
      withOwnLine(model(), { key: 'k1', text: 'same', reply: null }, 5),
      { key: 'k2', text: 'same', reply: null },
      6,
    );
    const confirmed = after(sent, { t: 'chat', line: line(1, 'm1', 'same'), id: 'k2' });
    expect(confirmed.chat.map((one) => one.key)).toEqual([null, 'k1']);
    const foreign = after(sent, { t: 'chat', line: line(1, 'm1', 'else'), id: null });
    expect(foreign.chat).toHaveLength(3);
  });

  it('shows each line once and a hundred at most', () => {
    const twice = { t: 'chat', line: line(1, 'm2', 'x'), id: null } as const;
    expect(after(model(), twice, twice).chat).toHaveLength(1);
    const many = Array.from({ length: 150 }, (_, n) => ({
      t: 'chat' as const,
      line: line(n, 'm2', String(n)),
      id: null,
    }));
    const full = after(model(), ...many);
    expect(full.chat).toHaveLength(100);
    expect(full.chat[0]?.text).toBe('50');
  });

  it('keeps what did not get there until it is sent again', () => {
    const failed = withFailedLine(
      withOwnLine(model(), { key: 'k1', text: 'hello', reply: null }, 5),
      'k1',
      'rate',
    );
    expect(failed.chat.at(-1)?.failed).toBe('rate');
    expect(withoutLine(failed, 'k1').chat).toEqual([]);
    const back = welcomed(failed, welcome({ chat: [line(1, 'm2', 'hi')] }));
    expect(back.chat.map((one) => one.text)).toEqual(['hi', 'hello']);
  });
});

describe('what else a room tells', () => {
  it('keeps a few reactions', () => {
    const some = Array.from({ length: 20 }, () => ({ t: 'react' as const, from: 'm2', e: '🎉' }));
    const serials = after(model(), ...some).reactions.map((one) => one.serial);
    expect(serials).toHaveLength(12);
    expect(serials.at(-1)).toBe(20);
  });

  it('knows who shares and what is next', () => {
    const share = {
      from: 'm2',
      stream: 's',
      kind: 'live',
      title: 'Mine',
      size: 0,
      mime: '',
    } as const;
    const sharing = after(model(), { t: 'share', op: 'start', share });
    expect(sharing.shares).toEqual([share]);
    expect(after(sharing, { t: 'share', op: 'stop', share }).shares).toEqual([]);
    const items = [{ item: 'q1', media: film, by: 'm1' }];
    const queued = after(model(), { t: 'queue', queue: 3, items });
    expect([queued.queue, queued.state.queue]).toEqual([items, 3]);
  });
});
