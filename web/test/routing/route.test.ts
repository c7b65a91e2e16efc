import { describe, expect, it } from 'vitest';
import { formatRoute, parseRoute, parseTime, type Route } from '../../src/routing/route';

const at = (path: string) => parseRoute(new URL(path, 'https://kinora.test'));

describe('parseTime', () => {
  it.each([
    ['90', 90],
    ['90s', 90],
    ['1.5', 1.5],
    ['1m30s', 90],
    ['2m', 120],
    ['1h2m3s', 3723],
    ['1h', 3600],
    ['1:02', 62],
    ['1:02:03', 3723],
    ['0', 0],
  ])('reads %s', (text, seconds) => expect(parseTime(text)).toBe(seconds));

  it.each(['', 'abc', '-5', '1:2:3:4', '1e3', 'h', null])('refuses %s', (text) =>
    expect(parseTime(text)).toBeNull(),
  );
});

describe('routes', () => {
  it('knows the hub and its search', () => {
    expect(at('/')).toEqual({ page: 'hub', query: '' });
    expect(at('/?q=big%20buck')).toEqual({ page: 'hub', query: 'big buck' });
  });

  it('knows a film, where to start it and how to deliver it', () => {
    expect(at('/watch/abc?t=1m&engine=dash')).toEqual({
      page: 'watch',
      id: 'abc',
      startSeconds: 60,
      engine: 'dash',
    });
    expect(at('/watch/a%2Fb/')).toMatchObject({ id: 'a/b', startSeconds: null, engine: 'hls' });
    expect(at('/watch/abc?t=soon&engine=other')).toMatchObject({
      startSeconds: null,
      engine: 'hls',
    });
  });

  it.each(['/watch/', '/watch', '/watch/a/b', '/other', '/watch/%E0%A4%A'])(
    'has no page at %s',
    (path) => expect(at(path).page).toBe('unknown'),
  );

  it.each<Route>([
    { page: 'hub', query: '' },
    { page: 'hub', query: 'a&b=c ?/#é' },
    { page: 'watch', id: 'x y/ü?', startSeconds: null, engine: 'hls' },
    { page: 'watch', id: 'x', startSeconds: 0, engine: 'dash' },
    { page: 'watch', id: 'x', startSeconds: 12.5, engine: 'hls' },
    { page: 'unknown', path: '/nowhere' },
  ])('reads back what it writes: %o', (route) => expect(at(formatRoute(route))).toEqual(route));
});
