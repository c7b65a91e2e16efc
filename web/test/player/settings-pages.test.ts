import { describe, expect, it } from 'vitest';
import { en } from '../../src/i18n/en';
import { noChoices, type Choices } from '../../src/player/engine';
import { qualityName, qualityOfHeight } from '../../src/player/quality';
import { audioName, settingsPages, type Page } from '../../src/player/settings-pages';

const qualities = [
  { id: '0', width: 640, height: 360, bitsPerSecond: 500_000 },
  { id: '1', width: 1280, height: 720, bitsPerSecond: 1_800_000 },
];
const audioTracks = [
  { id: '0', label: null, language: 'de' },
  { id: '1', label: 'Commentary', language: 'en' },
];

function pages(choices: Partial<Choices>, over = {}): readonly Page[] {
  const state = {
    rate: 1,
    chapters: [],
    atSeconds: 0,
    engine: 'hls' as const,
    hasDash: true,
    ...over,
  };
  return settingsPages({ choices: { ...noChoices, ...choices }, ...state }, en);
}

const named = (list: readonly Page[], name: string) => list.find((page) => page.name === name);

describe('settingsPages', () => {
  it('lists chapters with where they begin', () => {
    const chapters = [
      { startSeconds: 0, name: 'Dawn' },
      { startSeconds: 61.5, name: null },
      { startSeconds: 90, name: '<b>Night</b>' },
    ];
    const page = named(pages({}, { chapters, atSeconds: 70 }), 'chapters');
    expect(page?.options.map((option) => option.label)).toEqual([
      '0:00  Dawn',
      '1:02  Chapter 2',
      '1:30  <b>Night</b>',
    ]);
    expect(page?.current).toBe('Chapter 2');
    expect(page?.options[2]?.command).toEqual({ do: 'seek-to', seconds: 90 });
    expect(named(pages({}, { chapters: chapters.slice(0, 1) }), 'chapters')).toBeUndefined();
  });

  it('offers no choice of one', () => {
    const one = pages({ qualities: qualities.slice(0, 1), audioTracks: audioTracks.slice(0, 1) });
    expect(one.map((page) => page.name)).toEqual(['speed', 'engine']);
    expect(pages({}, { hasDash: false }).map((page) => page.name)).toEqual(['speed']);
  });

  it('shows what automatic quality has picked, best first below it', () => {
    const page = named(pages({ qualities, currentQualityId: '1' }), 'quality');
    expect(page?.current).toBe('Auto (720p)');
    expect(page?.options.map((option) => [option.label, option.chosen])).toEqual([
      ['Auto (720p)', true],
      ['720p', false],
      ['360p', false],
    ]);
    expect(page?.options.at(-1)?.command).toEqual({ do: 'select-quality', id: '0' });
  });

  it('shows a fixed quality as chosen', () => {
    const page = named(pages({ qualities, currentQualityId: '0', autoQuality: false }), 'quality');
    expect(page?.current).toBe('360p');
    expect(page?.options.filter((option) => option.chosen).map((o) => o.label)).toEqual(['360p']);
  });

  it('names sound by language and kind', () => {
    const page = named(pages({ audioTracks, currentAudioId: '1' }), 'audio');
    expect(page?.options.map((option) => option.label)).toEqual(['German', 'Commentary']);
    expect(page?.current).toBe('Commentary');
    expect(audioName({ id: '2', label: null, language: 'und' }, 3, en)).toBe('Track 3');
    expect(audioName({ id: '2', label: null, language: '***' }, 3, en)).toBe('***');
  });

  it('offers captions, and none of them', () => {
    const textTracks = [{ id: '0', label: null, language: 'de', forced: false }];
    const page = named(pages({ textTracks }), 'captions');
    expect(page?.options.map((option) => option.label)).toEqual(['Off', 'German']);
    expect(page?.current).toBe('Off');
    expect(named(pages({ textTracks, currentTextId: '0' }), 'captions')?.current).toBe('German');
    expect(page?.options[1]?.command).toEqual({ do: 'select-text', id: '0' });
  });

  it('tells two tracks of one name apart', () => {
    const twins = ['0', '1'].map((id) => ({ id, label: null, language: 'en' }));
    const page = named(pages({ audioTracks: twins }), 'audio');
    expect(page?.options.map((option) => option.label)).toEqual(['English (1)', 'English (2)']);
  });

  it('switches the delivery', () => {
    const page = named(pages({}), 'engine');
    expect(page?.options[1]).toEqual({
      label: 'DASH (dash.js)',
      chosen: false,
      command: { do: 'select-engine', engine: 'dash' },
    });
  });
});

describe('qualities', () => {
  it('are found by a height kept for this device', () => {
    expect(qualityOfHeight(qualities, 1080)?.id).toBe('1');
    expect(qualityOfHeight(qualities, 700)?.id).toBe('0');
    expect(qualityOfHeight(qualities, 100)?.id).toBe('0');
    expect(qualityOfHeight([], 100)).toBeNull();
  });

  it('are named by the shorter side', () => {
    expect(qualityName({ id: '', width: 720, height: 1280, bitsPerSecond: 1 })).toBe('720p');
    expect(qualityName({ id: '', width: 1280, height: 536, bitsPerSecond: 1 })).toBe('536p');
  });
});
