import type { Episode, TitleSummary } from '../api/types';

/** Lower case without accents, so that "amelie" finds "Amélie". */
function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** The titles in which every word of the query occurs, in the library's order. */
export function matchingTitles(
  titles: readonly TitleSummary[],
  query: string,
): readonly TitleSummary[] {
  const words = folded(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return titles;
  return titles.filter((title) => {
    const { edition, year, episode } = title;
    const text = folded(`${title.name} ${edition ?? ''} ${year ?? ''} ${episode?.series ?? ''}`);
    return words.every((word) => text.includes(word));
  });
}

/** A series and those of its episodes that are there, in order. */
export interface Series {
  readonly name: string;
  readonly titles: readonly TitleSummary[];
}

function inOrder(a: Episode, b: Episode): number {
  // Specials come last.
  const season = (a.season === 0 ? Infinity : a.season) - (b.season === 0 ? Infinity : b.season);
  return season || a.first - b.first || 0;
}

/** Films by themselves, and episodes by series; series in the order of their names. */
export function bySeries(titles: readonly TitleSummary[]): {
  films: readonly TitleSummary[];
  series: readonly Series[];
} {
  const films = titles.filter(({ episode }) => episode === null);
  const found = new Map<string, TitleSummary[]>();
  for (const title of titles) {
    if (title.episode === null) continue;
    const name = title.episode.series;
    found.set(name, [...(found.get(name) ?? []), title]);
  }
  const series = [...found].map(([name, episodes]) => ({
    name,
    titles: episodes.sort((a, b) => (a.episode && b.episode ? inOrder(a.episode, b.episode) : 0)),
  }));
  return { films, series: series.sort((a, b) => a.name.localeCompare(b.name)) };
}

/** Whether a title can be opened and watched now. */
export function isWatchable(title: TitleSummary): boolean {
  return title.state === 'playable' || title.state === 'ready';
}
