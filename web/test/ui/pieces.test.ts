// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { fallbackArt, initials } from '../../src/ui/fallback-art';
import { applyTheme, nextTheme, storedTheme } from '../../src/ui/theme';
import { en } from '../../src/i18n/en';
import { messagesFor } from '../../src/i18n/messages';
import { problemText } from '../../src/i18n/problem-text';

describe('drawn pictures', () => {
  it.each([
    ['Big Buck Bunny', 'BB'],
    ['sintel.mp4', 'S'],
    ['(2024) Holiday.mkv', '2H'],
    ['ärger im paradies', 'ÄI'],
    ['東京物語', '東'],
    ['!!!', ''],
  ])('%s has the initials %s', (name, letters) => expect(initials(name)).toBe(letters));

  it('are the same for the same film and differ between films', () => {
    expect(fallbackArt('a', 'Film')).toEqual(fallbackArt('a', 'Film'));
    const hues = new Set(['a', 'b', 'c', 'd', 'e'].map((id) => fallbackArt(id, 'Film').hue));
    expect(hues.size).toBeGreaterThan(3);
  });
});

describe('theme', () => {
  beforeEach(() => localStorage.clear());

  it('goes round, is shown and kept', () => {
    expect([nextTheme('system'), nextTheme('dark'), nextTheme('light')]).toEqual([
      'dark',
      'light',
      'system',
    ]);
    applyTheme('dark');
    expect(document.documentElement.dataset['theme']).toBe('dark');
    expect(storedTheme()).toBe('dark');
    applyTheme('system');
    expect(document.documentElement.dataset['theme']).toBeUndefined();
    expect(localStorage.length).toBe(0);
  });

  it('takes nonsense for the system theme', () => {
    localStorage.setItem('kinora.theme', 'purple');
    expect(storedTheme()).toBe('system');
  });
});

describe('texts', () => {
  it('fall back to English', () => {
    expect(messagesFor(['xx', 'en-GB'])).toBe(en);
    expect(messagesFor([])).toBe(en);
  });

  it('explain problems, preferring what the server said', () => {
    expect(problemText({ kind: 'server', status: 500, detail: 'The disk is full.' }, en)).toBe(
      'The disk is full.',
    );
    expect(problemText({ kind: 'server', status: 500, detail: null }, en)).toContain('500');
    expect(problemText({ kind: 'refused', status: 403, detail: null }, en)).toContain('403');
    expect(problemText({ kind: 'unreachable' }, en)).toBe(en.problem.unreachable);
    expect(problemText({ kind: 'missing', detail: 'x' }, en)).toBe(en.problem.missing);
    expect(problemText({ kind: 'unreadable', detail: 'x' }, en)).toBe(en.problem.unreadable);
  });
});
