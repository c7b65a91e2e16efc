/** Requests that components send up. All bubble through shadow roots; `kinora-app` answers them. */
export interface Requests {
  /** The search text changed. */
  'kinora-search': { readonly query: string };
  /** What failed on the open page is to be tried again. */
  'kinora-retry': undefined;
  /** Live updates are to be tried again at once. */
  'kinora-reconnect': undefined;
  /** The open title is to be played through another delivery. */
  'kinora-engine': { readonly engine: 'hls' | 'dash'; readonly atSeconds: number };
}

export function request<K extends keyof Requests>(
  from: EventTarget,
  type: K,
  detail: Requests[K],
): void {
  from.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
}
