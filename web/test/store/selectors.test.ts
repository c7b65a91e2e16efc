import { describe, expect, it } from 'vitest';
import { bySeries, matchingTitles } from '../../src/store/selectors';
import { summary } from './fixtures';

const episode = (series: string, season: number, first: number) =>
  summary(`${series}${season}x${first}`, {
    name: `${series} S${season} E${first}`,
    episode: { series, season, first, last: first, title: null },
  });

describe('series', () => {
  it('are grouped in the order of their episodes, films apart', () => {
    const film = summary('film');
    const titles = [
      episode('Beta', 1, 1),
      episode('Alpha', 2, 1),
      film,
      episode('Alpha', 0, 1),
      episode('Alpha', 1, 10),
      episode('Alpha', 1, 9),
    ];
    const { films, series } = bySeries(titles);
    expect(films).toEqual([film]);
    expect(series.map(({ name }) => name)).toEqual(['Alpha', 'Beta']);
    expect(series[0]?.titles.map(({ id }) => id)).toEqual([
      'Alpha1x9',
      'Alpha1x10',
      'Alpha2x1',
      'Alpha0x1',
    ]);
  });
});

describe('search', () => {
  it('finds years and cuts', () => {
    const titles = [summary('a', { name: 'Heat', year: 1995, edition: "Director's Cut" })];
    expect(matchingTitles(titles, 'heat 1995')).toHaveLength(1);
    expect(matchingTitles(titles, 'director')).toHaveLength(1);
    expect(matchingTitles(titles, '1996')).toHaveLength(0);
  });
});
