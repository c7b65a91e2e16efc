import { decodeRemovedId, decodeSummary } from './decode';
import { decodeLiveName, decodeLiveStream, type LiveStream } from './live';
import type { TitleSummary } from './types';

export type ServerEvent =
  | { readonly kind: 'title-changed'; readonly title: TitleSummary }
  | { readonly kind: 'title-removed'; readonly id: string }
  | { readonly kind: 'live-changed'; readonly stream: LiveStream }
  | { readonly kind: 'live-ended'; readonly name: string }
  /** Which ones is not said: the list is asked for again. */
  | { readonly kind: 'rooms-changed' };

export interface EventListeners {
  onOpen(): void;
  onEvent(event: ServerEvent): void;
  /** The stream ended or never began; it does not come back by itself. */
  onLost(): void;
}

/** Opens a stream of server events and returns what closes it. */
export type OpenEvents = (listeners: EventListeners) => () => void;

/** The events of the origin by their names there. */
const readers: Readonly<Record<string, (data: string) => ServerEvent>> = {
  'titles-changed': (data) => ({
    kind: 'title-changed',
    title: decodeSummary(JSON.parse(data), 'titles-changed'),
  }),
  'title-removed': (data) => ({ kind: 'title-removed', id: decodeRemovedId(JSON.parse(data)) }),
  live: (data) => ({ kind: 'live-changed', stream: decodeLiveStream(JSON.parse(data)) }),
  'live-ended': (data) => ({ kind: 'live-ended', name: decodeLiveName(JSON.parse(data)) }),
  rooms: () => ({ kind: 'rooms-changed' }),
};

/**
 * Server-sent events of the origin. EventSource would reconnect on some failures and give up on
 * others; here every loss closes it, and `LiveUpdates` alone decides when to try again.
 */
export const openServerEvents: OpenEvents = ({ onOpen, onEvent, onLost }) => {
  const source = new EventSource('/api/events');
  const receive = (read: (data: string) => ServerEvent) => (message: MessageEvent<string>) => {
    try {
      onEvent(read(message.data));
    } catch (error) {
      console.warn('An event of the server could not be read and was left out.', error);
    }
  };
  source.addEventListener('open', onOpen);
  for (const [name, read] of Object.entries(readers)) source.addEventListener(name, receive(read));
  source.addEventListener('error', () => {
    source.close();
    onLost();
  });
  return () => source.close();
};
