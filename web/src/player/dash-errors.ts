import type { Failure } from './engine';

/** The part of a dash.js error that decides what to do; older kinds are only a word. */
export type DashError =
  | string
  | {
      readonly code?: number;
      readonly data?: { readonly response?: { readonly status?: number } };
    };

/** Codes of dash.js 5, `Errors.js`: what could not be fetched. */
const fetchCodes: ReadonlySet<number> = new Set([11, 15, 17, 25, 26, 27, 28]);
/** Subtitles that cannot be read are no reason to stop the film. */
const harmlessCodes: ReadonlySet<number> = new Set([33]);
const unsupportedCodes: ReadonlySet<number> = new Set([23, 32, 34, 35]);

export function dashVerdict(error: DashError): 'reconnect' | 'ignore' | Failure {
  if (typeof error === 'string') {
    if (error === 'cc') return 'ignore';
    return error === 'download' || error === 'manifestError' ? 'reconnect' : 'unsupported';
  }
  const code = error.code ?? 0;
  if (harmlessCodes.has(code)) return 'ignore';
  if (unsupportedCodes.has(code)) return 'unsupported';
  if (!fetchCodes.has(code)) return 'decode';
  switch (error.data?.response?.status) {
    case 404:
    case 410:
      return 'missing';
    case 502:
      return 'segment';
    case 503:
    case 504:
      return 'busy';
    default:
      return 'reconnect';
  }
}
