import type { TitleSummary } from '../api/types';

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
    const name = folded(title.name);
    return words.every((word) => name.includes(word));
  });
}

/** Whether a title can be opened and watched now. */
export function isWatchable(title: TitleSummary): boolean {
  return title.state === 'playable' || title.state === 'ready';
}
