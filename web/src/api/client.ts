import { AccountsApi } from './accounts';
import { decodeDetail, decodeLibrary } from './decode';
import { Http } from './http';
import { LiveApi } from './live';
import { OriginsApi } from './origins';
import { RoomsApi } from './rooms';
import { SessionApi } from './session';
import { UploadsApi } from './uploads';
import { SpotsApi } from './spots';
import type { Library, TitleDetail } from './types';

/** Everything the pages ask the origin for. Each call rejects with what `problemOf` explains. */
export interface Api {
  /** For what pages ask beyond the groups below. */
  readonly http: Http;
  readonly session: SessionApi;
  readonly accounts: AccountsApi;
  readonly uploads: UploadsApi;
  readonly live: LiveApi;
  readonly rooms: RoomsApi;
  readonly spots: SpotsApi;
  readonly origins: OriginsApi;
  library(signal?: AbortSignal): Promise<Library>;
  title(id: string, signal?: AbortSignal): Promise<TitleDetail>;
}

export function httpApi(http = new Http()): Api {
  return {
    http,
    session: new SessionApi(http),
    accounts: new AccountsApi(http),
    uploads: new UploadsApi(http),
    live: new LiveApi(http),
    rooms: new RoomsApi(http),
    spots: new SpotsApi(http),
    origins: new OriginsApi(http),
    library: async (signal) => decodeLibrary(await http.get('/api/titles', signal)),
    title: async (id, signal) =>
      decodeDetail(await http.get(`/api/titles/${encodeURIComponent(id)}`, signal)),
  };
}
