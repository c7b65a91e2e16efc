// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { decodeLiveName, decodeLiveStream } from '../../src/api/live';
import { decodeRoom } from '../../src/api/rooms';
import { nextMode, possibleModes } from '../../src/live/live-modes';
import { reduceLists } from '../../src/store/lists-reducer';

const stream = decodeLiveStream({
  name: 'desk',
  title: 'At the desk',
  startedAt: '2026-01-01T00:00:00Z',
  viewers: 3,
  state: 'live',
  hls: '/live/desk/master.m3u8',
  dash: '/live/desk/manifest.mpd',
  socket: { url: '/live/desk/socket', mime: 'video/webm; codecs="vp8,opus"' },
  recording: null,
});

describe('live streams', () => {
  it('are read, without addresses elsewhere', () => {
    expect(stream).toMatchObject({ name: 'desk', title: 'At the desk', viewers: 3 });
    const bare = decodeLiveStream({ name: 'x', state: 'waiting', hls: 'https://evil.test/x' });
    expect(bare).toMatchObject({ title: 'x', viewers: 0, hls: null, socket: null });
    const early = { name: 'x', state: 'live', listed: false, hls: '/live/x/master.m3u8' };
    expect(decodeLiveStream(early).hls).toBeNull();
    expect(() => decodeLiveStream({ name: 'x', state: 'gone' })).toThrow('live.state');
    expect(decodeLiveName({ name: 'x' })).toBe('x');
  });

  it('are shown by the fastest way that works, and by the next when it fails', () => {
    const all = possibleModes(stream, { socket: true });
    expect(all).toEqual(['socket', 'hls', 'dash']);
    expect(possibleModes(stream, { socket: false })).toEqual(['hls', 'dash']);
    expect(possibleModes({ ...stream, socket: null, dash: null }, { socket: true })).toEqual([
      'hls',
    ]);
    expect(nextMode(all, null, [])).toBe('socket');
    expect(nextMode(all, 'dash', [])).toBe('dash');
    expect(nextMode(all, 'dash', ['dash'])).toBe('socket');
    expect(nextMode(all, null, ['socket', 'hls', 'dash'])).toBeNull();
  });

  it('come and go in the list', () => {
    const one = reduceLists({ live: [], rooms: [] }, { type: 'live-changed', stream });
    const more = reduceLists(one, { type: 'live-changed', stream: { ...stream, viewers: 9 } });
    expect(more.live).toMatchObject([{ viewers: 9 }]);
    expect(reduceLists(more, { type: 'live-ended', name: 'desk' }).live).toEqual([]);
  });
});

describe('rooms', () => {
  it('are read with and without a film', () => {
    expect(decodeRoom({ room: 'r', name: 'Friday', members: 2, permanent: true })).toEqual({
      room: 'r',
      name: 'Friday',
      members: 2,
      title: null,
      permanent: true,
    });
    const title = { id: 't', name: 'Film' };
    expect(decodeRoom({ room: 'r', title }).title).toEqual(title);
    expect(() => decodeRoom({ name: 'x' })).toThrow('room.room');
  });
});
