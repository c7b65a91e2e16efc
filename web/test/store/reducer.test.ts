import { describe, expect, it } from 'vitest';
import type { Problem } from '../../src/api/problem';
import type { Route } from '../../src/routing/route';
import { watchRoute } from '../../src/routing/route';
import type { Action } from '../../src/store/actions';
import { reduce } from '../../src/store/reducer';
import { initialState, type State } from '../../src/store/state';
import { detail, summary } from './fixtures';

const hub: Route = { page: 'hub', query: '' };
const unreachable: Problem = { kind: 'unreachable' };

function after(...actions: Action[]): State {
  return actions.reduce(reduce, initialState(hub));
}

const arrived = (...ids: string[]): Action => ({
  type: 'library-arrived',
  library: { titles: ids.map((id) => summary(id)), demo: null },
});

function ids(state: State): string[] {
  return state.library.phase === 'loaded' ? state.library.titles.map((title) => title.id) : [];
}

describe('library', () => {
  it('takes a changed film in place and a new one in front', () => {
    const changed = summary('b', { state: 'playable', progress: 0.5 });
    const state = after(
      arrived('a', 'b'),
      { type: 'title-changed', title: changed },
      { type: 'title-changed', title: summary('c') },
    );
    expect(ids(state)).toEqual(['c', 'a', 'b']);
    expect(state.library).toMatchObject({ titles: [{}, {}, { progress: 0.5 }] });
  });

  it('forgets a removed film', () => {
    expect(ids(after(arrived('a', 'b'), { type: 'title-removed', id: 'a' }))).toEqual(['b']);
  });

  it('says why there is nothing, but keeps a list that is shown', () => {
    const failed: Action = { type: 'library-failed', problem: unreachable };
    expect(after(failed).library).toEqual({ phase: 'failed', problem: unreachable });
    expect(ids(after(arrived('a'), failed))).toEqual(['a']);
    expect(after(failed, { type: 'library-requested' }).library.phase).toBe('loading');
  });

  it('knows of the film that is being drawn', () => {
    const demo = { state: 'making', progress: 0.3 };
    const state = after({ type: 'library-arrived', library: { titles: [], demo } });
    expect(state.library).toEqual({ phase: 'loaded', titles: [], demo });
  });

  it('ignores events before the list is there', () => {
    const state = after({ type: 'title-changed', title: summary('a') });
    expect(state.library.phase).toBe('loading');
  });
});

describe('open film', () => {
  const open: Action = { type: 'route-changed', route: watchRoute('a') };

  it('goes through loading to loaded and follows events', () => {
    expect(after(open).watch).toEqual({ phase: 'loading', id: 'a' });
    const state = after(
      open,
      { type: 'title-arrived', title: detail('a', { state: 'playable', progress: 0 }) },
      { type: 'title-changed', title: summary('a', { progress: 0.7 }) },
    );
    expect(state.watch).toMatchObject({
      phase: 'loaded',
      title: { progress: 0.7, hls: '/titles/a/master.m3u8' },
    });
  });

  it('follows the list too, for when events are down', () => {
    const state = after(
      open,
      { type: 'title-arrived', title: detail('a', { state: 'probing', hls: null, dash: null }) },
      arrived('b', 'a'),
    );
    expect(state.watch).toMatchObject({ title: { state: 'ready', hls: null } });
  });

  it('drops answers about a film that was left', () => {
    const other: Action = { type: 'route-changed', route: watchRoute('b') };
    const state = after(open, other, { type: 'title-arrived', title: detail('a') });
    expect(state.watch).toEqual({ phase: 'loading', id: 'b' });
    expect(after(open, { type: 'route-changed', route: hub }).watch).toEqual({ phase: 'none' });
  });

  it('keeps what is playing when the address changes only in its query', () => {
    const loaded = after(open, { type: 'title-arrived', title: detail('a') });
    const next = reduce(loaded, {
      type: 'route-changed',
      route: { page: 'watch', id: 'a', startSeconds: 5, engine: 'dash' },
    });
    expect(next.watch).toBe(loaded.watch);
    expect(next.route).toMatchObject({ engine: 'dash' });
  });

  it('says that a removed film is gone, and can be asked for again', () => {
    const gone = after(
      open,
      { type: 'title-arrived', title: detail('a') },
      { type: 'title-removed', id: 'a' },
    );
    expect(gone.watch).toMatchObject({ phase: 'failed', problem: { kind: 'missing' } });
    const again = reduce(gone, { type: 'title-requested', id: 'a' });
    expect(again.watch).toEqual({ phase: 'loading', id: 'a' });
  });

  it('does not lose a loaded film to a failed repeat', () => {
    const state = after(
      open,
      { type: 'title-arrived', title: detail('a') },
      { type: 'title-failed', id: 'a', problem: unreachable },
    );
    expect(state.watch.phase).toBe('loaded');
  });
});

describe('snapshots', () => {
  it('stay the same object when nothing changed, and are frozen', () => {
    const state = after(arrived('a'));
    expect(reduce(state, { type: 'title-failed', id: 'x', problem: unreachable })).toBe(state);
    expect(Object.isFrozen(state)).toBe(true);
  });

  it('carry the connection', () => {
    const state = after({ type: 'connection-changed', connection: 'polling' });
    expect(state.connection).toBe('polling');
  });
});
