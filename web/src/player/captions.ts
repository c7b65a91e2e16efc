import type { Choices, TextChoice } from './engine';
import { readStored, writeStored } from '../storage';

const key = 'kinora.captions';

/** What this device wants to read: nothing, or a language and the name that was chosen last. */
export interface CaptionWish {
  readonly on: boolean;
  readonly language: string | null;
  readonly label: string | null;
}

export const noWish: CaptionWish = { on: false, language: null, label: null };

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

export function storedWish(): CaptionWish {
  try {
    const read: unknown = JSON.parse(readStored(key) ?? 'null');
    if (typeof read !== 'object' || read === null) return noWish;
    const { on, language, label } = read as Record<string, unknown>;
    return { on: on === true, language: textOf(language), label: textOf(label) };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return noWish;
  }
}

export function storeWish(wish: CaptionWish): void {
  writeStored(key, JSON.stringify(wish));
}

const primary = (tag: string | null): string | null => tag?.split('-')[0]?.toLowerCase() ?? null;

function sameLanguage(one: string | null, other: string | null): boolean {
  return one !== null && primary(one) === primary(other);
}

/** Of what a film offers, what comes nearest to a wish; null where nothing does. */
export function bestFor(wish: CaptionWish, tracks: readonly TextChoice[]): TextChoice | null {
  const named = tracks.find(
    (track) => track.label === wish.label && sameLanguage(track.language, wish.language),
  );
  const spoken = tracks.filter((track) => sameLanguage(track.language, wish.language));
  return named ?? spoken.find((track) => !track.forced) ?? spoken[0] ?? null;
}

/**
 * What is to be shown: what is wished for; else, to all, what is forced and goes with the sound.
 * Null shows nothing.
 */
export function shownText(wish: CaptionWish, choices: Choices): string | null {
  const wished = wish.on ? bestFor(wish, choices.textTracks) : null;
  if (wished !== null) return wished.id;
  const sound = choices.audioTracks.find((track) => track.id === choices.currentAudioId);
  const only = choices.audioTracks.length === 1 ? choices.audioTracks[0] : undefined;
  const spoken = sound?.language ?? only?.language ?? null;
  const forced = choices.textTracks.find(
    (track) => track.forced && (spoken === null || sameLanguage(track.language, spoken)),
  );
  return forced?.id ?? null;
}

/** The wish after the key for captions: off, or on in the language wished for before, or one's own. */
export function toggled(
  wish: CaptionWish,
  { textTracks, currentTextId }: Choices,
  languages: readonly string[],
): CaptionWish {
  const current = textTracks.find((track) => track.id === currentTextId);
  if (wish.on && current !== undefined) return { ...wish, on: false };
  const all = [wish.language, ...languages].map((language) =>
    bestFor({ on: true, language, label: wish.label }, textTracks),
  );
  const found = all.find((track) => track !== null) ?? textTracks.find((track) => !track.forced);
  const next = found ?? textTracks[0];
  return next === undefined ? wish : { on: true, language: next.language, label: next.label };
}
