import type { Episode, TitleSummary } from '../api/types';

/** Short, for people: `S1 E2`, `S1 E2-E3`. */
export function episodeMark({ season, first, last }: Episode): string {
  return `S${season} E${first}${last > first ? `-E${last}` : ''}`;
}

/** What a card says under a film's name: who made it, its year, cut and part, or its place in a series. */
export function aboutLine(
  { year, edition, part, episode, artist, album }: TitleSummary,
  partText: (part: number) => string,
): string {
  if (episode !== null) return `${episode.series} · ${episodeMark(episode)}`;
  const facts = [
    artist,
    album,
    year?.toString() ?? null,
    edition,
    part === null ? null : partText(part),
  ];
  return facts.filter((fact) => fact !== null).join(' · ');
}

/** What a card calls a film: an episode by its own title, since its series stands below. */
export function cardName({ name, episode }: TitleSummary): string {
  return episode === null ? name : (episode.title ?? episode.series);
}
