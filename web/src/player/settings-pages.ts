import type { Chapter } from '../api/types';
import { clockTime } from '../format/time';
import type { Messages } from '../i18n/en';
import { chapterIndexAt, chapterName } from './chapters';
import type { Command } from './command';
import type { AudioChoice, Choices, EngineKind } from './engine';
import { rates } from './motion';
import { qualityName, sortedQualities } from './quality';

export type PageName = 'chapters' | 'quality' | 'audio' | 'captions' | 'speed' | 'engine';

export interface Option {
  readonly label: string;
  readonly chosen: boolean;
  readonly command: Command;
}

/** One list of the settings menu: its name, what is chosen now, and what can be chosen. */
export interface Page {
  readonly name: PageName;
  readonly title: string;
  readonly current: string;
  readonly options: readonly Option[];
}

export interface SettingsState {
  readonly choices: Choices;
  readonly rate: number;
  readonly chapters: readonly Chapter[];
  readonly atSeconds: number;
  readonly engine: EngineKind | null;
  readonly hasDash: boolean;
}

function chapterPage({ chapters, atSeconds }: SettingsState, messages: Messages): Page {
  const now = chapterIndexAt(chapters, atSeconds);
  return {
    name: 'chapters',
    title: messages.settings.chapters,
    current: now < 0 ? '' : chapterName(chapters, now, messages),
    options: chapters.map(({ startSeconds }, at) => ({
      label: `${clockTime(Math.round(startSeconds))}  ${chapterName(chapters, at, messages)}`,
      chosen: at === now,
      command: { do: 'seek-to', seconds: startSeconds },
    })),
  };
}

function languageName(tag: string, locale: string): string {
  try {
    return new Intl.DisplayNames([locale], { type: 'language' }).of(tag) ?? tag;
  } catch {
    // Not a well-formed language tag: shown as it came.
    return tag;
  }
}

export function audioName(track: AudioChoice, position: number, messages: Messages): string {
  const known = track.language !== null && track.language !== 'und' ? track.language : null;
  const language = known === null ? null : languageName(known, messages.locale);
  if (track.label !== null && track.label !== known) return track.label;
  return language ?? messages.settings.audioTrack(position);
}

function qualityPage({ choices }: SettingsState, messages: Messages): Page {
  const texts = messages.settings;
  const now = choices.qualities.find((one) => one.id === choices.currentQualityId);
  const auto = now === undefined ? texts.auto : texts.autoNow(qualityName(now));
  const options = sortedQualities(choices.qualities).map((one) => ({
    label: qualityName(one),
    chosen: !choices.autoQuality && one.id === choices.currentQualityId,
    command: { do: 'select-quality', id: one.id } as const,
  }));
  return {
    name: 'quality',
    title: texts.quality,
    current: choices.autoQuality || now === undefined ? auto : qualityName(now),
    options: [
      { label: auto, chosen: choices.autoQuality, command: { do: 'select-quality', id: null } },
      ...options,
    ],
  };
}

function audioPage({ choices }: SettingsState, messages: Messages): Page {
  const names = choices.audioTracks.map((track, at) => audioName(track, at + 1, messages));
  // Two tracks of one name are told apart by where they stand.
  const unique = (name: string, at: number) =>
    names.indexOf(name) === names.lastIndexOf(name) ? name : `${name} (${at + 1})`;
  const options = choices.audioTracks.map((track, at) => ({
    label: unique(names[at] ?? '', at),
    chosen: track.id === choices.currentAudioId,
    command: { do: 'select-audio', id: track.id } as const,
  }));
  const current = options.find((option) => option.chosen)?.label ?? '';
  return { name: 'audio', title: messages.settings.audio, current, options };
}

function captionsPage({ choices }: SettingsState, messages: Messages): Page {
  const texts = messages.settings;
  const options = choices.textTracks.map((track, at) => ({
    label: audioName(track, at + 1, messages),
    chosen: track.id === choices.currentTextId,
    command: { do: 'select-text', id: track.id } as const,
  }));
  const none = choices.currentTextId === null;
  return {
    name: 'captions',
    title: texts.captions,
    current: options.find((option) => option.chosen)?.label ?? texts.captionsOff,
    options: [
      { label: texts.captionsOff, chosen: none, command: { do: 'select-text', id: null } },
      ...options,
    ],
  };
}

function speedPage({ rate }: SettingsState, messages: Messages): Page {
  const texts = messages.settings;
  const name = (value: number) =>
    value === 1 ? texts.normalSpeed : messages.player.rateCue(value);
  return {
    name: 'speed',
    title: texts.speed,
    current: name(rate),
    options: rates.map((value) => ({
      label: name(value),
      chosen: value === rate,
      command: { do: 'set-rate', rate: value },
    })),
  };
}

function enginePage({ engine }: SettingsState, messages: Messages): Page {
  const texts = messages.settings;
  const names: Record<EngineKind, string> = {
    hls: texts.engineHls,
    dash: texts.engineDash,
    native: texts.engineNative,
  };
  return {
    name: 'engine',
    title: texts.engine,
    current: engine === null ? '' : names[engine],
    options: (['hls', 'dash'] as const).map((kind) => ({
      label: names[kind],
      chosen: kind === engine,
      command: { do: 'select-engine', engine: kind },
    })),
  };
}

/** The lists that make sense for what is playing: no choice of one. */
export function settingsPages(state: SettingsState, messages: Messages): readonly Page[] {
  const pages: Page[] = [];
  if (state.chapters.length > 1) pages.push(chapterPage(state, messages));
  if (state.choices.qualities.length > 1) pages.push(qualityPage(state, messages));
  if (state.choices.audioTracks.length > 1) pages.push(audioPage(state, messages));
  if (state.choices.textTracks.length > 0) pages.push(captionsPage(state, messages));
  pages.push(speedPage(state, messages));
  if (state.hasDash && state.engine !== 'native') pages.push(enginePage(state, messages));
  return pages;
}
