// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import type { TitleSummary } from '../../src/api/types';
import { PositionBook } from '../../src/player/positions';
import type { LibraryState } from '../../src/store/state';
import '../../src/ui/hub-page';
import '../../src/ui/title-card';
import { summary } from '../store/fixtures';

afterEach(() => document.body.replaceChildren());

async function card(over: Partial<TitleSummary>, watchedSeconds = 0): Promise<ShadowRoot> {
  const element = document.createElement('kinora-title-card');
  Object.assign(element, { film: summary('a', over), watchedSeconds });
  document.body.append(element);
  await element.updateComplete;
  return element.shadowRoot as ShadowRoot;
}

const textOf = (root: ParentNode, selector: string) =>
  root.querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim();

describe('title card', () => {
  it('leads to a film that can be watched', async () => {
    const root = await card({ id: 'x y', name: 'Film', durationSeconds: 3_725 });
    expect(root.querySelector('a')?.getAttribute('href')).toBe('/watch/x%20y');
    expect(textOf(root, '.length [aria-hidden]')).toBe('1:02:05');
    expect(textOf(root, '.state')).toBe('Ready');
  });

  it('shows how far preparing is', async () => {
    const root = await card({ state: 'playable', progress: 0.43 });
    expect(textOf(root, '.state')).toBe('Playable · preparing 43%');
    expect(root.querySelector('kinora-progress-bar')?.value).toBeCloseTo(0.43);
    expect(root.querySelector('a')).not.toBeNull();
  });

  it('has no link while the film is unknown or broken, and says why', async () => {
    const probing = await card({ state: 'probing', durationSeconds: null });
    expect(probing.querySelector('a')).toBeNull();
    expect(probing.querySelector('.length')).toBeNull();
    const failed = await card({ state: 'failed', error: 'film.mp4: expected a film.' });
    expect(failed.querySelector('a')).toBeNull();
    expect(textOf(failed, '.reason')).toBe('film.mp4: expected a film.');
    expect(textOf(await card({ state: 'failed' }), '.reason')).toContain('no reason');
  });

  it('shows year and cut, or the place in a series', async () => {
    const root = await card({ year: 1995, edition: 'Final Cut', part: 2 });
    expect(textOf(root, '.about')).toBe('1995 · Final Cut · Part 2');
    const episode = { series: 'A show', season: 1, first: 2, last: 3, title: 'Pilot' };
    const second = await card({ name: 'A show S1 E2-E3 Pilot', episode });
    expect(textOf(second, 'h3')).toBe('Pilot');
    expect(textOf(second, '.about')).toBe('A show · S1 E2-E3');
    expect(textOf(await card({}), '.about')).toBeUndefined();
  });

  it('shows what is left of a film that was begun', async () => {
    const root = await card({ durationSeconds: 600 }, 300);
    expect(textOf(root, '.state')).toBe('5 min left');
  });
});

async function hub(library: LibraryState, query = ''): Promise<ShadowRoot> {
  const element = document.createElement('kinora-hub-page');
  Object.assign(element, { library, query, positions: new PositionBook() });
  document.body.append(element);
  await element.updateComplete;
  return element.shadowRoot as ShadowRoot;
}

describe('hub page', () => {
  const loaded = (...titles: TitleSummary[]): LibraryState => ({
    phase: 'loaded',
    titles,
    demo: null,
  });

  it('shows shapes while loading, a reason when failed, a hint when empty', async () => {
    const loading = await hub({ phase: 'loading' });
    expect(loading.querySelector('kinora-grid-skeleton')).not.toBeNull();
    const failed = await hub({ phase: 'failed', problem: { kind: 'unreachable' } });
    expect(failed.querySelector('kinora-problem-notice')?.problem.kind).toBe('unreachable');
    expect((await hub(loaded())).querySelector('kinora-empty-library')).not.toBeNull();
  });

  it('filters by the query and counts', async () => {
    const films = [summary('1', { name: 'Amélie' }), summary('2', { name: 'Metropolis' })];
    const root = await hub(loaded(...films), 'amel');
    expect(root.querySelector('kinora-title-grid')?.titles.map((title) => title.id)).toEqual(['1']);
    expect(textOf(root, '.count')).toBe('1 film');
    const none = await hub(loaded(...films), 'zzz');
    expect(none.querySelector('kinora-notice')?.heading).toBe('No film is called “zzz”.');
  });

  it('puts what was begun first', async () => {
    localStorage.setItem('kinora.positions', '{"2":[30,1]}');
    const root = await hub(loaded(summary('1'), summary('2')));
    const grids = [...root.querySelectorAll('kinora-title-grid')];
    expect(grids.map((grid) => grid.titles.map((title) => title.id))).toEqual([['2'], ['1']]);
    localStorage.clear();
  });
});
