import { count, fields, listOf, oneOf, pathOrNull, text, textOrNull } from './fields';
import type { Http } from './http';

export const liveStates = ['live', 'waiting', 'ended'] as const;
/** `waiting`: the broadcaster was lost and may come back. */
export type LiveState = (typeof liveStates)[number];

/** The raw relay: what came from the broadcaster, for Media Source Extensions. */
export interface LiveSocket {
  readonly url: string;
  readonly mime: string;
}

/** A stream that is running, or has just ended. */
export interface LiveStream {
  readonly name: string;
  readonly title: string;
  /** ISO 8601 moment. */
  readonly startedAt: string | null;
  readonly viewers: number;
  readonly state: LiveState;
  readonly hls: string | null;
  readonly dash: string | null;
  readonly socket: LiveSocket | null;
  /** The title that it becomes, once there is one. */
  readonly recording: string | null;
}

function decodeSocket(value: unknown, where: string): LiveSocket | null {
  if (value === null || value === undefined) return null;
  const socket = fields(value, where);
  const url = pathOrNull(socket['url']);
  return url === null ? null : { url, mime: text(socket['mime'], `${where}.mime`) };
}

export function decodeLiveStream(value: unknown, where = 'live'): LiveStream {
  const stream = fields(value, where);
  const name = text(stream['name'], `${where}.name`);
  // Before its first segments a stream has addresses that lead to nothing.
  const listed = stream['listed'] !== false;
  return {
    name,
    title: textOrNull(stream['title']) ?? name,
    startedAt: textOrNull(stream['startedAt']),
    viewers: count(stream['viewers']),
    state: oneOf(stream['state'], liveStates, `${where}.state`),
    hls: listed ? pathOrNull(stream['hls']) : null,
    dash: listed ? pathOrNull(stream['dash']) : null,
    socket: decodeSocket(stream['socket'], `${where}.socket`),
    recording: textOrNull(stream['recording']),
  };
}

export function decodeLiveName(value: unknown): string {
  return text(fields(value, 'live-ended')['name'], 'live-ended.name');
}

const one = (name: string) => `/api/live/${encodeURIComponent(name)}`;

export class LiveApi {
  constructor(private readonly http: Http) {}

  async list(): Promise<readonly LiveStream[]> {
    const answer = fields(await this.http.get('/api/live'), 'answer');
    return listOf(answer['live'], 'live', decodeLiveStream);
  }

  async stream(name: string): Promise<LiveStream> {
    return decodeLiveStream(await this.http.get(one(name)));
  }

  /** Ends a stream, whoever sends it; for its owner and administrators. */
  async end(name: string): Promise<void> {
    await this.http.send('DELETE', `/live/${encodeURIComponent(name)}`);
  }
}
