import type { Session } from '../api/session';
import type { LiveMode } from '../routing/route';
import type { UploadTotals } from '../upload/item';

/** Requests that components send up. All bubble through shadow roots; `start` answers them. */
export interface Requests {
  /** The search text changed. */
  'kinora-search': { readonly query: string };
  /** What failed on the open page is to be tried again. */
  'kinora-retry': undefined;
  /** Live updates are to be tried again at once. */
  'kinora-reconnect': undefined;
  /** The open title is to be played through another delivery. */
  'kinora-engine': { readonly engine: 'hls' | 'dash'; readonly atSeconds: number };
  /** Another page of ours is to be opened, by its address. */
  'kinora-open': { readonly path: string };
  /** This page went on air under a name, or off it (null). */
  'kinora-broadcast': { readonly name: string | null };
  /** The open broadcast is to be shown by another way. */
  'kinora-live-mode': { readonly mode: LiveMode | null };
  /** What this page sends changed; null when nothing is left. */
  'kinora-uploads': { readonly totals: UploadTotals | null };
  /** Somebody signed in or out: this is the session now. */
  'kinora-session': { readonly session: Session };
}

export function request<K extends keyof Requests>(
  from: EventTarget,
  type: K,
  detail: Requests[K],
): void {
  from.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
}
