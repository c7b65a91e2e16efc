// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import {
  noWish,
  shownText,
  storedWish,
  storeWish,
  toggled,
  type CaptionWish,
} from '../../src/player/captions';
import { noChoices, type Choices } from '../../src/player/engine';

const textTracks = [
  { id: '0', label: 'English', language: 'en', forced: false },
  { id: '1', label: 'Deutsch', language: 'de', forced: false },
  { id: '2', label: 'English (forced)', language: 'en', forced: true },
  { id: '3', label: 'Deutsch (forced)', language: 'de-AT', forced: true },
  { id: '4', label: 'English (SDH)', language: 'en', forced: false },
];
const audioTracks = [
  { id: 'a', label: null, language: 'en' },
  { id: 'b', label: null, language: 'de' },
  { id: 'c', label: null, language: 'fr' },
];

function film(over: Partial<Choices> = {}): Choices {
  return { ...noChoices, textTracks, audioTracks, currentAudioId: 'a', ...over };
}

const wish = (language: string, label: string | null = null): CaptionWish => ({
  on: true,
  language,
  label,
});

describe('shownText', () => {
  it.each([
    ['nothing wished, forced of the sound', noWish, {}, '2'],
    ['nothing wished, other sound', noWish, { currentAudioId: 'b' }, '3'],
    ['nothing wished, no forced of the sound', noWish, { currentAudioId: 'c' }, null],
    ['nothing wished, sound of no known language', noWish, { audioTracks: [] }, '2'],
    ['a language', wish('de'), {}, '1'],
    ['a region of it', wish('en-GB'), {}, '0'],
    ['by name', wish('en', 'English (SDH)'), {}, '4'],
    ['a language that is not there', wish('it'), {}, '2'],
    ['no captions at all', wish('de'), { textTracks: [] }, null],
  ])('shows for %s', (_, wanted, over, expected) => {
    expect(shownText(wanted, film(over))).toBe(expected);
  });
});

describe('toggled', () => {
  it('turns on what was read last, else one of the viewer, else the first', () => {
    expect(toggled({ ...wish('de'), on: false }, film(), ['en'])).toEqual(wish('de', 'Deutsch'));
    expect(toggled(noWish, film(), ['fr', 'de-CH'])).toEqual(wish('de', 'Deutsch'));
    expect(toggled(noWish, film(), ['fr'])).toEqual(wish('en', 'English'));
    expect(toggled(noWish, film({ textTracks: [] }), [])).toEqual(noWish);
  });

  it('turns off, and remembers what was read', () => {
    const off = toggled(wish('de', 'Deutsch'), film({ currentTextId: '1' }), []);
    expect(off).toEqual({ on: false, language: 'de', label: 'Deutsch' });
  });
});

describe('the stored wish', () => {
  beforeEach(() => localStorage.clear());

  it('comes back as it was', () => {
    expect(storedWish()).toEqual(noWish);
    storeWish(wish('de', 'x'));
    expect(storedWish()).toEqual(wish('de', 'x'));
  });

  it.each(['', '{', '3', '{"on":1,"language":2}'])('is none where storage holds "%s"', (text) => {
    localStorage.setItem('kinora.captions', text);
    expect(storedWish()).toEqual(noWish);
  });
});
