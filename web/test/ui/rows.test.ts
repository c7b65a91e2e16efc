// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { decodeLiveStream } from '../../src/api/live';
import { decodeRoom, type RoomsApi } from '../../src/api/rooms';
import { RequestFailed } from '../../src/api/problem';
import { PositionBook } from '../../src/player/positions';
import '../../src/player/spot-buttons';
import { localSpots, spotBook } from '../../src/player/spots';
import '../../src/rooms/watch-together';
import '../../src/ui/hub-page';
import { summary } from '../store/fixtures';
import { drawn, heard, mount, textOf } from './mount';

afterEach(() => {
  document.body.replaceChildren();
  localStorage.clear();
});

const live = decodeLiveStream({ name: 'desk', state: 'live' });
const over = decodeLiveStream({ name: 'old', state: 'ended' });
const room = decodeRoom({ room: 'friday', name: 'Friday', members: 1 });

describe('hub rows', () => {
  const hub = (titles: readonly string[], mayMakeRooms = true) =>
    mount('kinora-hub-page', {
      library: { phase: 'loaded', titles: titles.map((id) => summary(id)), demo: null },
      lists: { live: [live, over], rooms: [room] },
      positions: new PositionBook(),
      mayMakeRooms,
    });

  it('show what is on air and the rooms, with and without films', async () => {
    for (const titles of [['a'], []]) {
      const root = await hub(titles);
      expect(root.querySelector('kinora-live-list')?.streams).toEqual([live]);
      expect(root.querySelector('kinora-room-list')?.rooms).toEqual([room]);
    }
  });

  it('offer a new room to whoever may make one', async () => {
    expect((await hub(['a'])).querySelector('a[href="/rooms"]')).not.toBeNull();
    expect((await hub(['a'], false)).querySelector('a[href="/rooms"]')).toBeNull();
  });
});

describe('watch together', () => {
  it('makes a room for the film and goes there', async () => {
    const opened = heard('kinora-open');
    const make = vi.fn(async () => 'film-1');
    const rooms = { make } as unknown as RoomsApi;
    const root = await mount('kinora-watch-together', { rooms, titleId: 't', name: 'Film' });
    root.querySelector('button')?.click();
    await drawn();
    expect(make).toHaveBeenCalledWith('Film', 't');
    expect(opened).toEqual([{ path: '/room/film-1' }]);
  });
});

describe('my spot', () => {
  it('is kept in this browser for whoever has no account', async () => {
    const server = { read: vi.fn(), save: vi.fn() };
    expect(spotBook(true, server as never)).toBe(server);
    expect(spotBook(false, server as never)).toBe(localSpots);
    await localSpots.save('t', 12.5);
    expect(await localSpots.read('t')).toBe(12.5);
    expect(await localSpots.read('other')).toBeNull();
  });

  it('is saved where the film is and leads back there', async () => {
    const props = { titleId: 't', book: localSpots, position: () => 83.21 };
    const root = await mount('kinora-spot-buttons', props);
    const went = vi.fn();
    root.host.addEventListener('kinora-spot', (event) => went((event as CustomEvent).detail));
    root.querySelector('button')?.click();
    await drawn();
    const [save, go] = root.querySelectorAll('button');
    expect(save?.textContent).toContain('Spot saved');
    expect(go?.textContent?.trim()).toBe('Go to my spot (1:23)');
    go?.click();
    expect(went).toHaveBeenCalledWith(83.2);
  });

  it('says when it could not be saved', async () => {
    const failed = new RequestFailed({ kind: 'unreachable' });
    const book = { read: async () => null, save: () => Promise.reject(failed) };
    const root = await mount('kinora-spot-buttons', { titleId: 't', book, position: () => 1 });
    root.querySelector('button')?.click();
    await drawn();
    expect(root.querySelector('kinora-form-problem')?.problem).toEqual({ kind: 'unreachable' });
    expect(textOf(root, 'button span')).toBe('Save my spot');
  });
});
