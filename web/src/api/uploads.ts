import { fields, oneOf, share, textOrNull } from './fields';
import type { Http } from './http';

export const uploadStates = ['receiving', 'probing', 'encoding', 'ready', 'failed'] as const;
export type UploadPhase = (typeof uploadStates)[number];

/** How an upload fares on the server. */
export interface UploadStatus {
  readonly state: UploadPhase;
  /** Share of the present state, 0 to 1. */
  readonly progress: number;
  /** The title it became, once it is one: from then on it can be watched. */
  readonly title: string | null;
  readonly error: string | null;
}

export function decodeUploadStatus(value: unknown): UploadStatus {
  const status = fields(value, 'upload');
  return {
    state: oneOf(status['state'], uploadStates, 'upload.state'),
    progress: share(status['progress']),
    title: textOrNull(status['title']),
    error: textOrNull(status['error']),
  };
}

export interface UploadListeners {
  onStatus(status: UploadStatus): void;
  /** The stream broke; it does not come back by itself. */
  onLost(): void;
}

/** What became of uploads; sending them is the tus client's. */
export class UploadsApi {
  constructor(private readonly http: Http) {}

  async status(id: string): Promise<UploadStatus> {
    return decodeUploadStatus(await this.http.get(`/api/uploads/${encodeURIComponent(id)}`));
  }

  /** Server-sent events of one upload; returns what ends them. */
  follow(id: string, { onStatus, onLost }: UploadListeners): () => void {
    const source = new EventSource(`/api/uploads/${encodeURIComponent(id)}/events`);
    const receive = (event: MessageEvent<string>) => {
      try {
        onStatus(decodeUploadStatus(JSON.parse(event.data)));
      } catch (error) {
        console.warn('An event of an upload could not be read and was left out.', error);
      }
    };
    source.addEventListener('upload', receive);
    source.addEventListener('message', receive);
    source.addEventListener('error', () => {
      source.close();
      onLost();
    });
    return () => source.close();
  }
}
