import { describe, expect, it, vi } from 'vitest';
import { Http } from '../../src/api/http';
import { captureFailureOf } from '../../src/broadcast/capture';
import { httpPush } from '../../src/broadcast/push';
import { recordingType, streamName } from '../../src/broadcast/recording-type';

describe('what is recorded', () => {
  const among = (...known: string[]) => recordingType((type) => known.includes(type))?.mimeType;

  it('is H.264 where the browser has it, Matroska first', () => {
    const webm = 'video/webm;codecs=h264,opus';
    const mp4 = 'video/mp4;codecs=avc1.42E01E,opus';
    const vp8 = 'video/webm;codecs=vp8,opus';
    expect(among(vp8, mp4, webm)).toBe(webm);
    expect(among(vp8, mp4)).toBe(mp4);
    expect(among(vp8)).toBe(vp8);
    expect(among()).toBeUndefined();
  });

  it.each([
    ['Friday Night!', 'friday-night'],
    ['  Kürzer  ', 'kurzer'],
    ['--a--', 'a'],
    ['東京', ''],
    ['x'.repeat(60), 'x'.repeat(41)],
    ['a'.repeat(40) + ' b', 'a'.repeat(40)],
  ])('%s is called %s in addresses', (typed, name) => expect(streamName(typed)).toBe(name));
});

describe('capture failures', () => {
  it.each([
    ['NotAllowedError', 'denied'],
    ['NotFoundError', 'none'],
    ['NotReadableError', 'busy'],
    ['OtherError', 'unsupported'],
  ])('%s is %s', (name, failure) =>
    expect(captureFailureOf(new DOMException('', name))).toBe(failure),
  );
});

describe('pushing', () => {
  const signal = new AbortController().signal;
  const push = async (status: number, body: unknown = null, headers = {}) => {
    const fetched = vi.fn(
      async (..._: [string, RequestInit]) =>
        new Response(body === null ? null : JSON.stringify(body), { status, headers }),
    );
    vi.stubGlobal('fetch', fetched);
    const http = new Http();
    http.csrf = 't';
    const send = httpPush(http, { name: 'desk', title: 'At the desk' }, 'b1', 'video/webm');
    const answer = await send({ seq: 3, bytes: new Blob(['x']), last: true }, signal);
    return { answer, asked: fetched.mock.calls[0] };
  };

  it('names broadcast and place, and carries the token', async () => {
    const { answer, asked } = await push(204);
    expect(answer).toEqual({ kind: 'taken' });
    expect(asked?.[0]).toBe('/live/desk?broadcast=b1&seq=3&last=1');
    const headers = new Headers(asked?.[1].headers);
    expect(headers.get('x-csrf-token')).toBe('t');
    expect(headers.get('content-type')).toBe('video/webm');
  });

  it('reads what the server expects', async () => {
    expect((await push(409, { expected: 2 })).answer).toEqual({ kind: 'expected', seq: 2 });
    expect((await push(409, { detail: 'Taken.' })).answer.kind).toBe('refused');
  });

  it('tells what is worth another try from what is not', async () => {
    expect((await push(503)).answer).toEqual({ kind: 'later', waitSeconds: null });
    const busy = await push(429, null, { 'retry-after': '2' });
    expect(busy.answer).toEqual({ kind: 'later', waitSeconds: 2 });
    expect((await push(403)).answer.kind).toBe('refused');
    expect((await push(415)).answer.kind).toBe('refused');
  });
});
