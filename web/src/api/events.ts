import { decodeRemovedId, decodeSummary } from './decode';
import type { TitleSummary } from './types';

export type ServerEvent =
  | { readonly kind: 'title-changed'; readonly title: TitleSummary }
  | { readonly kind: 'title-removed'; readonly id: string };

export interface EventListeners {
  onOpen(): void;
  onEvent(event: ServerEvent): void;
  /** The stream ended or never began; it does not come back by itself. */
  onLost(): void;
}

/** Opens a stream of server events and returns what closes it. */
export type OpenEvents = (listeners: EventListeners) => () => void;

function parse(kind: ServerEvent['kind'], data: string): ServerEvent {
  const value: unknown = JSON.parse(data);
  return kind === 'title-changed'
    ? { kind, title: decodeSummary(value, 'titles-changed') }
    : { kind, id: decodeRemovedId(value) };
}

/**
 * Server-sent events of the origin. EventSource would reconnect on some failures and give up on
 * others; here every loss closes it, and `LiveUpdates` alone decides when to try again.
 */
export const openServerEvents: OpenEvents = ({ onOpen, onEvent, onLost }) => {
  const source = new EventSource('/api/events');
  const receive = (kind: ServerEvent['kind']) => (message: MessageEvent<string>) => {
    try {
      onEvent(parse(kind, message.data));
    } catch (error) {
      console.warn('An event of the server could not be read and was left out.', error);
    }
  };
  source.addEventListener('open', onOpen);
  source.addEventListener('titles-changed', receive('title-changed'));
  source.addEventListener('title-removed', receive('title-removed'));
  source.addEventListener('error', () => {
    source.close();
    onLost();
  });
  return () => source.close();
};
