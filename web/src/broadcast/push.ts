import { problemOfResponse, type Http } from '../api/http';
import type { Problem } from '../api/problem';

/** One piece of a recording on its way to the server. */
export interface Chunk {
  readonly seq: number;
  readonly bytes: Blob;
  /** Nothing comes after it. */
  readonly last: boolean;
}

export type PushAnswer =
  | { readonly kind: 'taken' }
  /** The server has all chunks before this one and none after. */
  | { readonly kind: 'expected'; readonly seq: number }
  /** Worth another try; when, where the server said so. */
  | { readonly kind: 'later'; readonly waitSeconds: number | null }
  | { readonly kind: 'refused'; readonly problem: Problem };

export type Push = (chunk: Chunk, signal: AbortSignal) => Promise<PushAnswer>;

async function expectedSeq(response: Response): Promise<number | null> {
  const body: unknown = await response
    .clone()
    .json()
    .catch(() => null);
  const expected = (body as { expected?: unknown } | null)?.expected;
  return typeof expected === 'number' && Number.isInteger(expected) ? expected : null;
}

async function answerOf(response: Response): Promise<PushAnswer> {
  if (response.ok) return { kind: 'taken' };
  if (response.status === 409) {
    const seq = await expectedSeq(response);
    if (seq !== null) return { kind: 'expected', seq };
  }
  const problem = await problemOfResponse(response);
  if (problem.kind === 'too-often') {
    return { kind: 'later', waitSeconds: problem.retryAfterSeconds };
  }
  return problem.kind === 'server' && problem.status !== 501
    ? { kind: 'later', waitSeconds: null }
    : { kind: 'refused', problem };
}

/** A stream's part of addresses and what people call it. */
export interface StreamLabel {
  readonly name: string;
  readonly title: string;
}

/** Sends chunks of one recording to one stream, each as a request of its own. */
export function httpPush(
  http: Http,
  { name, title }: StreamLabel,
  broadcast: string,
  mimeType: string,
): Push {
  const path = `/live/${encodeURIComponent(name)}`;
  return async ({ seq, bytes, last }, signal) => {
    const query = new URLSearchParams({ broadcast, seq: String(seq) });
    if (seq === 0) query.set('title', title);
    if (last) query.set('last', '1');
    const headers = new Headers({ 'content-type': mimeType, accept: 'application/json' });
    if (http.csrf !== null) headers.set('x-csrf-token', http.csrf);
    const init: RequestInit = { method: 'POST', headers, body: bytes, signal };
    return answerOf(await fetch(`${path}?${query}`, { ...init, credentials: 'same-origin' }));
  };
}
