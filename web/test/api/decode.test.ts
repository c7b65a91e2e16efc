import { describe, expect, it } from 'vitest';
import { decodeDetail, decodeLibrary, decodeRemovedId, decodeSummary } from '../../src/api/decode';
import { detailOf, problemOf, problemOfStatus, RequestFailed } from '../../src/api/problem';

const whole = {
  id: 'a',
  name: 'Film',
  state: 'playable',
  progress: 0.43,
  durationSeconds: 596.4,
  width: 1280,
  height: 720,
  poster: '/titles/a/poster.jpg',
  addedAt: '2026-01-01T00:00:00Z',
};

const unknown = {
  thumbnails: null,
  error: null,
  year: null,
  edition: null,
  part: null,
  episode: null,
  artist: null,
  album: null,
};

describe('titles', () => {
  it('reads a whole summary', () => expect(decodeSummary(whole)).toEqual({ ...whole, ...unknown }));

  it('reads what a film is among others', () => {
    const episode = { series: 'A show', season: 0, first: 2, last: 3, title: 'Pilot' };
    const about = { year: 1995, edition: 'Final Cut', part: 2, episode };
    expect(decodeSummary({ ...whole, ...about })).toMatchObject(about);
    expect(decodeSummary({ ...whole, episode: { series: 'A', first: 2 } }).episode).toEqual({
      series: 'A',
      season: 0,
      first: 2,
      last: 2,
      title: null,
    });
    expect(() => decodeSummary({ ...whole, episode: {} })).toThrow('title.episode.series');
  });

  it('turns what is absent into null and bounds the progress', () => {
    expect(decodeSummary({ id: 'a', name: 'F', state: 'probing', progress: 7 })).toEqual({
      id: 'a',
      name: 'F',
      state: 'probing',
      progress: 1,
      durationSeconds: null,
      width: null,
      height: null,
      poster: null,
      ...unknown,
      addedAt: null,
    });
  });

  it.each(['https://elsewhere.test/x.jpg', '//elsewhere.test/x', '/\\elsewhere.test', 'x.jpg'])(
    'takes no picture from %s',
    (poster) => expect(decodeSummary({ ...whole, poster }).poster).toBeNull(),
  );

  it.each([
    [{ ...whole, id: '' }, 'title.id: expected text, found ""'],
    [{ ...whole, state: 'lost' }, 'title.state: expected one of probing, playable, ready, failed'],
    [null, 'title: expected an object, found null'],
    [[], 'title: expected an object, found []'],
  ])('refuses %o', (value, message) => expect(() => decodeSummary(value)).toThrow(message));

  it('reads renditions and addresses', () => {
    const title = decodeDetail({
      ...whole,
      hls: '/titles/a/master.m3u8',
      renditions: [
        { name: 'v', kind: 'video', width: 640, height: 360, frameRate: '24000/1001' },
        { name: 'w', kind: 'video', frameRate: 23.976, copied: true },
        { name: 's', kind: 'audio', language: 'en', bitsPerSecond: 128000, codecs: 'mp4a.40.2' },
      ],
    });
    expect(title.dash).toBeNull();
    expect(title.reasons).toEqual([]);
    expect(decodeDetail({ ...whole, reasons: ['So.'] }).reasons).toEqual(['So.']);
    expect(title.renditions).toMatchObject([
      { kind: 'video', frameRate: '24000/1001', language: null },
      { frameRate: '23.976', copied: true },
      { kind: 'audio', language: 'en', width: null },
    ]);
    expect(() => decodeDetail({ ...whole, renditions: [{}] })).toThrow('title.renditions[0].name');
  });

  it('reads the library with and without a film being drawn', () => {
    expect(decodeLibrary({ titles: [whole] })).toMatchObject({ titles: [{ id: 'a' }], demo: null });
    const demo = { state: 'making', progress: 0.31 };
    expect(decodeLibrary({ titles: [], demo })).toEqual({ titles: [], demo });
    expect(() => decodeLibrary({})).toThrow('titles: expected a list, found nothing');
  });

  it('reads which title was removed', () => {
    expect(decodeRemovedId({ id: 'a' })).toBe('a');
    expect(() => decodeRemovedId({})).toThrow('title-removed.id');
  });
});

describe('problems', () => {
  it('sorts statuses by what can be done', () => {
    expect(problemOfStatus(404, 'gone')).toEqual({ kind: 'missing', detail: 'gone' });
    expect(problemOfStatus(503, null)).toEqual({ kind: 'server', status: 503, detail: null });
    expect(problemOfStatus(403, null)).toEqual({ kind: 'refused', status: 403, detail: null });
  });

  it('prefers the detail of a problem document to its title', () => {
    expect(detailOf({ title: 'Not found', detail: 'There is no title a.' })).toBe(
      'There is no title a.',
    );
    expect(detailOf({ title: 'Not found' })).toBe('Not found');
    expect(detailOf('text')).toBeNull();
  });

  it('tells a broken connection from a broken answer', () => {
    expect(problemOf(new TypeError('fetch failed'))).toEqual({ kind: 'unreachable' });
    expect(problemOf(new SyntaxError('not JSON'))).toMatchObject({ kind: 'unreadable' });
    const failed = new RequestFailed({ kind: 'missing', detail: null });
    expect(problemOf(failed)).toBe(failed.problem);
  });
});
