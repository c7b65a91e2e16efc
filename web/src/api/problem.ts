import { UnexpectedAnswer } from './fields';

/** Why a request gave nothing, sorted by what a person can do about it. */
export type Problem =
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'missing'; readonly detail: string | null }
  /** Nobody is signed in, or name and password do not fit. */
  | { readonly kind: 'signed-out'; readonly detail: string | null }
  /** Asked too often; `retryAfterSeconds` where the server says when to come back. */
  | {
      readonly kind: 'too-often';
      readonly retryAfterSeconds: number | null;
      readonly detail: string | null;
    }
  | { readonly kind: 'refused'; readonly status: number; readonly detail: string | null }
  | { readonly kind: 'server'; readonly status: number; readonly detail: string | null }
  | { readonly kind: 'unreadable'; readonly detail: string };

/** Carries a `Problem` through a promise. */
export class RequestFailed extends Error {
  constructor(readonly problem: Problem) {
    super(`request failed: ${problem.kind}`);
    this.name = 'RequestFailed';
  }
}

/** `detail` is the sentence of an RFC 9457 problem document where there was one. */
export function problemOfStatus(
  status: number,
  detail: string | null,
  retryAfterSeconds: number | null = null,
): Problem {
  if (status === 401) return { kind: 'signed-out', detail };
  if (status === 429) return { kind: 'too-often', retryAfterSeconds, detail };
  if (status === 404 || status === 410) return { kind: 'missing', detail };
  if (status >= 500) return { kind: 'server', status, detail };
  return { kind: 'refused', status, detail };
}

export function problemOf(error: unknown): Problem {
  if (error instanceof RequestFailed) return error.problem;
  if (error instanceof UnexpectedAnswer || error instanceof SyntaxError) {
    return { kind: 'unreadable', detail: error.message };
  }
  return { kind: 'unreachable' };
}

/** The sentence a problem document explains itself with (RFC 9457, 3.1.4), or null. */
export function detailOf(document: unknown): string | null {
  if (typeof document !== 'object' || document === null) return null;
  const { detail, title } = document as { detail?: unknown; title?: unknown };
  if (typeof detail === 'string' && detail !== '') return detail;
  return typeof title === 'string' && title !== '' ? title : null;
}
