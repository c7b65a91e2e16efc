import { fields } from './fields';
import type { Http } from './http';
import { problemOf } from './problem';

const path = (id: string) => `/api/titles/${encodeURIComponent(id)}/position`;

/** "My spot" in a title, one for each account. */
export class SpotsApi {
  constructor(private readonly http: Http) {}

  /** Seconds, or null where none was saved. */
  async read(id: string): Promise<number | null> {
    try {
      const { seconds } = fields(await this.http.get(path(id)), 'position');
      return typeof seconds === 'number' && seconds >= 0 ? seconds : null;
    } catch (error) {
      if (problemOf(error).kind === 'missing') return null;
      throw error;
    }
  }

  async save(id: string, seconds: number): Promise<void> {
    await this.http.send('PUT', path(id), { body: { seconds } });
  }
}
