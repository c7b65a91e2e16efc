// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import {
  formatPositions,
  isWorthResuming,
  parsePositions,
  PositionBook,
} from '../../src/player/positions';

describe('isWorthResuming', () => {
  it.each([
    [4, 600, false],
    [6, 600, true],
    [560, 600, true],
    [571, 600, false],
    [8, 12, false],
    [30, Number.NaN, false],
    [30, 0, false],
  ])('%d of %d: %s', (at, duration, worth) => expect(isWorthResuming(at, duration)).toBe(worth));
});

describe('stored positions', () => {
  it('are read back as written, to a tenth of a second', () => {
    const positions = new Map([['a', { atSeconds: 12.345, savedAtMs: 7 }]]);
    expect(parsePositions(formatPositions(positions))).toEqual(
      new Map([['a', { atSeconds: 12.3, savedAtMs: 7 }]]),
    );
  });

  it('keep the newest two hundred', () => {
    const many = Array.from({ length: 250 }, (_, at) => {
      return [`film ${at}`, { atSeconds: 9, savedAtMs: at }] as const;
    });
    const kept = parsePositions(formatPositions(new Map(many)));
    expect(kept.size).toBe(200);
    expect(kept.has('film 249')).toBe(true);
    expect(kept.has('film 49')).toBe(false);
  });

  it.each([null, '', 'not JSON', '7', 'null', '[]', '{"a":1,"b":["x",2],"c":[1]}'])(
    'are none in %s',
    (text) => expect(parsePositions(text).size).toBe(0),
  );
});

describe('PositionBook', () => {
  beforeEach(() => localStorage.clear());

  it('remembers where a film was left and forgets it once it is finished', () => {
    const book = new PositionBook(() => 1);
    book.note('a', 30, 600);
    expect(book.resumeSeconds('a')).toBe(30);
    expect(new PositionBook().seconds()).toEqual(new Map([['a', 30]]));
    book.note('a', 599, 600);
    expect(book.resumeSeconds('a')).toBeNull();
  });

  it('lists what was begun, the last watched first', () => {
    let now = 0;
    const book = new PositionBook(() => (now += 1));
    for (const id of ['a', 'b', 'c']) book.note(id, 30, 600);
    book.note('a', 40, 600);
    const titles = ['a', 'b', 'x', 'c'].map((id) => ({ id }));
    expect(book.mostRecentFirst(titles).map((title) => title.id)).toEqual(['a', 'c', 'b']);
  });
});
