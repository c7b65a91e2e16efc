import { beforeEach, describe, expect, it, vi } from 'vitest';
import { httpApi } from '../../src/api/client';
import { Http, retryAfterSeconds } from '../../src/api/http';
import { RequestFailed } from '../../src/api/problem';
import { decodeSession } from '../../src/api/session';
import { session } from '../store/sessions';

/** Answers every request alike and keeps what was asked. */
function answering(status: number, body: unknown, headers: Record<string, string> = {}) {
  const asked: { path: string; init: RequestInit }[] = [];
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    asked.push({ path, init });
    const text = body === null ? null : JSON.stringify(body);
    return new Response(text, {
      status,
      headers: { 'content-type': 'application/json', ...headers },
    });
  });
  return asked;
}

const header = (init: RequestInit | undefined, name: string) =>
  new Headers(init?.headers).get(name);

async function problemOf(work: Promise<unknown>): Promise<unknown> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  return (error as RequestFailed).problem;
}

describe('Http', () => {
  let http: Http;
  beforeEach(() => (http = new Http()));

  it('sends what changes something with the token, what only asks without', async () => {
    const asked = answering(200, {});
    http.csrf = 't';
    await http.get('/api/x');
    await http.send('POST', '/api/x', { body: { a: 1 } });
    expect(header(asked[0]?.init, 'x-csrf-token')).toBeNull();
    expect(header(asked[1]?.init, 'x-csrf-token')).toBe('t');
    expect(header(asked[1]?.init, 'content-type')).toBe('application/json');
    expect(asked[1]?.init.body).toBe('{"a":1}');
  });

  it('tells about a lost session, but not about a wrong password', async () => {
    const lost = vi.fn();
    http.onSignedOut = lost;
    answering(401, { detail: 'No.' });
    expect(await problemOf(http.send('POST', '/x', { asksForPassword: true }))).toEqual({
      kind: 'signed-out',
      detail: 'No.',
    });
    expect(lost).not.toHaveBeenCalled();
    await problemOf(http.get('/x'));
    expect(lost).toHaveBeenCalledOnce();
  });

  it('says when to come back', async () => {
    answering(429, {}, { 'retry-after': '30' });
    expect(await problemOf(http.get('/x'))).toMatchObject({
      kind: 'too-often',
      retryAfterSeconds: 30,
    });
    const now = Date.parse('2026-01-01T00:00:00Z');
    expect(retryAfterSeconds('Thu, 01 Jan 2026 00:01:00 GMT', now)).toBe(60);
    expect(retryAfterSeconds('soon', now)).toBeNull();
    expect(retryAfterSeconds(null, now)).toBeNull();
  });

  it('has nothing to give for an empty answer', async () => {
    answering(204, null);
    expect(await http.send('DELETE', '/x')).toBeNull();
  });
});

describe('session', () => {
  it('gives its token to later requests and takes it back on leaving', async () => {
    const asked = answering(200, session({ csrf: 'fresh' }));
    const api = httpApi();
    await api.session.signIn('Ada', 'secret');
    expect(asked[0]).toMatchObject({ path: '/api/session', init: { method: 'POST' } });
    await api.session.revoke('d/1');
    expect(asked[1]?.path).toBe('/api/session/list/d%2F1');
    expect(header(asked[1]?.init, 'x-csrf-token')).toBe('fresh');
  });

  it('is read whole, and anything odd is named', () => {
    expect(decodeSession(session())).toEqual(session());
    const guest = { room: 'r', name: 'Bo' };
    expect(decodeSession({ ...session(), account: null, guest }).guest).toEqual(guest);
    expect(() => decodeSession({ ...session(), access: 'all' })).toThrow('session.access');
    expect(() => decodeSession({ ...session(), can: null })).toThrow('session.can');
    expect(decodeSession({ ...session(), can: { watch: 'yes' } }).can.watch).toBe(false);
  });
});
