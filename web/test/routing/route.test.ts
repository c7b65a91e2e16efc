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

  it('knows a running stream and a room by its link', () => {
    expect(at('/live-now/desk?mode=hls')).toEqual({ page: 'live', name: 'desk', mode: 'hls' });
    expect(at('/live-now/desk?mode=smoke')).toMatchObject({ mode: null });
    expect(at('/room/friday#g=abc')).toEqual({ page: 'room', room: 'friday', guest: 'abc' });
    expect(at('/room/friday#other')).toMatchObject({ guest: null });
  });

  it('takes the secret of a one-time link from the fragment', () => {
    expect(at('/welcome#s3cret')).toEqual({ page: 'welcome', token: 's3cret' });
    expect(at('/welcome')).toEqual({ page: 'welcome', token: null });
  });

  it.each(['https://evil.test/', '//evil.test/', '/\\evil.test', '/..//evil.test', 'evil'])(
    'never leads from signing in to %s',
    (back) =>
      expect(at(`/sign-in?${new URLSearchParams({ back })}`)).toEqual({
        page: 'sign-in',
        back: '/',
      }),
  );

  it.each([
    '/watch/',
    '/watch',
    '/live-now',
    '/room/',
    '/go-live/now',
    '/watch/a/b',
    '/other',
    '/watch/%E0%A4%A',
  ])('has no page at %s', (path) => expect(at(path).page).toBe('unknown'));

  it.each<Route>([
    { page: 'hub', query: '' },
    { page: 'hub', query: 'a&b=c ?/#é' },
    { page: 'watch', id: 'x y/ü?', startSeconds: null, engine: 'hls' },
    { page: 'watch', id: 'x', startSeconds: 0, engine: 'dash' },
    { page: 'watch', id: 'x', startSeconds: 12.5, engine: 'hls' },
    { page: 'live', name: 'a b', mode: null },
    { page: 'live', name: 'a', mode: 'dash' },
    { page: 'room', room: 'r', guest: 'a+b=/' },
    { page: 'room', room: 'r', guest: null },
    { page: 'sign-in', back: '/watch/x?t=5#y' },
    { page: 'sign-in', back: '/' },
    { page: 'welcome', token: 'a b' },
    { page: 'go-live' },
    { page: 'upload' },
    { page: 'rooms' },
    { page: 'account' },
    { page: 'people' },
    { page: 'unknown', path: '/nowhere' },
  ])('reads back what it writes: %o', (route) => expect(at(formatRoute(route))).toEqual(route));
});
