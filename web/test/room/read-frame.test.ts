import { describe, expect, it } from 'vitest';
import { readFrame, UnreadableFrame } from '../../src/room/read-frame';

const media = { id: 'v1', src: '/titles/v1/master.m3u8', duration: 60, fps: 23.976 };
const read = (frame: object) => readFrame(JSON.stringify(frame));

const state = {
  t: 'state',
  epoch: 3,
  rev: 41,
  why: 'seek',
  by: 'm7',
  phase: 'holding',
  media,
  pos: 812.4,
  rate: 1,
  at: 918273.5,
  hold: { member: 'm2', until: 920000 },
  gate: null,
  queue: 9,
};

describe('readFrame', () => {
  it('reads a welcome whole', () => {
    const frame = read({
      t: 'welcome',
      member: 'm7',
      secret: 's',
      room: 'films',
      name: 'Film night',
      role: 'owner',
      epoch: 3,
      settings: { control: 'host', host: 'owner', measure: true, rates: false },
      members: [{ member: 'm7', name: 'Ada', role: 'owner', host: true, skew: -3.5 }],
      state,
      chat: [{ from: 'm1', name: 'Bob', n: 4, at: 5, text: '<b>hi</b>' }],
      queue: { rev: 9, items: [{ ...media, item: 'q1', by: 'm1' }] },
      shares: [{ t: 'share', op: 'start', from: 'm1', stream: 'x', kind: 'live', title: 'Mine' }],
      ice: [],
      tracker: '/tracker?token=t',
      swarm: 'w',
    });
    expect(frame).toMatchObject({
      t: 'welcome',
      name: 'Film night',
      settings: {
        control: 'host',
        takeHost: 'owner',
        chat: 'member',
        measuring: true,
        rates: false,
        holds: true,
      },
      members: [{ host: true, skew: -3.5, away: false }],
      state: { rev: 41, hold: 'm2', media },
      chat: [{ text: '<b>hi</b>' }],
      queue: [{ item: 'q1', media }],
      shares: [{ stream: 'x' }],
      tracker: '/tracker?token=t',
    });
  });

  it('reads what members and controls lead to', () => {
    expect(read({ t: 'members', left: ['m2'], changed: [{ member: 'm1' }] })).toMatchObject({
      joined: [],
      left: ['m2'],
      changed: [{ member: 'm1', skew: null, host: false }],
    });
    expect(read({ t: 'error', id: 'c1', code: 'stale', msg: 'x', state })).toMatchObject({
      code: 'stale',
      state: { rev: 41 },
    });
    expect(read({ t: 'queue', rev: 2, items: [] })).toEqual({ t: 'queue', queue: 2, items: [] });
  });

  it('passes over messages that it does not know', () => {
    expect(read({ t: 'votes', for: 'm1' })).toBeNull();
  });

  it.each([
    ['no object', []],
    ['no number where one belongs', { ...state, rev: '41' }],
    ['an unknown phase', { ...state, phase: 'dancing' }],
    [
      'a film on another host',
      { ...state, media: { ...media, src: 'https://elsewhere.example/' } },
    ],
    ['a film on another host, without its scheme', { ...state, media: { ...media, src: '//x/y' } }],
    ['a script for a film', { ...state, media: { ...media, src: 'javascript:alert(1)' } }],
    ['a signal of no kind', { t: 'signal', from: 'm1', stream: 'x', kind: 'hello' }],
  ])('refuses %s', (_, frame) => expect(() => read(frame)).toThrow(UnreadableFrame));

  it('goes to no tracker and no socket of another host', () => {
    const moving = read({ t: 'moving', url: 'https://elsewhere.example/socket' });
    expect(moving).toEqual({ t: 'moving', url: '' });
  });
});
