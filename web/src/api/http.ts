import { detailOf, problemOfStatus, RequestFailed, type Problem } from './problem';

export type UnsafeMethod = 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface SendOptions {
  /** Sent as JSON; left out when undefined. */
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
  /** True where a 401 is an answer about what was sent rather than about who sent it. */
  readonly asksForPassword?: boolean;
}

/** Seconds of a `Retry-After` header (RFC 9110, 10.2.3), both of its forms; null for none. */
export function retryAfterSeconds(value: string | null, nowMs: number): number | null {
  if (value === null) return null;
  if (/^\d+$/.test(value)) return Number(value);
  const atMs = Date.parse(value);
  return Number.isNaN(atMs) ? null : Math.max(0, Math.ceil((atMs - nowMs) / 1_000));
}

async function problemDetail(response: Response): Promise<string | null> {
  const type = response.headers.get('content-type') ?? '';
  if (!type.includes('json')) return null;
  // A problem document that cannot be read still leaves the status, which says enough.
  return response.json().then(detailOf, () => null);
}

export async function problemOfResponse(response: Response): Promise<Problem> {
  const wait = retryAfterSeconds(response.headers.get('retry-after'), Date.now());
  return problemOfStatus(response.status, await problemDetail(response), wait);
}

/**
 * Requests to the origin the page came from. The cookie goes along by itself; what changes something
 * also carries the token that only our own pages know. Each call rejects with what `problemOf`
 * explains.
 */
export class Http {
  /** From `GET /api/session`; null while nobody is signed in. */
  csrf: string | null = null;
  /** Told when the server no longer knows who is asking. */
  onSignedOut: () => void = () => undefined;

  async get(path: string, signal?: AbortSignal): Promise<unknown> {
    // Always asked anew: the server answers 304 when nothing changed.
    return this.answer(await this.ask(path, { cache: 'no-cache' }, signal), true);
  }

  /** The answer's JSON, or null where there is none. */
  async send(method: UnsafeMethod, path: string, options: SendOptions = {}): Promise<unknown> {
    const { body, signal, asksForPassword = false } = options;
    const headers = new Headers();
    if (this.csrf !== null) headers.set('x-csrf-token', this.csrf);
    const init: RequestInit = { method, headers };
    if (body !== undefined) {
      headers.set('content-type', 'application/json');
      init.body = JSON.stringify(body);
    }
    return this.answer(await this.ask(path, init, signal), !asksForPassword);
  }

  private ask(path: string, init: RequestInit, signal?: AbortSignal): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set('accept', 'application/json');
    const whole: RequestInit = { ...init, headers, credentials: 'same-origin' };
    return fetch(path, signal ? { ...whole, signal } : whole);
  }

  private async answer(response: Response, aboutSession: boolean): Promise<unknown> {
    if (!response.ok) {
      if (response.status === 401 && aboutSession) this.onSignedOut();
      throw new RequestFailed(await problemOfResponse(response));
    }
    return response.status === 204 ? null : response.json();
  }
}
