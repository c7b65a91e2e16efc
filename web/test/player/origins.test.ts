import { beforeEach, describe, expect, it } from 'vitest';
import { Origins } from '../../src/player/origins';

const home = 'https://kinora.test';
const second = 'https://kinora.test:4443';
const third = 'https://other.test';

let up: Set<string>;
let news: string[];
let timers: (() => void)[];
let origins: Origins;

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

beforeEach(() => {
  up = new Set([home, second, third]);
  news = [];
  timers = [];
  origins = new Origins({
    home,
    probe: async (origin) => up.has(origin),
    setTimer: (work) => timers.push(work),
    clearTimer: () => timers.splice(0),
  });
  origins.learn([home, second, third]);
  origins.subscribe((one) => news.push(one));
});

describe('other servers', () => {
  it('leaves addresses alone while all is well', async () => {
    await origins.doubt();
    expect(origins.rewrite('/titles/a/x.m4s')).toBe('/titles/a/x.m4s');
    expect(origins.rewrite(`${home}/titles/a/x.m4s`)).toBe(`${home}/titles/a/x.m4s`);
    expect(news).toEqual([]);
  });

  it('moves to the next that answers and tells it once', async () => {
    up.delete(home);
    await origins.doubt();
    expect(origins.rewrite('/titles/a/x.m4s?y=1')).toBe(`${second}/titles/a/x.m4s?y=1`);
    up.delete(second);
    await origins.doubt();
    expect(origins.rewrite(`${second}/titles/a/x.m4s`)).toBe(`${third}/titles/a/x.m4s`);
    expect(news).toEqual(['away']);
  });

  it('comes home when home is back', async () => {
    up.delete(home);
    await origins.doubt();
    timers.splice(0).forEach((look) => look());
    await settled();
    expect(origins.current).toBe(second);
    up.add(home);
    timers.splice(0).forEach((look) => look());
    await settled();
    expect(origins.rewrite(`${second}/titles/a/x.m4s`)).toBe(`${home}/titles/a/x.m4s`);
    expect(news).toEqual(['away', 'home']);
    expect(timers).toEqual([]);
  });

  it('stays where it is when nobody answers', async () => {
    up.clear();
    await origins.doubt();
    expect(origins.current).toBe(home);
  });

  it('shows a signature elsewhere and never takes it home', async () => {
    origins.signature = 's';
    up.delete(home);
    await origins.doubt();
    expect(origins.rewrite('/titles/a/x.m4s')).toBe(`${second}/titles/a/x.m4s?sig=s`);
    up.add(home);
    timers.splice(0).forEach((look) => look());
    await settled();
    expect(origins.rewrite(`${second}/titles/a/x.m4s?sig=s`)).toBe(`${home}/titles/a/x.m4s`);
  });

  it('leaves other hosts alone', async () => {
    up.delete(home);
    await origins.doubt();
    expect(origins.rewrite('https://elsewhere.test/x')).toBe('https://elsewhere.test/x');
  });
});
