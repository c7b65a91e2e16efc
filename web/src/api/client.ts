import { decodeDetail, decodeLibrary } from './decode';
import { detailOf, problemOfStatus, RequestFailed } from './problem';
import type { Library, TitleDetail } from './types';

/** Everything the pages ask the origin for. Each call rejects with what `problemOf` explains. */
export interface Api {
  library(signal?: AbortSignal): Promise<Library>;
  title(id: string, signal?: AbortSignal): Promise<TitleDetail>;
}

async function problemDetail(response: Response): Promise<string | null> {
  const type = response.headers.get('content-type') ?? '';
  if (!type.includes('json')) return null;
  // A problem document that cannot be read still leaves the status, which says enough.
  return response.json().then(detailOf, () => null);
}

async function getJson(path: string, signal: AbortSignal | undefined): Promise<unknown> {
  const init: RequestInit = { headers: { accept: 'application/json' }, cache: 'no-cache' };
  const response = await fetch(path, signal ? { ...init, signal } : init);
  if (!response.ok) {
    throw new RequestFailed(problemOfStatus(response.status, await problemDetail(response)));
  }
  return response.json();
}

export const httpApi: Api = {
  library: async (signal) => decodeLibrary(await getJson('/api/titles', signal)),
  title: async (id, signal) =>
    decodeDetail(await getJson(`/api/titles/${encodeURIComponent(id)}`, signal)),
};
