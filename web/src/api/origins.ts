import { fields, listOf, text } from './fields';
import type { Http } from './http';

/** Only scheme, host and port; whatever stands behind them is not an origin. */
function decodeOrigin(value: unknown, where: string): string {
  return new URL(text(value, where)).origin;
}

/** Servers over the same library. */
export class OriginsApi {
  constructor(private readonly http: Http) {}

  /** Their origins, such as "https://localhost:4443"; the one that was asked comes first. */
  async list(): Promise<readonly string[]> {
    const answer = fields(await this.http.get('/api/origins'), 'answer');
    return listOf(answer['origins'], 'origins', decodeOrigin);
  }

  /** What opens one title's addresses on another server, where no cookie of ours goes. */
  async signature(titleId: string): Promise<string | null> {
    const path = `/api/titles/${encodeURIComponent(titleId)}/link`;
    const link = fields(await this.http.send('POST', path), 'link');
    return new URL(text(link['hls'], 'link.hls'), location.origin).searchParams.get('sig');
  }
}
