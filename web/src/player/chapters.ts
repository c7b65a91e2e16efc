import type { Chapter } from '../api/types';
import type { Messages } from '../i18n/en';

/** Where the chapter stands in which a moment lies; -1 before the first one. */
export function chapterIndexAt(chapters: readonly Chapter[], seconds: number): number {
  return chapters.findLastIndex(({ startSeconds }) => startSeconds <= seconds);
}

/** What a chapter is called; one without a name goes by its number. */
export function chapterName(
  chapters: readonly Chapter[],
  index: number,
  { player }: Messages,
): string {
  return chapters[index]?.name ?? player.chapter(index + 1);
}
