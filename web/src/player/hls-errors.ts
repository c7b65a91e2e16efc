import type { Failure } from './engine';

/** The part of an hls.js error that decides what to do about it. */
export interface FatalError {
  readonly type: string;
  readonly details: string;
  /** HTTP status, 0 or undefined where there was no answer. */
  readonly status: number | undefined;
}

export type Verdict =
  | { readonly answer: 'reconnect' }
  | { readonly answer: 'recover-media' }
  | { readonly answer: 'fail'; readonly failure: Failure };

const fail = (failure: Failure): Verdict => ({ answer: 'fail', failure });

function networkVerdict(status: number | undefined): Verdict {
  if (status === 404 || status === 410) return fail('missing');
  if (status === 502) return fail('segment');
  if (status === 503 || status === 504) return fail('busy');
  return { answer: 'reconnect' };
}

/**
 * What to do about an error that hls.js could not mend. `mediaRecoveries` is how often the decoder
 * has been started anew lately.
 */
export function verdictOn(error: FatalError, mediaRecoveries: number): Verdict {
  if (error.details === 'manifestIncompatibleCodecsError') return fail('unsupported');
  switch (error.type) {
    case 'networkError':
      return networkVerdict(error.status);
    case 'mediaError':
      return mediaRecoveries < 2 ? { answer: 'recover-media' } : fail('decode');
    default:
      return fail('decode');
  }
}
