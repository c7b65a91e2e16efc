import { describe, expect, it } from 'vitest';
import { matchingTitles } from '../../src/store/selectors';
import { initialState } from '../../src/store/state';
import { Store } from '../../src/store/store';
import { summary } from './fixtures';

const newStore = () => new Store(initialState({ page: 'hub', query: '' }));

describe('Store', () => {
  it('tells subscribers about changes only, until they leave', () => {
    const store = newStore();
    const heard: string[] = [];
    const leave = store.subscribe((state) => heard.push(state.connection));
    store.dispatch({ type: 'connection-changed', connection: 'live' });
    store.dispatch({ type: 'connection-changed', connection: 'live' });
    leave();
    store.dispatch({ type: 'connection-changed', connection: 'offline' });
    expect(heard).toEqual(['live']);
  });

  it('never shows an older state after a newer one when a listener dispatches', () => {
    const store = newStore();
    const heard: string[] = [];
    store.subscribe((state) => {
      if (state.connection === 'polling') {
        store.dispatch({ type: 'connection-changed', connection: 'live' });
      }
    });
    store.subscribe((state) => heard.push(state.connection));
    store.dispatch({ type: 'connection-changed', connection: 'polling' });
    expect(heard).toEqual(['live', 'live']);
  });
});

describe('matchingTitles', () => {
  const titles = [
    summary('1', { name: 'Amélie' }),
    summary('2', { name: 'Big Buck Bunny' }),
    summary('3', { name: 'Bunny Lake' }),
  ];
  const found = (query: string) => matchingTitles(titles, query).map((title) => title.id);

  it('finds every word anywhere, whatever its case and accents', () => {
    expect(found('amelie')).toEqual(['1']);
    expect(found('BUNNY')).toEqual(['2', '3']);
    expect(found('  bunny big ')).toEqual(['2']);
    expect(found('bunny shark')).toEqual([]);
  });

  it('gives everything for nothing asked', () => expect(found('  ')).toEqual(['1', '2', '3']));
});
